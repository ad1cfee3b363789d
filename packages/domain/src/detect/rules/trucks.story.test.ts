import type { DeviceState, TruckPermit, TruckPlace } from '@watchfloor/shared'
import { squareAround, storyFaults, tellStory } from '../../testing/rule-harness.js'
import type { RuleWorld, Said, Step } from '../../testing/rule-harness.js'
import { truckHoursRule } from './truck-hours.rule.js'
import { truckLiftedRule } from './truck-lifted.rule.js'
import { truckOverloadRule } from './truck-overload.rule.js'
import { truckOverspeedRule } from './truck-overspeed.rule.js'
import { truckSilencedRule } from './truck-silenced.rule.js'
import { truckUncoveredRule } from './truck-uncovered.rule.js'

const site: TruckPlace = { id: 's1', name: '城南工地', use: 'site', geometry: squareAround(30.7, 121, 200) }
const permit = (more: Partial<TruckPermit> = {}): TruckPermit => ({ id: 'p1', plate: '浙F12345', validFrom: '2026-01-01', validTo: '2026-12-31', hours: [{ from: '20:00', to: '05:00' }], ...more })
const every10 = (from: number, to: number, said: Said): Step[] => Array.from({ length: (to - from) / 10 + 1 }, (_, i) => [from + i * 10, said] as const)
const away = { lat: 30.72, lon: 121 }
const driving = (state: DeviceState, more: Said = {}): Said => ({ state, speedKmh: 40, ...away, ...more })

describe('lifted outside every site and dump', () => {
  const down = driving({ lifted: false }, { speedKmh: 0 })
  const up = driving({ lifted: true, loadKg: 9000 }, { speedKmh: 2 })
  const story = [...every10(0, 20, down), ...every10(30, 90, up), ...every10(100, 200, down)]
  test('one alarm, over when it is down again', () => {
    expect(storyFaults(truckLiftedRule, { places: [site] }, story)).toEqual([])
    expect(tellStory(truckLiftedRule, { places: [site] }, story)).toMatchObject({ raised: [{ priority: 'P2', category: 'L0201', about: { plate: '浙F12345', loadKg: 9000 }, ...away }], raisedAtS: [50], clearedAtS: [160] })
  })
  const lifts = (world: RuleWorld, place: { lat: number; lon: number }): number => tellStory(truckLiftedRule, world, [[0, { ...down, ...place }], ...every10(10, 60, { ...up, ...place })]).raised.length
  test('in a site it may, also just outside its fence; not where its permit does not name it, nor where the site\'s time is over', () => {
    expect(lifts({ places: [site] }, { lat: 30.7, lon: 121 })).toBe(0)
    expect(lifts({ places: [site] }, { lat: 30.7 + 120 / 111_195, lon: 121 })).toBe(0)
    expect(lifts({ places: [site] }, { lat: 30.7 + 140 / 111_195, lon: 121 })).toBe(1)
    expect(lifts({ places: [site], permits: [permit({ placeIds: ['other'] })] }, { lat: 30.7, lon: 121 })).toBe(1)
    expect(lifts({ places: [site], permits: [permit({ placeIds: ['other'] }), permit({ id: 'p2' })] }, { lat: 30.7, lon: 121 })).toBe(0)
    expect(lifts({ places: [{ ...site, validTo: '2026-03-01' }] }, { lat: 30.7, lon: 121 })).toBe(1)
  })
  test('a flicker of the sensor is none, other wirings are read, and what says nothing raises nothing', () => {
    expect(tellStory(truckLiftedRule, {}, [[0, down], [10, up], [20, down], [30, up], [40, down]]).raised).toEqual([])
    expect(tellStory(truckLiftedRule, {}, every10(0, 60, driving({ lift: 'up' }))).raised).toHaveLength(1)
    expect(tellStory(truckLiftedRule, {}, every10(0, 60, driving({ acc: true }))).raised).toEqual([])
  })
})

