import type { Incident } from '@watchfloor/shared'
import { distanceM } from '../geo/distance.js'

/** An officer who might be sent to look at a place, to verify or to check. */
export interface LookerCandidate {
  readonly id: string
  readonly name: string
  /** Own units and the one of the present duty. */
  readonly unitIds: readonly string[]
  readonly onDuty: boolean
  /** Last known place while on duty; null = not known. */
  readonly place: { readonly lat: number; readonly lon: number } | null
  /** Places that it was sent to look at and has not answered. */
  readonly tasks: number
}
/** Where somebody stands among those who could look, metres rounded; `sameUnit` = a colleague of the unit that leads the work. */
export interface RankedLooker { readonly candidate: LookerCandidate; readonly distanceM: number | null; readonly sameUnit: boolean }

/**
 * Who could look, best first: on duty, not of the unit whose work it is, near, with little to look at. Who did the work or reported it is not among them:
 * a second look is a second pair of eyes.
 */
export function rankLookers(candidates: readonly LookerCandidate[], { lat, lon, leadUnitId, handledBy, reportedBy }: Pick<Incident, 'lat' | 'lon' | 'leadUnitId' | 'handledBy' | 'reportedBy'>): RankedLooker[] {
  return candidates.filter(({ id }) => id !== handledBy && id !== reportedBy)
    .map((candidate): RankedLooker => ({
      candidate, sameUnit: leadUnitId !== null && candidate.unitIds.includes(leadUnitId), distanceM: candidate.place === null ? null : Math.round(distanceM(candidate.place.lat, candidate.place.lon, lat, lon)),
    }))
    .sort((a, b) => Number(b.candidate.onDuty) - Number(a.candidate.onDuty) || Number(a.sameUnit) - Number(b.sameUnit) || far(a) - far(b) || a.candidate.tasks - b.candidate.tasks || a.candidate.name.localeCompare(b.candidate.name))
}
// Not Infinity: two of them would differ by NaN.
const far = ({ distanceM: metres }: RankedLooker): number => metres ?? Number.MAX_SAFE_INTEGER
