import { DEFAULT_CALENDAR, DEFAULT_CODE_SET, categoryIndex, clockFace } from '@watchfloor/shared'
import type { Clock, ClockKind } from '@watchfloor/shared'
import { HOUR, MINUTE, Story, factsAt, hub, officer, person, reported } from '../testing/incident-builder.js'
import { extendClock, fireClock, isDue, remainingMs } from './clock/clock.js'
import { whenDue } from './clock/clock-due.js'
import { overdue } from './clock/overdue.js'
import { workTime } from './calendar/work-time.js'

const seat = person('seat')
const dispatcher = person('dispatcher')
const supervisor = person('supervisor')
const reason = '理由'
const work = workTime(DEFAULT_CALENDAR)
const clock = ({ file }: Story, kind: ClockKind): Clock => file.clocks.filter((c) => c.kind === kind).at(-1)!
const left = (story: Story, kind: ClockKind): number => remainingMs(clock(story, kind), story.nowMs, work) / MINUTE
const say = (iso: string): string => new Date(Date.parse(iso) + 8 * HOUR).toISOString().slice(0, 16)
/** 0110 exposed household waste: 4 working hours. */
const waste = (): Story => new Story(reported({ category: '0110' }))

test('the stage\'s deadline before filing is fifteen minutes, not the disposal limit', () => {
  const story = waste()
  expect(story.file.clocks.map(({ kind, limit }) => [kind, limit])).toEqual([['accept', { amount: 15, unit: 'urgent_minute' }]])
  expect(say(clock(story, 'accept').dueAt)).toBe('2026-03-02T09:15')
})

test('verifying stops the accept clock, and nobody\'s answer calls it off by itself', () => {
  const story = waste().wait(5 * MINUTE).do(seat, 'verify', {}).wait(31 * MINUTE)
  expect(left(story, 'accept')).toBe(10)
  const due = whenDue(clock(story, 'verify'), story.incident, story.nowMs)
  expect(due).toMatchObject({ type: 'act', input: { action: 'cancel' }, actor: { type: 'system', rule: 'clock.verify' } })
  if (due?.type !== 'act' || due.input.action !== 'cancel') throw new Error('unreachable')
  story.do(due.actor, 'cancel', { reason: 'no answer in time' })
  expect([story.incident.state, left(story, 'accept')]).toEqual(['reported', 10])
  expect(story.change!.lines[0]!.actor).toEqual({ type: 'system', rule: 'clock.verify', why: 'no answer within 30 minutes' })
  expect(clock(story, 'verify').late).toBe(true)
})

test('a stage that ran out tells those above, in the story and as effects, and leaves the incident as it is', () => {
  const story = waste().wait(16 * MINUTE)
  const due = whenDue(clock(story, 'accept'), story.incident, story.nowMs)
  if (due?.type !== 'escalate') throw new Error('it should escalate')
  const fired = fireClock(clock(story, 'accept'), story.nowMs)
  const change = overdue({ ...story.file, clocks: [fired] }, fired, due.to, factsAt(story.nowMs))
  expect(change.lines).toMatchObject([{ action: 'overdue', version: 1, from: 'reported', to: 'reported', actor: { rule: 'clock.accept' }, about: { clock: 'accept' } }])
  expect(change.effects.map(({ type, to, notBefore }) => [type, to, notBefore])).toEqual(['seat', 'supervisor'].map((role) => ['notify', { type: 'role', role }, change.lines[0]!.recordedAt]))
  expect([change.file.incident.version, whenDue(fired, story.incident, story.nowMs + HOUR)]).toEqual([1, null])
})

test('urgent hours count through the night, working hours do not', () => {
  const evening = Date.parse('2026-03-02T20:00:00+08:00')
  const vendor = new Story(reported({ category: '0401' }, evening), evening).dispatched()
  expect(say(clock(vendor, 'disposal').dueAt)).toBe('2026-03-02T22:00')
  const rubbish = new Story(reported({ category: '0110' }, evening), evening).dispatched()
  expect(say(clock(rubbish, 'disposal').dueAt)).toBe('2026-03-03T12:00')
})

test('the chosen standard decides, the first where none is chosen', () => {
  const of = (standard?: number): Story => new Story(reported({ category: '0101' })).do(seat, 'file', standard === undefined ? {} : { standard }).do(dispatcher, 'dispatch', {})
  expect(clock(of(), 'disposal').limit).toEqual({ amount: 2, unit: 'urgent_day' })
  expect(clock(of(1), 'disposal').limit).toEqual({ amount: 15, unit: 'work_day' })
  expect(new Story(reported({ category: '0101' })).try(seat, 'file', { standard: 2 })).toMatchObject({ ok: false, code: 'incident.missing', details: { limits: categoryIndex(DEFAULT_CODE_SET)('0101')!.limits } })
})