describe('loaded and uncovered', () => {
  const open = driving({ loaded: true, coverClosed: false })
  const story = [...every10(0, 20, driving({ loaded: true, coverClosed: true })), ...every10(30, 120, open), ...every10(130, 260, driving({ loaded: true, coverClosed: true }))]
  test('one alarm on the road', () => {
    expect(storyFaults(truckUncoveredRule, { places: [site] }, story)).toEqual([])
    expect(tellStory(truckUncoveredRule, { places: [site] }, story)).toMatchObject({ raised: [{ category: 'L0202', about: { speedKmh: 40 } }], raisedAtS: [90], clearedAtS: [190] })
  })
  test('not in a site, not empty, not while standing; a red light does not end it', () => {
    const raises = (steps: Step[]): number => tellStory(truckUncoveredRule, { places: [site] }, steps).raised.length
    expect(raises(every10(0, 120, { ...open, lat: 30.7, lon: 121 }))).toBe(0)
    expect(raises(every10(0, 120, driving({ loaded: false, coverClosed: false })))).toBe(0)
    expect(raises(every10(0, 120, { ...open, speedKmh: 0 }))).toBe(0)
    expect(raises([...every10(0, 30, open), ...every10(40, 80, { ...open, speedKmh: 0 })])).toBe(1)
  })
})

describe('hours', () => {
  const carrying = driving({ loaded: true })
  test('outside the permitted hours, once', () => {
    expect(storyFaults(truckHoursRule, { permits: [permit()] }, every10(0, 300, carrying))).toEqual([])
    expect(tellStory(truckHoursRule, { permits: [permit()] }, every10(0, 300, carrying)).raised[0]!.about).toMatchObject({ why: 'hours', permit: 'p1' })
  })
  test('any permit that fits is enough; none at all is told apart; no register judges nothing', () => {
    const raises = (permits: TruckPermit[] | null, params = {}): unknown[] => tellStory(truckHoursRule, { permits, params }, every10(0, 300, carrying)).raised.map(({ about }) => about.why)
    expect(raises([permit(), permit({ id: 'p2', hours: [{ from: '10:00', to: '14:00', days: [1] }] })])).toEqual([])
    expect(raises([permit({ validTo: '2026-02-01' })])).toEqual(['no_permit'])
    expect(raises([permit({ plate: '浙F99999' })], { withoutPermit: false })).toEqual([])
    expect(raises(null)).toEqual([])
  })
})

describe('over the limit', () => {
  test('load: by the permit where it says, with a deadband on the way down', () => {
    const at = (kg: number) => driving({ loadKg: kg })
    const steps = [...every10(0, 80, at(16_000)), ...every10(90, 200, at(14_500)), ...every10(210, 300, at(10_000))]
    const world = { permits: [permit({ hours: undefined, maxLoadKg: 15_000 })] }
    expect(storyFaults(truckOverloadRule, world, steps)).toEqual([])
    expect(tellStory(truckOverloadRule, world, steps)).toMatchObject({ raised: [{ about: { loadKg: 16_000, limitKg: 15_000 } }], clearedAtS: [270] })
    expect(tellStory(truckOverloadRule, {}, steps).raised).toEqual([])
  })
  test('speed: held, not one wrong fix', () => {
    const steps = [...every10(0, 10, driving({}, { speedKmh: 50 })), ...every10(20, 80, driving({}, { speedKmh: 75 })), ...every10(90, 150, driving({}, { speedKmh: 50 }))]
    expect(storyFaults(truckOverspeedRule, {}, steps)).toEqual([])
    expect(tellStory(truckOverspeedRule, {}, steps)).toMatchObject({ raisedAtS: [50], clearedAtS: [120] })
    expect(tellStory(truckOverspeedRule, {}, [[0, driving({}, { speedKmh: 50 })], [10, driving({}, { speedKmh: 90 })], [20, driving({}, { speedKmh: 50 })]]).raised).toEqual([])
  })
})

describe('silenced while working', () => {
  const ticks = (from: number, to: number): Step[] => Array.from({ length: (to - from) / 5 + 1 }, (_, i) => [from + i * 5, 'tick'] as const)
  const story: Step[] = [[0, driving({ loaded: true, acc: true })], [10, driving({ loaded: true, acc: true })], ...ticks(15, 1200), [1201, driving({ loaded: true, acc: true })]]
  test('one alarm after ten minutes, over when it speaks again', () => {
    expect(storyFaults(truckSilencedRule, {}, story)).toEqual([])
    expect(tellStory(truckSilencedRule, {}, story)).toMatchObject({ raisedAtS: [610], clearedAtS: [1201], raised: [{ category: 'L0206', about: { silentS: 600, loaded: true } }] })
  })
  test('a parked or empty truck may sleep', () => {
    const raises = (state: DeviceState): number => tellStory(truckSilencedRule, {}, [[0, driving(state)], ...ticks(5, 1200)]).raised.length
    expect([raises({ loaded: false, acc: true }), raises({ loaded: true, acc: false }), raises({}), raises({ loaded: true, acc: true })]).toEqual([0, 0, 0, 1])
  })
})
