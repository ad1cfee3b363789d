import { Injectable } from '@nestjs/common'
import type { Alarm, IncidentRow, Notice } from '@watchfloor/shared'
import { CaseFeedPort } from '../../ports/case-feed.port.js'
import type { NoticeTo } from '../../ports/case-feed.port.js'
import { CASE_ROLES } from '../../platform/auth/rights.js'
import { ConsoleFeed } from './console-feed.js'
import type { ConsoleLink } from './console-link.js'

/** Rows in one message. */
const CHUNK = 200
const seesCases = (link: ConsoleLink): boolean => (CASE_ROLES as readonly string[]).includes(link.user.role)

/** Incidents, alarms and notices on their way to the consoles: each leaves at once, none is coalesced away. Officers hear of their own by notice only. */
@Injectable()
export class CaseFeed extends CaseFeedPort {
  constructor(private readonly feed: ConsoleFeed) { super() }

  incidents(rows: readonly IncidentRow[]): void {
    for (let first = 0; first < rows.length; first += CHUNK) {
      const upsert = rows.slice(first, first + CHUNK)
      for (const link of this.feed.all()) if (seesCases(link)) link.send('incidents', { upsert })
    }
  }

  alarms(alarms: readonly Alarm[], announced: readonly string[]): void {
    for (let first = 0; first < alarms.length; first += CHUNK) {
      const upsert = alarms.slice(first, first + CHUNK)
      const told = new Set(upsert.map(({ id }) => id))
      const news = announced.filter((id) => told.has(id))
      for (const link of this.feed.all()) if (seesCases(link)) link.send('alarms', { upsert, announced: news })
    }
  }

  notice(to: NoticeTo, notice: Notice): number {
    let count = 0
    for (const link of this.feed.all()) {
      if (!to.userIds?.includes(link.user.id) && !to.roles?.includes(link.user.role)) continue
      link.send('notice', { notice })
      count += 1
    }
    return count
  }
}
