import { FIGURE_LEVELS } from '@watchfloor/shared'
import type { IncidentSource, KpiKey, TimelineLine } from '@watchfloor/shared'
import { openIncident } from '../incident/open-incident.js'
import { undo } from '../incident/undo.js'
import type { Change } from '../incident/case-file.js'
import { HOUR, MINUTE, MONDAY_9, Story, expectChange, factsAt, hub, officer, person, reported } from '../testing/incident-builder.js'
import { factsOf } from './incident-facts.js'
import type { FactsBeside, IncidentFacts } from './incident-facts.js'
import { judgeNotice } from '../evidence/parking-notice.js'
import type { NoticeDraft } from '../evidence/parking-notice.js'
import { MEASURES, MEASURE_NAMES, emptyTally } from './measures.js'
import { KPIS, formulaOf, isMeasure, kpiOf, valueOf } from './kpis.js'
import { groupOf, recount } from './recount.js'
import { reportsAgain, repeatsComplaint } from './same-matter.js'
import { growth, previousOf, stretchOf, yearBefore } from './stretch.js'

/** A story that keeps its lines, as the hub's tables do. */
class Told extends Story {
  readonly lines: TimelineLine[] = []
  override take(...args: Parameters<Story['take']>): this {
    super.take(...args)
    this.lines.push(...this.change!.lines)
    return this
  }
  facts(beside: Partial<FactsBeside> = {}): IncidentFacts { return factsOf(this.file, this.lines, { answered: false, reportedAgain: false, repeats: false, ...beside }) }
}
const told = (source: IncidentSource = 'officer', nowMs = MONDAY_9): Told => new Told(reported({ source }, nowMs), nowMs)
/** Everything by the hub, officers aside. */
const flowed = (): Told => told('ai').do(hub, 'file', {}).do(hub, 'dispatch', {}).do(officer(), 'accept', {}).do(officer(), 'handle', { outcome: 'rectified' }).do(hub, 'close', {})
const seat = person('seat')
const some = (n: number, make: () => Told): IncidentFacts[] => Array.from({ length: n }, () => make().facts())

function figure(facts: readonly IncidentFacts[], key: KpiKey): { numerator: number; denominator: number | null; value: number | null } {
  const { tally, medianMin } = recount(facts).get('') ?? { tally: recount([]).get('')?.tally ?? (Object.fromEntries(MEASURE_NAMES.map((name) => [name, 0])) as never), medianMin: null }
  return valueOf(kpiOf(key), tally, { medianMin })
}
const percent = (value: number | null): string => (value! * 100).toFixed(2)

/** Cases that must not count as what they nearly are. */
const merged = (source?: IncidentSource): Told => {
  const target = reported()
  return told(source).do(seat, 'merge', { into: target.incident.id }, { other: target.incident })
}
const voided = (source?: IncidentSource): Told => told(source).do(seat, 'void', { reason: 'pressed by mistake' })
const suspended = (source?: IncidentSource): Told => { const story = told(source); return story.handling().do(person('supervisor'), 'suspend', { reason: 'parts on order', until: new Date(story.nowMs + 72 * HOUR).toISOString() }) }
const reworked = (source?: IncidentSource): Told => told(source).handled().do(person('dispatcher'), 'rework', { reason: 'half of it is still there' }).do(officer(), 'accept', {}).do(officer(), 'handle', { outcome: 'rectified' }).do(seat, 'close', {})
const falseAlarm = (): Told => told('ai').handling().do(officer(), 'handle', { outcome: 'not_found' }).do(seat, 'close', {})
const rejected = (source?: IncidentSource): Told => told(source).do(seat, 'reject', { reason: 'no such thing' })

