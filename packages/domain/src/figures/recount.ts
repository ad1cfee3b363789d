import type { FigureGroup } from '@watchfloor/shared'
import type { IncidentFacts } from './incident-facts.js'
import { MEASURES, MEASURE_NAMES, emptyTally } from './measures.js'
import type { Measure, Tally } from './measures.js'

/** The longest disposal time that is told apart, minutes (45 days): a median beyond reads as this. */
export const LONGEST_DISPOSAL_MIN = 65_535

/** To which group an incident belongs; null = to none. */
export function groupOf(facts: IncidentFacts, group: FigureGroup): string | null {
  switch (group) {
    case 'all': return ''
    case 'source': return facts.source
    case 'area': return facts.areaId
    case 'district': case 'street': case 'community': case 'duty': case 'grid': return facts.levels[group]
    case 'category': return facts.category
    case 'squad': return facts.squad
    case 'person': return facts.person
    case 'finder': return facts.finder
    case 'day': return facts.day
  }
}

/** One group counted from its incidents. */
export interface Counted { readonly tally: Tally; readonly medianMin: number | null }

/** Counts every incident anew, by group: the slow way, which the quick one must equal. */
export function recount(all: Iterable<IncidentFacts>, group: FigureGroup = 'all'): Map<string | null, Counted> {
  const groups = new Map<string | null, { tally: Record<Measure, number>; minutes: number[] }>()
  for (const facts of all) {
    const key = groupOf(facts, group)
    let counted = groups.get(key)
    if (counted === undefined) groups.set(key, counted = { tally: emptyTally(), minutes: [] })
    for (const name of MEASURE_NAMES) if (MEASURES[name].of(facts)) counted.tally[name]++
    if (MEASURES.disposed.of(facts)) counted.minutes.push(Math.min(facts.disposalMin!, LONGEST_DISPOSAL_MIN))
  }
  return new Map([...groups].map(([key, { tally, minutes }]) => [key, { tally, medianMin: medianOf(minutes) }]))
}

/** The lower median; null of nothing. The values are sorted where they are. */
export function medianOf(minutes: number[] | Uint16Array): number | null {
  if (minutes.length === 0) return null
  if (minutes instanceof Uint16Array) minutes.sort()
  else minutes.sort((a, b) => a - b)
  return minutes[(minutes.length - 1) >> 1]!
}
