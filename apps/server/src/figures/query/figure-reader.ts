import { Injectable } from '@nestjs/common'
import { KPIS, emptyTally, formulaOf, lengthOf, previousOf, stretchOf, valueOf, yearBefore } from '@watchfloor/domain'
import type { Kpi, Measure, Stretch } from '@watchfloor/domain'
import type { Figure, FigureGroup, FigureRow, KpiAnswer, KpiQuery } from '@watchfloor/shared'
import { CityClock } from '../../platform/places/city-clock.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { FactRefresher } from '../facts/fact-refresher.js'
import { FigureSums } from './figure-sums.js'
import type { Counted, GroupSums } from './figure-sums.js'
import { GroupNames } from './group-names.js'

/** Ten years: more is a mistyped year. */
const MOST_DAYS = 3660

/** The stretch that is asked for. @throws ApiProblem where it is none. */
export function askedStretch({ from, to }: { from?: string | undefined; to?: string | undefined }, utcOffsetMin: number): Stretch {
  const stretch = stretchOf(from, to, Date.now(), utcOffsetMin)
  if (lengthOf(stretch) < 1) throw new ApiProblem('input.invalid', `to (${stretch.to}) lies before from (${stretch.from})`)
  if (lengthOf(stretch) > MOST_DAYS) throw new ApiProblem('input.invalid', 'figures answer ten years at most: choose a later from')
  return stretch
}

/** Answers figures by group, with the stretch before and the year before. */
@Injectable()
export class FigureReader {
  constructor(private readonly facts: FactRefresher, private readonly sums: FigureSums, private readonly names: GroupNames, private readonly clock: CityClock) {}

  async answer(query: KpiQuery): Promise<KpiAnswer> {
    const stretch = askedStretch(query, await this.clock.utcOffsetMin())
    const kpis = query.kpi === undefined ? KPIS : KPIS.filter(({ key }) => query.kpi!.includes(key))
    const previous = query.compare.includes('previous') ? previousOf(stretch) : null
    const before = query.compare.includes('year') ? yearBefore(stretch) : null
    await this.facts.catchUp(1)
    const at = new Date().toISOString()
    const [now, then, earlier] = await Promise.all([stretch, previous, before].map((one) => (one === null ? null : this.count(query.groupBy, one, kpis)))) as [Counted, Counted | null, Counted | null]

    const keys = ordered(query.groupBy, now.groups)
    const kept = query.groupBy === 'day' ? keys : keys.slice(0, query.limit)
    const names = await this.names.of(query.groupBy, kept)
    const rows = kept.map((key): FigureRow => ({
      key: key === '' ? null : key, name: names.get(key) ?? null,
      // A day is held against no other day: its row before would be yesterday's.
      figures: query.groupBy === 'day' ? figuresOf(kpis, now.groups.get(key)!, undefined, undefined)
        : figuresOf(kpis, now.groups.get(key)!, then === null ? undefined : then.groups.get(key) ?? null, earlier === null ? undefined : earlier.groups.get(key) ?? null),
    }))
    return {
      ...stretch, groupBy: query.groupBy, previous, yearBefore: before, kpis: kpis.map((kpi) => ({ ...kpi, formula: formulaOf(kpi) })), rows,
      all: { key: null, name: null, figures: figuresOf(kpis, now.all, then?.all, earlier?.all) }, total: keys.length, at,
    }
  }

  private async count(group: FigureGroup, stretch: Stretch, kpis: readonly Kpi[]): Promise<Counted> {
    // Groups are put in the order of their reports.
    const wanted = new Set<Measure>(['reported', ...kpis.flatMap(({ numerator, denominator }) => [numerator, denominator]).filter((name): name is Measure => name !== null && name !== 'shifts')])
    const medians = kpis.some(({ kind }) => kind === 'median')
    const duty = kpis.some(({ numerator }) => numerator === 'shifts')
    const { groups, all } = await this.sums.of(group, stretch, wanted, medians)
    if (duty) {
      for (const [key, shifts] of await this.sums.shifts(group, stretch)) groups.set(key, { ...groups.get(key) ?? nothing(0), shifts })
      all.shifts = (await this.sums.shifts('all', stretch)).get('') ?? 0
    }
    if (group === 'all') groups.set('', all)
    return { groups, all }
  }
}

const nothing = (shifts: number | null): GroupSums => ({ tally: emptyTally(), medianMin: null, shifts })

/** Days in their order, everything else with the most reports first. */
const ordered = (group: FigureGroup, groups: Map<string, GroupSums>): string[] =>
  [...groups.keys()].sort((a, b) => (group === 'day' ? 0 : groups.get(b)!.tally.reported - groups.get(a)!.tally.reported) || (a < b ? -1 : a > b ? 1 : 0))

/** `undefined` = not asked for, null = there was nothing. */
function figuresOf(kpis: readonly Kpi[], now: GroupSums, before: GroupSums | null | undefined, earlier: GroupSums | null | undefined): FigureRow['figures'] {
  const figures: FigureRow['figures'] = {}
  for (const kpi of kpis) {
    if (kpi.numerator === 'shifts' && now.shifts === null) continue
    const value = (sums: GroupSums | null): number | null => (sums === null ? (kpi.kind === 'count' ? 0 : null) : valueOf(kpi, sums.tally, { medianMin: sums.medianMin, shifts: sums.shifts ?? 0 }).value)
    const figure: Figure = valueOf(kpi, now.tally, { medianMin: now.medianMin, shifts: now.shifts ?? 0 })
    figures[kpi.key] = { ...figure, ...(before === undefined ? {} : { previous: value(before) }), ...(earlier === undefined ? {} : { yearBefore: value(earlier) }) }
  }
  return figures
}
