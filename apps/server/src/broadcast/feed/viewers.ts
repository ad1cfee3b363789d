import { Injectable } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { CaseBus } from '../bus/case-bus.js'
import type { CaseMessage } from '../bus/case-bus.js'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'
import { OtherLooks } from './other-looks.js'
import type { Looker } from './other-looks.js'

/** Told again so often, for processes that began since or missed something; whoever is silent for long is gone, and its consoles with it. */
const AGAIN_MS = 5000
const SILENT_MS = 20_000

/** Who has which incident open: two people on one see each other, whichever process their consoles hang on. */
@Injectable()
export class Viewers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly others = new OtherLooks(SILENT_MS)
  private timer: NodeJS.Timeout | null = null

  constructor(private readonly feed: ConsoleFeed, private readonly bus: CaseBus) {
    bus.onMessage((message) => { if (message.type === 'looks') this.tellAll(this.others.hear(message.by, message.looks, Date.now())) })
  }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.bus.say(this.ours())
      this.tellAll(this.others.forget(Date.now()))
    }, AGAIN_MS)
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer)
    this.bus.say({ type: 'looks', by: this.bus.me, looks: [] })
  }

  /** A console opened another incident, or none; a console that left has none. */
  turn(link: ConsoleLink, incidentId: string | null): void {
    const before = link.looksAt
    if (before === incidentId) return
    link.looksAt = incidentId
    if (before !== null) this.tell(before)
    if (incidentId !== null) this.tell(incidentId)
    this.bus.say(this.ours())
  }

  private ours(): CaseMessage {
    const open = new Map<string, Looker[]>()
    for (const { looksAt, user: { id, name } } of this.feed.all()) if (looksAt !== null) open.set(looksAt, [...open.get(looksAt) ?? [], { id, name }])
    return { type: 'looks', by: this.bus.me, looks: [...open].map(([incidentId, people]) => ({ incidentId, people })) }
  }

  private tellAll(incidentIds: Iterable<string>): void { for (const id of incidentIds) this.tell(id) }

  private tell(incidentId: string): void {
    const here = [...this.feed.all()].filter((link) => link.looksAt === incidentId)
    // One person with two windows is one person, also where they hang on two processes.
    const people = [...new Map([...here.map(({ user: { id, name } }) => ({ id, name })), ...this.others.at(incidentId)].map((person) => [person.id, person])).values()]
    for (const link of here) link.send('viewers', { incidentId, people })
  }
}