describe('published figures, from single incidents that went through the machine', () => {
  test('8,827 valid matters of a quarter, 94.31 % put right (8,325)', () => {
    const facts = [
      ...some(8325 - 40, () => told().closed()), ...some(40, reworked),
      ...some(30, suspended), ...some(8827 - 8325 - 30, () => told().handling().do(officer(), 'handle', { outcome: 'case' }).do(seat, 'close', {})),
      // None of these is a valid matter of its own.
      ...some(25, voided), ...some(60, merged), ...some(35, falseAlarm), ...some(20, rejected), ...some(5, () => told()),
    ]
    expect(figure(facts, 'rectification_rate')).toMatchObject({ numerator: 8325, denominator: 8827 })
    expect(percent(figure(facts, 'rectification_rate').value)).toBe('94.31')
    expect(figure(facts, 'rework_rate').numerator).toBe(40)
    expect(figure(facts, 'suspension_rate').numerator).toBe(30)
    expect(figure(facts.slice(1), 'rectification_rate')).toMatchObject({ numerator: 8324, denominator: 8826 })
  })

  test('44,382 valid parking notices of 44,921 (98.8 %), each judged by itself', () => {
    const at = (minute: number): number => MONDAY_9 + minute * MINUTE
    const photo = (role: 'near' | 'far' | 'reference', minute: number) => ({ role, takenMs: at(minute), lat: 29.97, lon: 121.22, accuracyM: 5 })
    const whole: NoticeDraft = { plate: '浙B12345', lat: 29.97, lon: 121.22, accuracyM: 6, clockOffsetMs: 200, photos: [photo('near', 0), photo('far', 2), photo('reference', 5)] }
    const lacking: NoticeDraft[] = [{ ...whole, plate: '浙B999' }, { ...whole, photos: whole.photos.slice(0, 2) }, { ...whole, accuracyM: 80 }, { ...whole, photos: whole.photos.map((one) => ({ ...one, takenMs: at(0) })) }]
    const judged = (drafts: Iterable<NoticeDraft>): { notices: number; valid_notices: number } => {
      const counted = { notices: 0, valid_notices: 0 }
      for (const draft of drafts) { counted.notices++; if (judgeNotice(draft).valid) counted.valid_notices++ }
      return counted
    }
    const quarter = function* (without = -1): Generator<NoticeDraft> { for (let i = 0; i < 44_921; i++) if (i !== without) yield i < 539 ? lacking[i % 4]! : whole }
    const rate = (beside: { notices: number; valid_notices: number }) => valueOf(kpiOf('notice_valid_rate'), emptyTally(), { medianMin: null, beside })
    expect(rate(judged(quarter()))).toMatchObject({ numerator: 44_382, denominator: 44_921 })
    expect((rate(judged(quarter())).value! * 100).toFixed(1)).toBe('98.8')
    expect(rate(judged(quarter(44_920)))).toMatchObject({ numerator: 44_381, denominator: 44_920 })
    expect(rate(judged(quarter(0)))).toMatchObject({ numerator: 44_382, denominator: 44_920 })
  })

  test('328 found by drones: 256 closed, 72 open; what a drone found first stays the drone’s', () => {
    const found = (): Told => told('drone')
    const second = (): Told => {
      // An officer's report into which the drone's earlier one was merged.
      const child = reported({ source: 'drone', reportedBy: 'drone-4' }, MONDAY_9 - HOUR)
      const story = told('officer')
      const joined = expectChange(new Story(child, MONDAY_9 + MINUTE).try(seat, 'merge', { into: story.incident.id }, { other: story.incident })).other!
      story.file = { ...story.file, incident: joined.incident }
      return story.closed()
    }
    const facts = [...some(240, () => found().closed()), ...some(10, () => reworked('drone')), ...some(6, second), ...some(66, () => found().handling()), ...some(4, () => suspended('drone')), ...some(2, () => found().filed()),
      // None of these is a matter that a drone found and somebody filed.
      ...some(3, () => voided('drone')), ...some(5, () => merged('drone')), ...some(6, () => rejected('drone')), ...some(50, () => told('officer').closed()), ...some(9, reworked)]
    const drone = recount(facts, 'source').get('drone')!.tally
    expect([drone.filed, drone.closed, drone.still_open]).toEqual([328, 256, 72])
    expect(recount(facts, 'finder').get('drone-4')!.tally.filed).toBe(6)
    const without = recount(facts.slice(1), 'source').get('drone')!.tally
    expect([without.filed, without.closed, without.still_open]).toEqual([327, 255, 72])
  })

  test('4,015 sent from video patrol, +133 % on the year before', () => {
    // A tenth suspended, a tenth sent to rework; voided, merged and rejected ones beside them.
    const year = (n: number): IncidentFacts[] => Array.from({ length: n }, (_, i) => (i % 10 === 0 ? suspended('video') : i % 10 === 1 ? reworked('video') : told('video').dispatched()).facts())
      .concat(some(12, () => voided('video')), some(20, () => merged('video')), some(8, () => rejected('video')))
    const filed = (facts: readonly IncidentFacts[]): number => figure(facts, 'filed').numerator
    const [now, before] = [year(4015), year(1723)]
    expect([filed(now), filed(before), Math.round(growth(filed(now), filed(before))! * 100)]).toEqual([4015, 1723, 133])
    expect(filed(now.slice(1))).toBe(4014)
  })

  test('558,000 accepted, 514,000 flowed to closing by themselves (92 %)', () => {
    // A thousandth of the year goes through the machine; a thousand such are the year.
    const thousandth = [...some(514, flowed), ...some(30, () => told().closed()), ...some(8, reworked), ...some(4, suspended), ...some(2, () => told()), ...some(3, voided), ...some(7, merged)]
    expect(figure(thousandth, 'auto_flow_rate')).toMatchObject({ numerator: 514, denominator: 558 })
    const year = function* (): Generator<IncidentFacts> { for (let i = 0; i < 1000; i++) yield* thousandth }
    const { tally, medianMin } = recount(year()).get('')!
    const { numerator, denominator, value } = valueOf(kpiOf('auto_flow_rate'), tally, { medianMin })
    expect([numerator, denominator, Math.round(value! * 100)]).toEqual([514_000, 558_000, 92])
    // One that flowed less: the year is one less in both.
    expect(figure(thousandth.slice(1), 'auto_flow_rate')).toMatchObject({ numerator: 513, denominator: 557 })
  })
})

