import { Injectable } from '@nestjs/common'
import { KPIS, emptyTally, formulaOf, isMeasure, lengthOf, previousOf, stretchOf, valueOf, yearBefore } from '@watchfloor/domain'
import type { Beside, Kpi, Measure, Stretch } from '@watchfloor/domain'
import { FIGURE_LEVELS } from '@watchfloor/shared'
import type { Figure, FigureGroup, FigureRow, KpiAnswer, KpiQuery } from '@watchfloor/shared'
import { CityClock } from '../../platform/places/city-clock.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { FactRefresher } from '../facts/fact-refresher.js'
import { BesideSums } from './beside-sums.js'
import type { BesideCounts } from './beside-sums.js'
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

/** Of these a city has thousands. None of them has figures beside its incidents that would make a group of their own. */
const MANY: ReadonlySet<FigureGroup> = new Set(['area', ...FIGURE_LEVELS])

/** Answers figures by group, with the stretch before and the year before. */
@Injectable()
export class FigureReader {
  constructor(private readonly facts: FactRefresher, private readonly sums: FigureSums, private readonly beside: BesideSums, private readonly names: GroupNames, private readonly clock: CityClock) {}

  async answer(query: KpiQuery): Promise<KpiAnswer> {
    const stretch = askedStretch(query, await this.clock.utcOffsetMin())
    const kpis = query.kpi === undefined ? KPIS : KPIS.filter(({ key }) => query.kpi!.includes(key))
    const previous = query.compare.includes('previous') ? previousOf(stretch) : null
    const before = query.compare.includes('year') ? yearBefore(stretch) : null
    await this.facts.catchUp(1)
    const at = new Date().toISOString()
    const top = MANY.has(query.groupBy) ? await this.sums.most(query.groupBy, stretch, query.limit) : null
    const [now, then, earlier] = await Promise.all([stretch, previous, before].map((one) => (one === null ? null : this.count(query.groupBy, one, kpis, top?.keys)))) as [Counted, Counted | null, Counted | null]

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
      all: { key: null, name: null, figures: figuresOf(kpis, now.all, then?.all, earlier?.all) }, total: top?.total ?? keys.length, at,
    }
  }

  /** @param keys only these groups; all of them together are then counted beside. */
  private async count(group: FigureGroup, stretch: Stretch, kpis: readonly Kpi[], keys?: readonly string[]): Promise<Counted> {
    // Groups are put in the order of their reports.
    const parts = kpis.flatMap(({ numerator, denominator }) => (denominator === null ? [numerator] : [numerator, denominator]))
    const wanted = new Set<Measure>(['reported', ...parts.filter(isMeasure)])
    const medians = kpis.some(({ kind }) => kind === 'median')
    const { groups, all: those } = await this.sums.of(group, stretch, wanted, medians, keys)
    const all = keys === undefined ? those : (await this.sums.of('all', stretch, wanted, medians)).all
    if (parts.includes('shifts')) this.addBeside(groups, all, ['shifts'], await this.beside.shifts(group, stretch), await this.beside.shifts('all', stretch))
    if (parts.includes('notices')) this.addBeside(groups, all, ['notices', 'valid_notices'], await this.beside.notices(group, stretch), await this.beside.notices('all', stretch))
    if (group === 'all') groups.set('', all)
    return { groups, all }
  }

  /** Adds what was counted beside the incidents; a group that has none of it has 0, a kind of group that cannot tell it apart has nothing. */
  private addBeside(groups: Map<string, GroupSums>, all: GroupSums, names: readonly Beside[], counts: BesideCounts, total: BesideCounts): void {
    const zero = Object.fromEntries(names.map((name) => [name, 0])) as Partial<Record<Beside, number>>
    Object.assign(all.beside, zero, total?.get(''))
    if (counts === null) return
    for (const key of counts.keys()) if (!groups.has(key)) groups.set(key, nothing())
    for (const [key, { beside }] of groups) Object.assign(beside, zero, counts.get(key))
  }
}

const nothing = (): GroupSums => ({ tally: emptyTally(), medianMin: null, beside: {} })

/** Days in their order, everything else with the most reports first. */
const ordered = (group: FigureGroup, groups: Map<string, GroupSums>): string[] =>
  [...groups.keys()].sort((a, b) => (group === 'day' ? 0 : groups.get(b)!.tally.reported - groups.get(a)!.tally.reported) || (a < b ? -1 : a > b ? 1 : 0))

/** `undefined` = not asked for, null = there was nothing. */
function figuresOf(kpis: readonly Kpi[], now: GroupSums, before: GroupSums | null | undefined, earlier: GroupSums | null | undefined): FigureRow['figures'] {
  const figures: FigureRow['figures'] = {}
  for (const kpi of kpis) {
    if (!isMeasure(kpi.numerator) && now.beside[kpi.numerator] === undefined) continue
    const value = (sums: GroupSums | null): number | null => (sums === null ? (kpi.kind === 'count' ? 0 : null) : valueOf(kpi, sums.tally, sums).value)
    const figure: Figure = valueOf(kpi, now.tally, now)
    figures[kpi.key] = { ...figure, ...(before === undefined ? {} : { previous: value(before) }), ...(earlier === undefined ? {} : { yearBefore: value(earlier) }) }
  }
  return figures
}
