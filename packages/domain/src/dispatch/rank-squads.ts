import { distanceM } from '../geo/distance.js'

/** A squad, patrol or officer that might be sent, as the duty roster and the live map know it. */
export interface Candidate {
  readonly unitId: string
  readonly name: string
  /** Last known place; null = never told. */
  readonly lat: number | null
  readonly lon: number | null
  /** When it was last heard, ms; null = never. */
  readonly heardMs: number | null
  /** Incidents it is working on. */
  readonly openTasks: number
  /** Category codes or beginnings of them that it is qualified for; empty = none, `*` = all. */
  readonly qualifiedFor: readonly string[]
  readonly onDuty: boolean
  /** Asked through its switchboard, as a department is: it has no place on the map and need not have been heard. */
  readonly bySwitchboard?: boolean
  /** End of its shift, ms; null = not rostered. */
  readonly shiftEndsMs: number | null
  /** Whether it is the one responsible for this category here. */
  readonly responsible: boolean
}
/** The way by road between two places in metres; null where the graph has none. */
export type RoadDistance = (from: { lat: number; lon: number }, to: { lat: number; lon: number }) => number | null

/** One ground for the place in the ranking. `minutes` is what it adds to the expected time; `value` what the reader is told. */
export interface RankReason {
  readonly factor: 'distance' | 'load' | 'qualification' | 'shift_end' | 'last_contact' | 'responsible' | 'off_duty'
  readonly minutes: number
  /** Metres, tasks, minutes to the end of shift, minutes since last heard. */
  readonly value: number | null
  /** For a distance: by road, or straight because there is no road known. */
  readonly by?: 'road' | 'straight' | 'unknown'
}
export interface Ranked { readonly candidate: Candidate; /** Expected minutes until it is there and free, penalties included. */ readonly minutes: number; readonly eligible: boolean; readonly reasons: readonly RankReason[] }

/** What each ground weighs: numbers to be argued about, in one place. */
export const RANKING = {
  /** City traffic with a patrol car. */
  speedMps: 25 / 3.6,
  /** Where only the straight line is known, roads are about so much longer. */
  detour: 1.4,
  minutesPerTask: 12,
  /** Nobody knows where it is: as if it were this far away. */
  unknownMinutes: 30,
  /** A place older than this is doubted, a minute for each minute, up to the most. */
  freshMinutes: 5,
  mostStaleMinutes: 30,
  /** A job needs about this long; less left of the shift counts against it. */
  jobMinutes: 40,
  notResponsibleMinutes: 10,
} as const
const MINUTE_MS = 60_000

const isQualified = ({ qualifiedFor }: Candidate, category: string): boolean => qualifiedFor.some((code) => code === '*' || category.startsWith(code))

/** Candidates for an incident, best first, each with its reasons; those not on duty or not qualified come last and say so: any other choice stays possible. */
export function rankSquads(candidates: readonly Candidate[], at: { lat: number; lon: number; category: string }, road: RoadDistance, nowMs: number): Ranked[] {
  return candidates.map((candidate) => rank(candidate, at, road, nowMs))
    .sort((a, b) => Number(b.eligible) - Number(a.eligible) || a.minutes - b.minutes || a.candidate.unitId.localeCompare(b.candidate.unitId))
}

function rank(candidate: Candidate, at: { lat: number; lon: number; category: string }, road: RoadDistance, nowMs: number): Ranked {
  const { openTasks, onDuty, shiftEndsMs, heardMs, responsible } = candidate
  const reasons: RankReason[] = [distanceReason(candidate, at, road)]
  if (openTasks > 0) reasons.push({ factor: 'load', minutes: openTasks * RANKING.minutesPerTask, value: openTasks })
  const qualified = isQualified(candidate, at.category)
  if (!qualified) reasons.push({ factor: 'qualification', minutes: 0, value: null })
  const leftMinutes = shiftEndsMs === null ? null : Math.round((shiftEndsMs - nowMs) / MINUTE_MS)
  if (leftMinutes !== null && leftMinutes < RANKING.jobMinutes) reasons.push({ factor: 'shift_end', minutes: RANKING.jobMinutes - Math.max(0, leftMinutes), value: leftMinutes })
  const silent = heardMs === null ? null : Math.round((nowMs - heardMs) / MINUTE_MS)
  if (!candidate.bySwitchboard && (silent === null || silent > RANKING.freshMinutes)) {
    reasons.push({ factor: 'last_contact', minutes: silent === null ? RANKING.mostStaleMinutes : Math.min(RANKING.mostStaleMinutes, silent - RANKING.freshMinutes), value: silent })
  }
  if (!responsible) reasons.push({ factor: 'responsible', minutes: RANKING.notResponsibleMinutes, value: null })
  const isOff = !onDuty || (leftMinutes !== null && leftMinutes <= 0)
  if (isOff) reasons.push({ factor: 'off_duty', minutes: 0, value: null })
  const minutes = Math.round(reasons.reduce((sum, reason) => sum + reason.minutes, 0) * 10) / 10
  return { candidate, minutes, eligible: qualified && !isOff, reasons }
}

function distanceReason({ lat, lon }: Candidate, at: { lat: number; lon: number }, road: RoadDistance): RankReason {
  if (lat === null || lon === null) return { factor: 'distance', minutes: RANKING.unknownMinutes, value: null, by: 'unknown' }
  const byRoad = road({ lat, lon }, at)
  const straight = distanceM(lat, lon, at.lat, at.lon)
  const metres = byRoad ?? straight
  const driven = byRoad ?? straight * RANKING.detour
  return { factor: 'distance', minutes: driven / RANKING.speedMps / 60, value: Math.round(metres), by: byRoad === null ? 'straight' : 'road' }
}
