import { DEVICE_KINDS } from '@watchfloor/shared'
import { ALARM, BIT, LIFE, SHAPE, SHAPE_OF_KIND, alarmIn, lifeIn, lifeOf, packCluster, packLook, rankOf, withMarks } from './glyph-bits.js'

const look = (over: Partial<Parameters<typeof packLook>[0]>): number =>
  packLook({ shape: SHAPE.truck, life: LIFE.live, alarm: ALARM.none, turned: true, recording: false, ...over })

test('every kind has a shape of its own', () => {
  const shapes = DEVICE_KINDS.map((kind) => SHAPE_OF_KIND[kind])
  expect(new Set(shapes).size).toBe(DEVICE_KINDS.length)
  expect(shapes).not.toContain(SHAPE.cluster)
})

test('packs and reads back', () => {
  const packed = withMarks(look({ shape: SHAPE.sensor, life: LIFE.stale, alarm: ALARM.critical, recording: true }), true, false)
  expect(packed & 15).toBe(SHAPE.sensor)
  expect(lifeIn(packed)).toBe(LIFE.stale)
  expect(alarmIn(packed)).toBe(ALARM.critical)
  expect((packed >>> BIT.turned) & 1).toBe(1)
  expect((packed >>> BIT.recording) & 1).toBe(1)
  expect((packed >>> BIT.selected) & 1).toBe(1)
  expect((packed >>> BIT.hovered) & 1).toBe(0)
})

test('a unit never heard looks offline, never alive', () => {
  expect(lifeOf('never')).toBe(LIFE.offline)
})

test('one stale unit in a thousand still shows on the cluster', () => {
  expect((packCluster(ALARM.none, 0.001) >>> BIT.share) & 63).toBeGreaterThan(0)
  expect((packCluster(ALARM.none, 0) >>> BIT.share) & 63).toBe(0)
  expect((packCluster(ALARM.none, 1) >>> BIT.share) & 63).toBe(63)
})

test('what needs somebody is drawn on top', () => {
  const order = [look({ life: LIFE.offline }), look({ shape: SHAPE.camera }), look({ life: LIFE.stale }), look({}), look({ alarm: ALARM.warning }),
    look({ alarm: ALARM.critical, life: LIFE.offline })]
  expect(order.map(rankOf)).toEqual([0, 1, 2, 3, 4, 5])
})
