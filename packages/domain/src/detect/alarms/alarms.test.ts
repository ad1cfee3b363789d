import fc from 'fast-check'
import { Alarm, PRIORITIES } from '@watchfloor/shared'
import type { AlarmActionInput, Priority } from '@watchfloor/shared'
import { expectChange, factsAt, hub, newId, person } from '../../testing/incident-builder.js'
import type { Actor } from '../../incident/case-file.js'
import { openIncident } from '../../incident/open-incident.js'
import type { RaisedAlarm } from '../run-rule.js'
import { actOnAlarm } from './act-on-alarm.js'
import { alarmAnswers, alarmRate, badActors, chattering, percentile, shelved, standing } from './alarm-rate.js'
import { foldClear, foldRaise } from './fold.js'
import { FLOOD, floodView, isFlood } from './flood.js'

const T0 = Date.parse('2026-03-02T04:00:00Z')
const MINUTE = 60_000
const raise = (episodeMs: number, more: Partial<RaisedAlarm> = {}): RaisedAlarm => ({ rule: 'ai_detection', kind: 'ai_road_trade', episodeMs, severity: 'warning', priority: 'P3', category: '0406', lat: 30.7, lon: 121, text: null, about: {}, ...more })
const facts = (nowMs: number, sourceId = newId()) => ({ nowMs, newId, sourceId, areaId: 'grid-1' })
const fresh = (more: Partial<RaisedAlarm> = {}, nowMs = T0, sourceId?: string): Alarm => foldRaise(null, raise(nowMs, more), facts(nowMs, sourceId)).alarm
const seat = person('seat')
const doing = (alarm: Alarm, action: AlarmActionInput['action'], more: object = {}, actor: Actor = seat, nowMs = T0 + MINUTE) => actOnAlarm(alarm, { action, version: alarm.version, reason: '误报', until: new Date(nowMs + 10 * MINUTE).toISOString(), ...more } as AlarmActionInput, actor, nowMs)
const done = (...args: Parameters<typeof doing>): Alarm => { const r = doing(...args); if (!r.ok) throw new Error(r.message); return r.alarm }

describe('one alarm per source and kind', () => {
  test('repeats count up, the same episode again is no news', () => {
    const first = foldRaise(null, raise(T0), facts(T0))
    expect([first.type, first.announce, first.opensIncident, Alarm.parse(first.alarm)]).toEqual(['new', true, false, first.alarm])
    const again = foldRaise(first.alarm, raise(T0), facts(T0 + 5))
    expect([again.type, again.alarm]).toEqual(['duplicate', first.alarm])
    const repeat = foldRaise(first.alarm, raise(T0 + MINUTE, { about: { stayedS: 60 } }), facts(T0 + MINUTE))
    expect([repeat.type, repeat.announce, repeat.alarm.count, repeat.alarm.version, repeat.alarm.firstAt, repeat.alarm.about]).toEqual(['repeat', false, 2, 2, first.alarm.firstAt, { stayedS: 60 }])
  })

  test('P1 and P2 open an incident by themselves, P3 and P4 do not', () => {
    expect(PRIORITIES.map((priority) => foldRaise(null, raise(T0, { priority }), facts(T0)).opensIncident)).toEqual([true, true, false, false])
    const linked = { ...fresh({ priority: 'P1' }), incidentId: newId() }
    expect(foldRaise(linked, raise(T0 + 1, { priority: 'P1' }), facts(T0 + 1)).opensIncident).toBe(false)
  })

  test('graver than what somebody saw is new again and off the shelf; less grave changes only its severity', () => {
    const seen = done(fresh(), 'shelve')
    const graver = foldRaise(seen, raise(T0 + MINUTE, { priority: 'P1', severity: 'critical' }), facts(T0 + MINUTE))
    expect(graver).toMatchObject({ announce: true, opensIncident: true, alarm: { state: 'active_new', priority: 'P1', shelf: null, acknowledgedAt: null } })
    const milder = foldRaise(graver.alarm, raise(T0 + 2 * MINUTE, { priority: 'P3', severity: 'notice' }), facts(T0 + 2 * MINUTE))
    expect(milder.alarm).toMatchObject({ state: 'active_new', priority: 'P1', severity: 'notice', count: 3 })
  })

  test('over and seen is closed; over and unseen waits; what comes back before anybody looked is the same row', () => {
    const clear = { kind: 'ai_road_trade', atMs: T0 + 5 * MINUTE }
    expect(foldClear(done(fresh(), 'ack'), clear, clear.atMs)).toMatchObject({ state: 'closed', resolution: 'returned' })
    const waiting = foldClear(fresh(), clear, clear.atMs)!
    expect(waiting).toMatchObject({ state: 'cleared_new', closedAt: null, transitions: 2 })
    expect(foldClear(waiting, clear, clear.atMs)).toBeNull()
    expect(foldRaise(waiting, raise(T0 + 6 * MINUTE), facts(T0 + 6 * MINUTE))).toMatchObject({ type: 'repeat', announce: true, alarm: { state: 'active_new', count: 2, transitions: 3, clearedAt: null } })
    expect(done(waiting, 'ack')).toMatchObject({ state: 'closed', resolution: 'returned' })
    expect(foldClear(fresh(), { kind: 'x', atMs: T0 - 1 }, T0)).toBeNull()
    expect(foldClear(null, clear, T0)).toBeNull()
  })
})

