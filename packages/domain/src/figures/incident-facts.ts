import type { AreaStep, Clock, DispatchRecord, FigureLevel, Incident, IncidentSource, IncidentState, Outcome, TimelineLine } from '@watchfloor/shared'
import { FIGURE_LEVELS } from '@watchfloor/shared'
import { CITY_UTC_OFFSET_MIN, dayOf } from './stretch.js'

/** Everything that any figure asks of one incident. What is not here cannot be counted. */
export interface IncidentFacts {
  readonly incidentId: string
  readonly version: number
  /** The city's day on which it was reported: every figure counts an incident on this day, whenever the rest of its life was. */
  readonly day: string
  readonly createdMs: number
  readonly closedMs: number | null
  readonly state: IncidentState
  /** Who found it first, kept through merging: its source and its person. */
  readonly source: IncidentSource
  readonly finder: string | null
  /** The smallest area that holds the place, and the one of each level. */
  readonly areaId: string | null
  readonly levels: Readonly<Record<FigureLevel, string | null>>
  readonly category: string
  readonly lat: number
  readonly lon: number
  readonly squad: string | null
  /** Who reported the work done. */
  readonly person: string | null
  readonly outcome: Outcome | null
  readonly rectified: boolean
  readonly sent: boolean
  /** Whether the stages that ended, ended in their time; what an appeal exempted counts as in time. */
  readonly acceptInTime: boolean
  readonly dispatchInTime: boolean
  readonly disposalInTime: boolean
  readonly closeInTime: boolean
  /** Its disposal clock has run out and still stands so. */
  readonly overdue: boolean
  /** From the last filing to the last work reported done, whole minutes of plain time; null = not done. */
  readonly disposalMin: number | null
  readonly reworked: boolean
  readonly returned: boolean
  readonly extended: boolean
  readonly suspended: boolean
  readonly closedByRule: boolean
  /** A seat, dispatcher, supervisor or administrator moved it after it was reported. */
  readonly handed: boolean
  /** Who reported was told what became of it. */
  readonly answered: boolean
  /** The same matter was reported again within seven days of its close. */
  readonly reportedAgain: boolean
  /** The same matter had been complained of in the 30 days before. */
  readonly repeats: boolean
}

/** What the case's own rows do not tell. */
export interface FactsBeside { readonly answered: boolean; readonly reportedAgain: boolean; readonly repeats: boolean }

/** What of a case file the facts are made from. */
export interface FactFile {
  readonly incident: Pick<Incident, 'id' | 'version' | 'state' | 'createdAt' | 'closedAt' | 'firstSighting' | 'areaId' | 'areaPath' | 'category' | 'lat' | 'lon' | 'leadUnitId' | 'handledBy' | 'outcome' | 'rectified'
    | 'reworks' | 'returns' | 'extensions' | 'suspensions' | 'closedByRule'>
  readonly clocks: readonly Pick<Clock, 'kind' | 'exempt' | 'late' | 'firedAt' | 'stoppedAt' | 'pausedAt'>[]
  readonly dispatches: readonly Pick<DispatchRecord, 'state'>[]
}
/** What of a timeline line they are made from. */
export type FactLine = Pick<TimelineLine, 'id' | 'action' | 'from' | 'to' | 'actor' | 'recordedAt' | 'occurredAt' | 'about'>

/** The facts of one incident from its rows. `lines` in the order in which they were written; `utcOffsetMin` = the city's civil time, minutes ahead of UTC. */
export function factsOf({ incident, clocks, dispatches }: FactFile, lines: readonly FactLine[], beside: FactsBeside, utcOffsetMin = CITY_UTC_OFFSET_MIN): IncidentFacts {
  const standing = standingLines(lines)
  const inTime = (kind: Clock['kind']): boolean => clocks.every((clock) => clock.kind !== kind || clock.exempt || clock.late !== true)
  return {
    incidentId: incident.id, version: incident.version, day: dayOf(Date.parse(incident.createdAt), utcOffsetMin), createdMs: Date.parse(incident.createdAt),
    closedMs: incident.closedAt === null ? null : Date.parse(incident.closedAt), state: incident.state,
    source: incident.firstSighting.source, finder: incident.firstSighting.by, areaId: incident.areaId, levels: levelsOf(incident.areaPath), category: incident.category, lat: incident.lat, lon: incident.lon,
    squad: incident.leadUnitId, person: incident.handledBy, outcome: incident.outcome, rectified: incident.rectified === true, sent: wasSent(dispatches),
    acceptInTime: inTime('accept'), dispatchInTime: inTime('dispatch'), disposalInTime: inTime('disposal'), closeInTime: inTime('close'), overdue: clocks.some(isOverdue),
    disposalMin: disposalMin(incident, standing), reworked: incident.reworks > 0, returned: incident.returns > 0, extended: incident.extensions > 0, suspended: incident.suspensions > 0,
    closedByRule: incident.closedByRule !== null, handed: standing.some(isHand), ...beside,
  }
}

/** The smallest of each level: where two streets lie across each other, an incident still belongs to one. */
const levelsOf = (path: readonly AreaStep[] | null): IncidentFacts['levels'] =>
  Object.fromEntries(FIGURE_LEVELS.map((level) => [level, path?.find((step) => step.level === level)?.id ?? null])) as Record<FigureLevel, string | null>

/** The story without what was taken back. */
function standingLines(lines: readonly FactLine[]): FactLine[] {
  const undone = new Set(lines.flatMap(({ action, about }) => (action === 'undo' && typeof about['line'] === 'string' ? [about['line']] : [])))
  return lines.filter(({ id, action }) => action !== 'undo' && !undone.has(id))
}

const wasSent = (dispatches: FactFile['dispatches']): boolean => dispatches.some(({ state }) => state !== 'declined')
const isOverdue = ({ kind, exempt, firedAt, stoppedAt, pausedAt }: FactFile['clocks'][number]): boolean => kind === 'disposal' && !exempt && firedAt !== null && stoppedAt === null && pausedAt === null

/** Reporting is not a hand's work on it, nor is looking: only what moves it counts, and only people of the command room. */
const isHand = ({ action, actor, from, to }: FactLine): boolean => action !== 'report' && from !== to && actor.type === 'person' && actor.role !== 'officer'

const DONE: ReadonlySet<string> = new Set(['handle', 'clear'])
/** After one of these the work begins again: what was said of the last is void. */
const BEGINS_AGAIN: ReadonlySet<string> = new Set(['rework', 'send_back', 'reopen', 'recall', 'return'])
const AFTER_WORK: ReadonlySet<IncidentState> = new Set(['handled', 'checking', 'closed'])

function disposalMin({ state }: Pick<Incident, 'state'>, lines: readonly FactLine[]): number | null {
  if (!AFTER_WORK.has(state)) return null
  let filedMs: number | null = null
  let doneMs: number | null = null
  for (const { action, recordedAt, occurredAt } of lines) {
    if (action === 'file') filedMs = Date.parse(recordedAt)
    if (DONE.has(action)) doneMs = Date.parse(occurredAt ?? recordedAt)
    else if (BEGINS_AGAIN.has(action)) doneMs = null
  }
  return filedMs === null || doneMs === null ? null : Math.max(0, Math.round((doneMs - filedMs) / 60_000))
}