describe('what an incident counts as', () => {
  test('a hand of the command room on the way ends the flow, an officer’s does not', () => {
    expect(MEASURES.auto_flowed.of(flowed().facts())).toBe(true)
    const touched = told('ai').do(seat, 'file', {}).do(hub, 'dispatch', {}).do(officer(), 'accept', {}).do(officer(), 'handle', { outcome: 'rectified' }).do(hub, 'close', {})
    expect([MEASURES.auto_closed.of(touched.facts()), MEASURES.auto_flowed.of(touched.facts())]).toEqual([true, false])
  })

  test('a wrong automatic close that was rolled back is none', () => {
    expect(MEASURES.auto_closed.of(flowed().do(person('supervisor'), 'recheck', { reason: 'the heap is there' }).facts())).toBe(false)
  })

  test('what was taken back was not done', () => {
    const story = told('ai')
    const before = story.file
    story.do(seat, 'file', {})
    const [line] = story.lines
    const taken: Change = expectChange(undo(story.file, line!, before, seat, factsAt(story.nowMs)))
    story.take(taken)
    expect(MEASURES.filed.of(story.facts())).toBe(false)
    expect(story.facts().handed).toBe(false)
  })

  test('the time to disposal runs from filing to the last work reported done', () => {
    const story = told().filed().wait(30 * MINUTE).do(person('dispatcher'), 'dispatch', {}).do(officer(), 'accept', {}).wait(60 * MINUTE).do(officer(), 'handle', { outcome: 'rectified' })
    expect(story.facts().disposalMin).toBe(90)
    story.do(person('dispatcher'), 'rework', { reason: 'not gone' })
    expect(story.facts().disposalMin).toBeNull()
    story.do(officer(), 'accept', {}).wait(30 * MINUTE).do(officer(), 'handle', { outcome: 'rectified' })
    expect(story.facts().disposalMin).toBe(120)
  })

  test('late is late, unless an appeal was granted', () => {
    const story = told().handling().wait(400 * HOUR).do(officer(), 'handle', { outcome: 'rectified' }).do(seat, 'close', {})
    expect(MEASURES.closed_in_time.of(story.facts())).toBe(false)
    story.do(officer(), 'appeal', { reason: 'the road was closed' }).do(person('supervisor'), 'decide_appeal', { granted: true, reason: 'it was' })
    expect(MEASURES.closed_in_time.of(story.facts())).toBe(true)
  })

  test('no numerator exceeds what it is divided by', () => {
    const facts = [flowed, merged, voided, suspended, reworked, falseAlarm, rejected, () => told().dispatched(), () => told().handled()].map((make) => make().facts({ answered: true, reportedAgain: true, repeats: true }))
    for (const { numerator, denominator, key } of KPIS) {
      if (denominator === null || !isMeasure(numerator)) continue
      for (const one of facts) if (MEASURES[numerator].of(one)) expect([key, one.state, MEASURES[denominator].of(one)]).toEqual([key, one.state, true])
    }
  })

  test('the formula says what is divided', () => {
    expect(formulaOf(kpiOf('rectification_rate'))).toEqual({ zh: '整改完成数 ÷ 有效问题数', en: 'valid matters closed as put right ÷ valid matters: valid and not merged into another' })
  })
})

