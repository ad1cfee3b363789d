import { nearDistanceM } from '../geo/distance.js'
import type { IncidentFacts } from './incident-facts.js'

const DAY_MS = 86_400_000
/** Nearer than this, the same kind of thing is the same thing: phones place to within some tens of metres. */
export const SAME_PLACE_M = 50
/** Within this time after a close a new report says that it was not put right. */
export const AGAIN_MS = 7 * DAY_MS
/** Within this time a second complaint of the same matter is a repeated one. */
export const REPEAT_MS = 30 * DAY_MS

type Seen = Pick<IncidentFacts, 'incidentId' | 'category' | 'lat' | 'lon' | 'createdMs' | 'closedMs' | 'state' | 'source'>

const samePlaceAndKind = (a: Seen, b: Seen): boolean =>
  a.incidentId !== b.incidentId && a.category === b.category && nearDistanceM(a.lat, a.lon, b.lat, b.lon) <= SAME_PLACE_M
/** What was rejected or voided reported nothing. */
const stands = ({ state }: Seen): boolean => state !== 'rejected' && state !== 'voided'
const isComplaint = ({ source }: Seen): boolean => source === 'hotline' || source === 'citizen'

/** Whether `later` reports what `closed` had closed, within seven days. */
export const reportsAgain = (closed: Seen, later: Seen): boolean =>
  closed.state === 'closed' && closed.closedMs !== null && stands(later) && later.createdMs > closed.closedMs && later.createdMs <= closed.closedMs + AGAIN_MS && samePlaceAndKind(closed, later)

/** Whether `complaint` complains of what was complained of before, within thirty days. */
export const repeatsComplaint = (complaint: Seen, earlier: Seen): boolean =>
  isComplaint(complaint) && isComplaint(earlier) && stands(earlier) && stands(complaint)
  && earlier.createdMs < complaint.createdMs && earlier.createdMs >= complaint.createdMs - REPEAT_MS && samePlaceAndKind(complaint, earlier)