test('handed back: the dispatcher has fifteen minutes, the same squad goes on with the rest, another begins anew', () => {
  const story = waste().dispatched().do(officer(), 'accept', {}).wait(HOUR).do(officer(), 'return', { reason: '不在辖区' })
  expect([story.incident.state, story.incident.leadUnitId, left(story, 'dispatch'), left(story, 'disposal')]).toEqual(['filed', null, 15, 180])
  story.wait(10 * MINUTE)
  const same = new Story(story.file, story.nowMs).do(dispatcher, 'dispatch', { units: [{ unitId: 'squad-1' }] })
  expect([left(same, 'disposal'), same.file.clocks.filter(({ kind }) => kind === 'disposal').length]).toEqual([180, 1])
  const other = new Story(story.file, story.nowMs).do(dispatcher, 'dispatch', { units: [{ unitId: 'squad-2' }] })
  expect([left(other, 'disposal'), clock(other, 'disposal').unitId]).toEqual([240, 'squad-2'])
  expect(other.file.clocks.filter(({ kind }) => kind === 'disposal')[0]).toMatchObject({ unitId: 'squad-1', late: false, budgetMs: 180 * MINUTE })
})

test('overdue is measured when the unit reports it done, however long the check takes', () => {
  const story = waste().handling().wait(2 * HOUR).do(officer(), 'handle', { outcome: 'rectified' }).wait(30 * HOUR)
  expect(clockFace(clock(story, 'disposal'), story.nowMs)).toMatchObject({ running: false, lamp: 'green' })
  story.do(seat, 'close', {})
  expect(clock(story, 'disposal')).toMatchObject({ late: false, stoppedAt: new Date(story.nowMs).toISOString() })
})

test('a phone that was offline tells when it was done, and is believed no further than the incident\'s last change and now', () => {
  const told = (occurredAt: string): Clock => {
    const story = waste().handling().wait(30 * HOUR)
    return clock(story.do(officer(), 'handle', { outcome: 'rectified', occurredAt }), 'disposal')
  }
  expect(told('2026-03-02T10:00:00+08:00').budgetMs).toBe(3 * HOUR)
  expect(told('2020-01-01T00:00:00Z').budgetMs).toBe(4 * HOUR)
  expect(told('2030-01-01T00:00:00Z').pausedAt).toBe('2026-03-03T07:00:00.000Z')
})

test('rework goes on with the rest, keeps the outcome of nobody, and counts', () => {
  const story = waste().handling().wait(HOUR).do(officer(), 'handle', { outcome: 'rectified' }).do(seat, 'check', {}).wait(5 * MINUTE).do(seat, 'report_checked', { passed: false })
  expect(left(story, 'close')).toBe(15)
  expect(story.try(seat, 'close', {})).toMatchObject({ ok: false, code: 'incident.illegal_action', message: expect.stringContaining('rework') })
  story.do(dispatcher, 'rework', { reason: '未清理干净' })
  expect(story.incident).toMatchObject({ state: 'dispatched', reworks: 1, outcome: null, rectified: null, handledBy: null, checkPassed: null, leadUnitId: 'squad-1' })
  expect(left(story, 'disposal')).toBe(180)
  expect(story.do(officer(), 'accept', {}).incident.state).toBe('handling')
})

test('two extensions, each one limit more, refused ones not counted, none asked for after the time', () => {
  const story = waste().handling()
  const extend = (): Story => story.do(officer(), 'request_extension', { reason }).do(supervisor, 'approve_extension', {})
  story.do(officer(), 'request_extension', { reason }).do(supervisor, 'refuse_extension', { reason })
  expect(left(extend(), 'disposal')).toBe(480)
  expect(left(extend(), 'disposal')).toBe(720)
  expect(story.incident.extensions).toBe(2)
  expect(story.try(officer(), 'request_extension', { reason })).toMatchObject({ ok: false, code: 'incident.limit_reached' })
  expect(waste().handling().wait(30 * HOUR).try(officer(), 'request_extension', { reason })).toMatchObject({ ok: false, code: 'incident.limit_reached', message: expect.stringContaining('before the time is over') })
})

