import { Injectable } from '@nestjs/common'
import type { Alarm, IncidentRow, Notice, PtzNews, Role } from '@watchfloor/shared'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import type { NoticeTo } from '../../ports/case-feed.port.js'
import { CASE_ROLES } from '../../platform/auth/rights.js'
import { CaseBus } from '../bus/case-bus.js'
import type { CaseMessage } from '../bus/case-bus.js'
import { PhoneFeed } from '../phone/phone-feed.js'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'
import { LensNews } from './lens-news.js'

/** Rows in one message. */
const CHUNK = 200
/** An alarm is announced to its seat, or to all; the others only see it change. */
function heardBy({ user }: ConsoleLink, { alarms, announced }: Extract<CaseMessage, { type: 'alarms' }>): string[] {
  const elsewhere = new Set(alarms.flatMap(({ id, seatId }) => (seatId === null || seatId === user.id ? [] : [id])))
  return elsewhere.size === 0 ? announced : announced.filter((id) => !elsewhere.has(id))
}
const seesCases = (link: ConsoleLink): boolean => (CASE_ROLES as readonly string[]).includes(link.user.role)

/**
 * Incidents, alarms and notices on their way to the consoles and phones, of this process and of the others: each leaves at once, none is coalesced away. An officer's
 * console hears of the own ones by notice only.
 */
@Injectable()
export class CaseFeed extends CaseFeedPort {
  constructor(private readonly feed: ConsoleFeed, private readonly phones: PhoneFeed, private readonly bus: CaseBus, private readonly lenses: LensNews) {
    super()
    bus.onMessage((message) => this.show(message))
  }

  incidents(rows: readonly IncidentRow[]): void {
    for (let first = 0; first < rows.length; first += CHUNK) this.tell({ type: 'incidents', rows: rows.slice(first, first + CHUNK) })
  }

  alarms(alarms: readonly Alarm[], announced: readonly string[]): void {
    for (let first = 0; first < alarms.length; first += CHUNK) {
      const some = alarms.slice(first, first + CHUNK)
      const told = new Set(some.map(({ id }) => id))
      this.tell({ type: 'alarms', alarms: some, announced: announced.filter((id) => told.has(id)) })
    }
  }

  notice({ userIds, roles }: NoticeTo, notice: Notice): void {
    this.tell({ type: 'notice', to: { ...(userIds ? { userIds: [...userIds] } : {}), ...(roles ? { roles: [...roles] } : {}) }, notice })
  }

  ptz(roles: readonly Role[], news: PtzNews): void { this.tell({ type: 'ptz', roles: [...roles], news }) }

  private tell(message: CaseMessage): void {
    this.show(message)
    this.bus.say(message)
  }

  /** Sends to the consoles and phones that hang on this process. */
  private show(message: CaseMessage): void {
    // Those are for `Viewers`.
    if (message.type === 'looks') return
    this.phones.show(message)
    switch (message.type) {
      case 'incidents': return this.toCaseRoles((link) => link.send('incidents', { upsert: message.rows }))
      case 'alarms': return this.toCaseRoles((link) => link.send('alarms', { upsert: message.alarms, announced: heardBy(link, message) }))
      // A new roster is the sign by which consoles read their cases anew.
      case 'gap': return this.feed.refresh()
      case 'ptz': return this.lenses.tell(message.roles, message.news)
      case 'notice': for (const link of this.feed.all()) {
        if (message.to.userIds?.includes(link.user.id) || message.to.roles?.includes(link.user.role)) link.send('notice', { notice: message.notice })
      }
    }
  }

  private toCaseRoles(send: (link: ConsoleLink) => void): void { for (const link of this.feed.all()) if (seesCases(link)) send(link) }
}
