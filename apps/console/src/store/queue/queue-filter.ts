import { INCIDENT_SOURCES, INCIDENT_STATES, PRIORITIES } from '@watchfloor/shared'
import type { IncidentRow, IncidentState, Priority, Role } from '@watchfloor/shared'
import { fold } from '../find.js'
import { waitsFor } from './waits-for.js'

/** todo: what waits for this person · all: everything open · mine: what this person took. */
export const LANES = ['todo', 'all', 'mine'] as const
export type Lane = (typeof LANES)[number]
export interface QueueFilter {
  lane: Lane
  /** Empty = any. */
  states: readonly IncidentState[]
  priorities: readonly Priority[]
  sources: readonly IncidentRow['source'][]
  /** Of any level: a street holds what lies in its unit grids. */
  areaId: string | null
  q: string
}
export const NO_FILTER: QueueFilter = { lane: 'all', states: [], priorities: [], sources: [], areaId: null, q: '' }

/** What of a row is searched beside its own words: the names of its category, place and units. */
export type WordsOf = (row: IncidentRow) => readonly string[]
export interface Seeker { id: string | undefined; role: Role | undefined }

const inLane: Record<Lane, (row: IncidentRow, who: Seeker) => boolean> = {
  todo: (row, who) => waitsFor(row, who.role, who.id),
  all: () => true,
  mine: (row, who) => row.holder !== null && row.holder === who.id,
}
const among = <T>(wanted: readonly T[], value: T): boolean => wanted.length === 0 || wanted.includes(value)

const liesIn = ({ areaId, areaPath }: IncidentRow, wanted: string): boolean => areaPath?.some(({ id }) => id === wanted) ?? areaId === wanted

/** Whether a row belongs into the queue as it is filtered. Every word of `q` must be found somewhere. */
export function passes(row: IncidentRow, filter: QueueFilter, who: Seeker, wordsOf: WordsOf): boolean {
  if (!inLane[filter.lane](row, who) || !among(filter.states, row.state) || !among(filter.priorities, row.priority) || !among(filter.sources, row.source)) return false
  if (filter.areaId !== null && !liesIn(row, filter.areaId)) return false
  const wanted = filter.q.trim().split(/\s+/).map(fold).filter(Boolean)
  if (wanted.length === 0) return true
  const text = fold([row.number, row.category, row.address ?? '', row.description, ...wordsOf(row)].join('\n'))
  return wanted.every((word) => text.includes(word))
}

const listed = <T extends string>(text: string | null, known: readonly T[]): T[] => (text ?? '').split(',').filter((word): word is T => (known as readonly string[]).includes(word))

/** The filter as the address and a saved filter carry it; what is not set is left out. */
export function filterToQuery({ lane, states, priorities, sources, areaId, q }: QueueFilter): Record<string, string> {
  const all = { lane: lane === NO_FILTER.lane ? '' : lane, state: states.join(','), priority: priorities.join(','), source: sources.join(','), area: areaId ?? '', q: q.trim() }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''))
}

/** Reads what `filterToQuery` wrote; a word that is not known is left out. */
export function filterFromQuery(get: (key: string) => string | null): QueueFilter {
  return {
    lane: listed(get('lane'), LANES)[0] ?? NO_FILTER.lane, states: listed(get('state'), INCIDENT_STATES), priorities: listed(get('priority'), PRIORITIES), sources: listed(get('source'), INCIDENT_SOURCES),
    areaId: get('area') || null, q: get('q') ?? '',
  }
}