test('an extension arms a clock that has fired again', () => {
  const story = waste().handling()
  const fired = fireClock(clock(story, 'disposal'), story.nowMs + 5 * HOUR)
  expect([isDue(fired, story.nowMs + 30 * HOUR), isDue(extendClock(fired, work), story.nowMs + 30 * HOUR)]).toEqual([false, true])
})

test('a suspension: asked for by the unit, granted by the supervisor, a year at most, once, and it ends by itself', () => {
  const story = waste().handling().wait(HOUR)
  const until = '2026-04-01T00:00:00.000Z'
  expect(story.try(officer(), 'suspend', { reason, until })).toMatchObject({ code: 'incident.not_allowed' })
  for (const wrong of ['2026-03-01T00:00:00Z', '2027-06-01T00:00:00Z']) expect(story.try(supervisor, 'suspend', { reason, until: wrong }).ok).toBe(false)
  story.do(officer(), 'request_suspension', { reason, until }).do(supervisor, 'suspend', { reason, until })
  expect(story.incident).toMatchObject({ state: 'suspended', suspendedUntil: until, suspensionRequest: null, suspensions: 1 })
  expect([clock(story, 'suspension').dueAt, left(story, 'disposal')]).toEqual([until, 180])
  expect(whenDue(clock(story, 'suspension'), story.incident, story.nowMs)).toBeNull()
  story.nowMs = Date.parse(until)
  const due = whenDue(clock(story, 'suspension'), story.incident, story.nowMs)
  if (due?.type !== 'act') throw new Error('a suspension that is over leads to an action')
  story.do(due.actor, 'resume', {})
  expect([story.incident.state, left(story, 'disposal')]).toEqual(['handling', 180])
  expect(story.try(supervisor, 'suspend', { reason, until: '2026-05-01T00:00:00Z' })).toMatchObject({ code: 'incident.limit_reached' })
})

test('requests do not outlive the assignment they were made in', () => {
  const story = waste().handling().do(officer(), 'request_extension', { reason }).do(dispatcher, 'recall', { reason })
  expect(story.incident.extensionRequest).toBeNull()
  story.do(dispatcher, 'dispatch', { units: [{ unitId: 'squad-2' }] })
  expect(story.try(supervisor, 'approve_extension', {})).toMatchObject({ ok: false, code: 'incident.missing' })
})

test('an appeal: of an overdue one only, once; granted, the fact stays and the figure leaves it out', () => {
  expect(waste().closed().try(officer(), 'appeal', { reason })).toMatchObject({ ok: false, code: 'incident.illegal_action' })
  const late = waste().handling().wait(30 * HOUR).do(officer(), 'handle', { outcome: 'rectified' }).do(seat, 'close', {})
  expect(late.try(officer('squad-9'), 'appeal', { reason })).toMatchObject({ code: 'incident.not_allowed' })
  late.do(officer(), 'appeal', { reason }).do(supervisor, 'decide_appeal', { granted: true, reason })
  expect(clock(late, 'disposal')).toMatchObject({ late: true, exempt: true })
  expect(late.incident.appeal).toMatchObject({ verdict: 'granted', decidedBy: 'supervisor' })
  expect(late.try(officer(), 'appeal', { reason })).toMatchObject({ ok: false, code: 'incident.limit_reached' })
})

test('a wrong automatic close is rolled back and its rule stays in the story', () => {
  const story = waste().handled().do(hub, 'close', {})
  expect(story.incident).toMatchObject({ state: 'closed', closedByRule: 'test.rule', rectified: true })
  story.do(supervisor, 'recheck', { reason: '照片与现场不符' })
  expect(story.incident).toMatchObject({ state: 'handled', closedByRule: null, closedAt: null, outcome: 'rectified' })
  expect(left(story, 'close')).toBe(15)
})

test('an overdue stage is told upward and its clock fires once only for its generation', () => {
  const story = waste().wait(16 * MINUTE)
  expect(whenDue(clock(story, 'accept'), story.incident, story.nowMs)).toEqual({ type: 'escalate', to: ['seat', 'supervisor'] })
  const before = clock(story, 'accept')
  const fired = fireClock(before, story.nowMs)
  expect([whenDue(fired, story.incident, story.nowMs + HOUR), fired.generation]).toEqual([null, before.generation + 1])
  story.filed()
  expect(clock(story, 'accept').generation).toBeGreaterThan(before.generation)
  expect(whenDue(clock(story, 'accept'), story.incident, story.nowMs)).toBeNull()
  expect(clock(story, 'accept').late).toBe(true)
})
