import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { FieldNotice } from '@watchfloor/shared'
import type { IncidentRow } from '@watchfloor/shared'
import { SessionService } from '../../platform/auth/session.service.js'
import type { CaseMessage } from '../bus/case-bus.js'
import { FeedMetrics } from '../feed/feed-metrics.js'
import { PhoneStream } from './phone-stream.js'

/** Often enough that no proxy or mobile network takes the line for idle; seldom enough for a battery. */
const BEAT_MS = 25_000
/** Pages of one person: phones that lost their network linger until TCP notices, so the newest count. */
const MOST_PER_PERSON = 8

/** A person's page, and how its right to be there and its units are looked up again. */
export interface PhoneDoor { readonly stream: PhoneStream; readonly unitsNow: () => readonly string[] }

/**
 * Officers' pages that are open, and what of the cases' news is for each. They get no roster and no fixes: a phone in a pocket that hears of its own tasks only
 * costs the hub next to nothing and the battery little.
 */
@Injectable()
export class PhoneFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Phones')
  private readonly doors = new Set<PhoneDoor>()
  private timer: NodeJS.Timeout | null = null
  private stopListening: (() => void) | null = null

  constructor(private readonly sessions: SessionService, metrics: FeedMetrics) { metrics.countPhonesBy(() => this.doors.size) }

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.beat() }, BEAT_MS)
    this.stopListening = this.sessions.onEnded((ids) => { for (const door of this.doors) if (ids.includes(door.stream.user.sessionId)) this.leave(door) })
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer)
    this.stopListening?.()
    for (const door of this.doors) this.leave(door)
  }

  join(door: PhoneDoor): void {
    const mine = [...this.doors].filter(({ stream }) => stream.user.id === door.stream.user.id)
    for (const old of mine.slice(0, Math.max(0, mine.length - MOST_PER_PERSON + 1))) this.leave(old)
    this.doors.add(door)
    door.stream.send('beat', { beatMs: BEAT_MS })
  }

  leave(door: PhoneDoor): void {
    this.doors.delete(door)
    door.stream.end()
  }

  /** What the rooms of the case tell, of this process or another. */
  show(message: CaseMessage): void {
    if (this.doors.size === 0) return
    if (message.type === 'notice') {
      const { to, notice } = message
      for (const { stream } of this.doors) if (to.userIds?.includes(stream.user.id) || to.roles?.includes(stream.user.role)) stream.send('notice', FieldNotice.parse(notice))
    } else if (message.type === 'incidents') {
      for (const row of message.rows) this.changed(row)
    } else if (message.type === 'gap') {
      for (const { stream } of this.doors) stream.send('look', {})
    }
  }

  private changed({ id, units }: IncidentRow): void {
    // What is only just sent out may still be taken back: the officer hears of it by the notice that waits for that.
    const known = units.filter(({ state }) => state !== 'notified')
    if (known.length > 0) for (const { stream } of this.doors) if (known.some(({ unitId }) => stream.unitIds.includes(unitId))) stream.send('task', { id })
  }

  /** Keeps the lines and the sessions alive; another process may have ended one, and a duty may have begun. */
  async beat(): Promise<void> {
    await Promise.all([...this.doors].map(async (door) => {
      const user = await this.sessions.userOf(door.stream.token).catch((error: Error) => { this.log.warn(`a phone's session was not looked up: ${error.message}`); return door.stream.user })
      if (!user) { this.leave(door); return }
      door.stream.unitIds = door.unitsNow()
      door.stream.send('beat', { beatMs: BEAT_MS })
    }))
  }
}
