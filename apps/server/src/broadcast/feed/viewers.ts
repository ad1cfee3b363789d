import { Injectable } from '@nestjs/common'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'

/** Who has which incident open: two people on one see each other. */
@Injectable()
export class Viewers {
  constructor(private readonly feed: ConsoleFeed) {}

  /** A console opened another incident, or none; a console that left has none. */
  turn(link: ConsoleLink, incidentId: string | null): void {
    const before = link.looksAt
    if (before === incidentId) return
    link.looksAt = incidentId
    if (before !== null) this.tell(before)
    if (incidentId !== null) this.tell(incidentId)
  }

  private tell(incidentId: string): void {
    const here = [...this.feed.all()].filter((link) => link.looksAt === incidentId)
    // One person with two windows is one person.
    const people = [...new Map(here.map(({ user }) => [user.id, { id: user.id, name: user.name }])).values()]
    for (const link of here) link.send('viewers', { incidentId, people })
  }
}
