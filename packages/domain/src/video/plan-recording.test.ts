import type { HourWindow } from '@watchfloor/shared'
import { planRecording } from './plan-recording.js'
import type { OpenCase, RecordableRule } from './plan-recording.js'

const CITY_MIN = 480
const at = (local: string): number => Date.parse(`${local}+08:00`)
const camera = { id: 'c', lat: 29.97, lon: 121.22 }
const rule = (more: Partial<RecordableRule>): RecordableRule => ({ id: 'r', when: { kind: 'hours', hours: [] }, stream: 'sub', keepDays: 7, cameras: [camera], ...more })
const hours = (...windows: HourWindow[]): RecordableRule => rule({ when: { kind: 'hours', hours: windows } })
const near = (withinM: number): RecordableRule => rule({ when: { kind: 'incident', withinM } })
const records = (rules: RecordableRule[], atMs: number, cases: OpenCase[] = [], offset = CITY_MIN): boolean => planRecording(rules, cases, atMs, offset).get('c')!.record
const NOON = at('2026-03-04T12:00')

test('without hours a rule records always, with them only then, in the city’s own time', () => {
  expect(records([hours()], NOON)).toBe(true)
  const day = hours({ from: '08:00', to: '18:00' })
  expect(['07:59', '08:00', '17:59', '18:00'].map((hm) => records([day], at(`2026-03-04T${hm}`)))).toEqual([false, true, true, false])
  // The same instant is another hour in another city.
  expect(records([day], at('2026-03-04T08:00'), [], 0)).toBe(false)
})

test('a night belongs to the day on which it begins', () => {
  // 2026-03-06 is a Friday.
  const friday = hours({ days: [5], from: '22:00', to: '06:00' })
  expect(['2026-03-06T21:59', '2026-03-06T22:00', '2026-03-06T23:59', '2026-03-07T00:00', '2026-03-07T05:59', '2026-03-07T06:00', '2026-03-07T22:30', '2026-03-06T03:00'].map((local) => records([friday], at(local))))
    .toEqual([false, true, true, true, true, false, false, false])
  // In UTC it is still Friday afternoon when the night begins there.
  expect(new Date(at('2026-03-06T22:00')).getUTCHours()).toBe(14)
})

test('an open incident records the cameras from which it came and those near it', () => {
  const case300mAway: OpenCase = { lat: camera.lat + 300 / 111_195, lon: camera.lon, cameraIds: new Set() }
  expect([0, 299, 301].map((m) => records([near(m)], NOON, [case300mAway]))).toEqual([false, false, true])
  const east: OpenCase = { lat: camera.lat, lon: camera.lon + 300 / (111_195 * Math.cos(camera.lat * Math.PI / 180)), cameraIds: new Set() }
  expect([299, 301].map((m) => records([near(m)], NOON, [east]))).toEqual([false, true])
  expect(records([near(0)], NOON, [{ lat: 0, lon: 0, cameraIds: new Set(['c']) }])).toBe(true)
  expect(records([near(2000)], NOON, [])).toBe(false)
  // One whose place nobody knows is recorded for its own incidents only.
  const lost = { ...near(2000), cameras: [{ id: 'c', lat: null, lon: null }] }
  expect([records([lost], NOON, [{ lat: 0, lon: 0, cameraIds: new Set() }]), records([lost], NOON, [{ lat: 0, lon: 0, cameraIds: new Set(['c']) }])]).toEqual([false, true])
})

test('where rules differ more is kept, and it is known which of them want it now', () => {
  const rules = [hours({ from: '00:00', to: '01:00' }), rule({ id: 'long', keepDays: 30, stream: 'main' }), rule({ id: 'short', keepDays: 1 })]
  expect(planRecording(rules, [], NOON, CITY_MIN).get('c')).toEqual({ record: true, stream: 'main', keepDays: 30, ruleIds: ['long', 'short'] })
  expect(planRecording(rules.slice(0, 1), [], NOON, CITY_MIN).get('c')).toEqual({ record: false, stream: 'sub', keepDays: 7, ruleIds: [] })
  expect(planRecording([], [], NOON, CITY_MIN).size).toBe(0)
})
