import type { Alarm, IncidentRow, Notice, PtzNews, Role } from '@watchfloor/shared'

/** Whom a notice is for: any of these people, or everybody of these roles. */
export interface NoticeTo { readonly userIds?: readonly string[]; readonly roles?: readonly Role[] }

/** What the rooms of the case tell the consoles of all processes, after commit. Whoever misses it hears of it when its console asks again: all of it carries versions. */
export abstract class CaseFeedPort {
  /** Incidents made or changed. */
  abstract incidents(rows: readonly IncidentRow[]): void
  /** Alarms raised or changed; `announced` are those to be told as of something new. */
  abstract alarms(alarms: readonly Alarm[], announced: readonly string[]): void
  /** Something that people are told on their consoles and phones. */
  abstract notice(to: NoticeTo, notice: Notice): void
  /** Who moves a camera now and where it looks, for those who may watch it. */
  abstract ptz(roles: readonly Role[], news: PtzNews): void
}