test('an incident belongs to the smallest area of each level, to none of a level that holds it nowhere, and to none that lies across the levels', () => {
  const path = [{ id: 'g', level: 'grid' }, { id: 'school', level: 'other' }, { id: 's1', level: 'street' }, { id: 's2', level: 'street' }] as const
  const file = expectChange(openIncident({ category: '0405', lat: 30.7, lon: 121, description: 'x', source: 'seat' }, seat, { ...factsAt(MONDAY_9), number: '1', areaPath: path })).file
  expect([file.incident.areaId, file.incident.areaPath]).toEqual(['g', path])
  const facts = factsOf(file, [], { answered: false, reportedAgain: false, repeats: false })
  expect(FIGURE_LEVELS.map((level) => groupOf(facts, level))).toEqual([null, 's1', null, null, 'g'])
  expect(Object.values(factsOf({ ...file, incident: { ...file.incident, areaPath: null } }, [], { answered: false, reportedAgain: false, repeats: false }).levels)).toEqual([null, null, null, null, null])
})

describe('the same matter again', () => {
  const at = (days: number, more: Partial<IncidentFacts> = {}): IncidentFacts => {
    const nowMs = MONDAY_9 + days * 24 * HOUR
    const file = expectChange(openIncident({ category: '0405', lat: 30.7, lon: 121, description: 'again', source: 'hotline' }, seat, { ...factsAt(nowMs), number: String(nowMs), areaPath: null })).file
    return { ...factsOf(file, [], { answered: false, reportedAgain: false, repeats: false }), ...more }
  }
  const closed = at(0, { state: 'closed', closedMs: MONDAY_9 + HOUR })

  test.each([[3, {}, true], [8, {}, false], [3, { lat: 30.7003 }, true], [3, { lat: 30.7006 }, false], [3, { category: '0401' }, false], [3, { state: 'rejected' as const }, false], [-1, {}, false]])('after %d days, %j: %s', (days, more, expected) => {
    expect(reportsAgain(closed, at(days, more))).toBe(expected)
  })

  test('a complaint repeats a complaint, not a patrol’s report', () => {
    expect([repeatsComplaint(at(20), at(0)), repeatsComplaint(at(31), at(0)), repeatsComplaint(at(20), at(0, { source: 'video' })), repeatsComplaint(at(0), at(20))]).toEqual([true, false, false, false])
  })
})

describe('stretches of days', () => {
  test.each([
    [{ from: '2026-03-01', to: '2026-03-31' }, { from: '2026-02-01', to: '2026-02-28' }, { from: '2025-03-01', to: '2025-03-31' }],
    [{ from: '2026-03-02', to: '2026-03-08' }, { from: '2026-02-23', to: '2026-03-01' }, { from: '2025-03-02', to: '2025-03-08' }],
    [{ from: '2024-02-01', to: '2024-02-29' }, { from: '2024-01-01', to: '2024-01-31' }, { from: '2023-02-01', to: '2023-02-28' }],
    [{ from: '2025-02-01', to: '2025-02-28' }, { from: '2025-01-01', to: '2025-01-31' }, { from: '2024-02-01', to: '2024-02-29' }],
    [{ from: '2026-01-01', to: '2026-12-31' }, { from: '2025-01-01', to: '2025-12-31' }, { from: '2025-01-01', to: '2025-12-31' }],
  ])('%j', (stretch, before, earlier) => {
    expect(previousOf(stretch)).toEqual(before)
    expect(yearBefore(stretch)).toEqual(earlier)
  })

  test('moments fall on the city’s days, and midnight ends the day before', () => {
    expect(stretchOf('2026-02-28T16:00:00Z', '2026-03-31T16:00:00Z', 0)).toEqual({ from: '2026-03-01', to: '2026-03-31' })
    expect(stretchOf(undefined, undefined, Date.parse('2026-03-30T20:00:00Z'))).toEqual({ from: '2026-03-02', to: '2026-03-31' })
  })

  test('nothing grows from nothing', () => expect([growth(5, 0), growth(null, 3), growth(3, undefined), growth(6, 3)]).toEqual([null, null, null, 1]))
})