describe('what people do', () => {
  test('seeing, taking and resolving are three things with three times', () => {
    const acked = done(fresh(), 'ack')
    expect(acked).toMatchObject({ state: 'active_seen', acknowledgedBy: 'seat', takenAt: null })
    const taken = done(acked, 'take', {}, person('seat', 'wang'), T0 + 2 * MINUTE)
    expect(taken).toMatchObject({ takenBy: 'wang', acknowledgedBy: 'seat', closedAt: null })
    expect(done(taken, 'dismiss')).toMatchObject({ state: 'closed', resolution: 'dismissed', reason: '误报', closedBy: 'seat' })
  })

  test.each<[Priority, number, boolean]>([['P1', 1, false], ['P2', 30, true], ['P2', 31, false], ['P3', 480, true], ['P3', 481, false], ['P4', 1440, true], ['P3', 0, false]])('%s put aside for %d min: %s', (priority, minutes, allowed) => {
    const ruling = doing(fresh({ priority }), 'shelve', { until: new Date(T0 + MINUTE + minutes * MINUTE).toISOString() })
    expect(ruling).toMatchObject(allowed ? { ok: true, alarm: { shelf: { reason: '误报', owner: 'seat' }, state: 'active_seen' } } : { ok: false, code: 'alarm.not_shelvable' })
  })

  test('a shelf runs out by itself, or is taken down before', () => {
    const aside = done(fresh(), 'shelve')
    expect([shelved([aside], T0 + 2 * MINUTE).length, shelved([aside], T0 + 11 * MINUTE).length]).toEqual([1, 0])
    expect(done(aside, 'unshelve')).toMatchObject({ shelf: null, state: 'active_seen' })
    expect(doing(done(fresh(), 'ack'), 'unshelve')).toMatchObject({ ok: false, code: 'alarm.illegal_action' })
  })

  test('an incident comes of it once; the hub does only that', () => {
    const ruling = doing(fresh(), 'to_incident', {}, hub)
    expect(ruling).toMatchObject({ ok: true, opens: { category: '0406' }, alarm: { state: 'active_seen' } })
    expect(doing({ ...fresh(), incidentId: newId() }, 'to_incident')).toMatchObject({ code: 'alarm.illegal_action' })
    expect(doing(fresh(), 'dismiss', {}, hub)).toMatchObject({ code: 'auth.forbidden' })
    expect(doing(fresh(), 'ack', {}, person('officer'))).toMatchObject({ code: 'auth.forbidden' })
    expect(doing(fresh(), 'ack', { version: 9 })).toMatchObject({ code: 'alarm.stale_version' })
    expect(doing(done(fresh(), 'dismiss'), 'ack')).toMatchObject({ code: 'alarm.illegal_action' })
    const alarm = fresh({ priority: 'P1' })
    const opened = expectChange(openIncident({ category: alarm.category, lat: 30.7, lon: 121, description: 'x', source: 'rule', priority: 'P1', alarmId: alarm.id }, hub, { ...factsAt(T0), number: '1', areaId: null }))
    expect(opened.file.incident).toMatchObject({ alarmId: alarm.id, priority: 'P1', source: 'rule' })
  })
})

