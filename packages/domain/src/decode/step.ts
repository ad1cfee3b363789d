import type { Drop, Reply, Step } from './adapter.js'
import type { Report } from './report.js'

const NO_REPORTS: readonly Report[] = []
const NO_REPLIES: readonly Reply[] = []
const NO_DROPS: readonly Drop[] = []

/** A step that led to nothing. */
export const nothing = <S>(session: S): Step<S> => ({ session, reports: NO_REPORTS, replies: NO_REPLIES, dropped: NO_DROPS })
/** A step whose whole input is not usable, and why (snake_case). */
export const drop = <S>(session: S, reason: string): Step<S> => ({ session, reports: NO_REPORTS, replies: NO_REPLIES, dropped: [{ reason }] })
/** A step that led to reports, and perhaps replies and drops. */
export const led = <S>(session: S, reports: readonly Report[], replies: readonly Reply[] = NO_REPLIES, dropped: readonly Drop[] = NO_DROPS): Step<S> =>
  ({ session, reports, replies, dropped })