describe('flood', () => {
  const many = (n: number, more: Partial<RaisedAlarm> = {}, nowMs = T0): Alarm[] => Array.from({ length: n }, () => fresh(more, nowMs))
  test('ten in ten minutes are borne, the eleventh folds; it ends when it is calm, not at the edge', () => {
    expect([isFlood(Array(10).fill(T0), T0, false), isFlood(Array(11).fill(T0), T0, false), isFlood(Array(5).fill(T0), T0, true), isFlood(Array(4).fill(T0), T0, true), isFlood(Array(99).fill(T0), T0 + FLOOD.windowMs, false)])
      .toEqual([false, true, true, false, false])
    expect(floodView(many(10), T0).rows).toHaveLength(10)
    expect(floodView(many(11), T0)).toMatchObject({ inFlood: true, folded: 11, rows: [{ type: 'group', kind: 'ai_road_trade', areaId: 'grid-1', priority: 'P3', count: 11 }] })
  })

  test('a rainstorm: three hundred hits are a few rows, P1 and P2 stay single and on top', () => {
    const { rows, folded } = floodView([...many(300, { kind: 'ai_road_flooding' }), ...many(20, { kind: 'device_silent', priority: 'P4' }), ...many(2, { kind: 'sos', priority: 'P1' }), ...many(3, { kind: 'truck_lifted', priority: 'P2' }), fresh({ kind: 'ai_fire' })], T0)
    expect(rows.map((row) => (row.type === 'group' ? `${row.kind}×${row.alarms.length}` : row.alarm.kind))).toEqual(['sos', 'sos', 'truck_lifted', 'truck_lifted', 'truck_lifted', 'ai_road_flooding×300', 'ai_fire', 'device_silent×20'])
    expect(folded).toBe(300 + 20)
  })

  test('nothing is dropped and nothing shown twice; what is closed or put aside is not shown', () => {
    const some = fc.record({ priority: fc.constantFrom(...PRIORITIES), kind: fc.constantFrom('a', 'b', 'c'), minutesAgo: fc.integer({ min: 0, max: 30 }), fate: fc.constantFrom('open', 'open', 'closed', 'aside') })
    fc.assert(fc.property(fc.array(some, { maxLength: 40 }), fc.boolean(), (list, was) => {
      const alarms = list.map(({ priority, kind, minutesAgo, fate }) => {
        const alarm = fresh({ priority, kind }, T0 - minutesAgo * MINUTE)
        return fate === 'closed' ? done(alarm, 'dismiss') : fate === 'aside' && priority !== 'P1' ? done(alarm, 'shelve') : alarm
      })
      const { rows, folded } = floodView(alarms, T0 + MINUTE, was)
      const shown = rows.flatMap((row) => (row.type === 'alarm' ? [row.alarm.id] : row.alarms.map(({ id }) => id)))
      expect(shown.sort()).toEqual(alarms.filter(({ state, shelf }) => state !== 'closed' && shelf === null).map(({ id }) => id).sort())
      expect(folded).toBe(rows.reduce((sum, row) => sum + (row.type === 'group' ? row.alarms.length : 0), 0))
      for (const row of rows) if (row.type === 'group') expect(row.priority > 'P2').toBe(true)
    }), { numRuns: 100 })
  })
})

test('a comment stands beside an alarm and answers nothing; an acknowledgement may bring one; the oldest of too many go', () => {
  const said = done(fresh(), 'comment', { text: 'called them' })
  expect(said).toMatchObject({ state: 'active_new', version: 2, acknowledgedAt: null, comments: [{ by: expect.any(String), text: 'called them' }] })
  expect(done(said, 'ack', { note: 'works of the water company' })).toMatchObject({ state: 'active_seen', comments: [{ text: 'called them' }, { text: 'works of the water company' }] })
  const many = Array.from({ length: 60 }).reduce<Alarm>((alarm, _, i) => done(alarm, 'comment', { text: `${i}` }), fresh())
  expect([many.comments.length, many.comments[0]!.text]).toEqual([50, '10'])
})

describe('figures', () => {
  test('the rate by its bands, and the share of time in flood', () => {
    const hour = (n: number): number[] => Array.from({ length: n }, (_, i) => T0 + (i * 3_600_000) / n)
    expect([6, 12, 29, 30].map((n) => alarmRate(hour(n), T0, T0 + 3_600_000).band)).toEqual(['ok', 'manageable', 'too_many', 'flood'])
    const burst = alarmRate([...Array<number>(10).fill(T0 + 25 * MINUTE), T0, T0 + 3_600_000], T0, T0 + 3_600_000)
    expect([burst.per10Min, burst.perHour, burst.floodShare]).toEqual([[1, 0, 10, 0, 0, 0], 11, 1 / 6])
  })

  test('acknowledgement p50 and p95, nuisance, the worst ten', () => {
    expect([percentile([5, 1, 3], 0.5), percentile([1, 2, 3, 4], 0.95), percentile([], 0.5)]).toEqual([3, 4, null])
    const alarms = [done(fresh(), 'ack', {}, seat, T0 + 1000), done(fresh(), 'dismiss', {}, seat, T0 + 9000), { ...done(fresh(), 'dismiss', {}, seat, T0 + 2000), resolution: 'acted' as const }]
    expect(alarmAnswers(alarms)).toEqual({ ackP50Ms: 2000, ackP95Ms: 9000, takeP50Ms: null, nuisanceRatio: 0.5 })
    expect(badActors([{ ...fresh({}, T0, 'cam-2'), count: 3 }, { ...fresh({}, T0, 'cam-1'), count: 40 }, { ...fresh({}, T0, 'cam-2'), count: 2 }])).toEqual([
      { sourceId: 'cam-1', kind: 'ai_road_trade', alarms: 1, count: 40 }, { sourceId: 'cam-2', kind: 'ai_road_trade', alarms: 2, count: 5 }])
  })

  test('what chatters and what stands', () => {
    const flapping = { ...fresh({}, T0, 'door'), transitions: 2 }
    expect(chattering([flapping, { ...fresh({}, T0, 'door'), transitions: 1 }, fresh({}, T0, 'calm')], T0 + MINUTE).map(({ sourceId }) => sourceId)).toEqual(['door'])
    expect(chattering([{ ...flapping, transitions: 9 }], T0 + 2 * 3_600_000)).toEqual([])
    const old = fresh({}, T0 - 25 * 3_600_000)
    expect(standing([old, fresh(), done(old, 'dismiss')], T0)).toEqual([old])
  })
})
