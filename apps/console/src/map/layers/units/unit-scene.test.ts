import { unitFromEntry } from '../../../store/unit.js'
import type { Unit } from '../../../store/unit.js'
import { mercatorX, mercatorY, worldPx } from '../../engine/mercator.js'
import { INSTANCE_BYTES } from './instance.js'
import { UnitScene } from './unit-scene.js'
import type { SceneView } from './unit-scene.js'

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const unit = (n: number, lat: number, lon: number, over: Partial<Unit> = {}): Unit => Object.assign(unitFromEntry({
  n, id: id(n), name: `u${n}`, kind: 'truck', protocol: 'native', externalId: `${n}`, presence: 'online', presenceSince: 0, last: [1000, lat, lon, 10, 90, null],
}, 0), over)
const view = (lat: number, lon: number, zoom: number): SceneView => {
  const [x, y, half] = [mercatorX(lon), mercatorY(lat), 400 / worldPx(zoom)]
  return { x, y, zoom, west: x - half, east: x + half, north: y - half, south: y + half }
}
const looksOf = (scene: UnitScene): number[] => Array.from({ length: scene.list.count }, (_, at) =>
  new Uint32Array(scene.list.instances.bytes, at * INSTANCE_BYTES + 40, 1)[0] as number)

test('is made anew for a new view, not for a small pan, and for movement only every so often', () => {
  const truck = unit(1, 31, 121)
  const scene = new UnitScene()
  scene.lay([truck], 0)
  expect(scene.frame(view(31, 121, 16), 0)).toBe(true)
  expect(scene.frame(view(31.0005, 121, 16), 10)).toBe(false)
  expect(scene.frame(view(31.5, 121, 16), 20)).toBe(true)
  expect(scene.frame(view(31, 121, 16), 30)).toBe(true)
  Object.assign(truck, { timeMs: 2000, lon: 121.0001 })
  expect(scene.change([1], 100)).toBe(true)
  expect([...scene.list.touched]).toEqual([0])
  expect(scene.frame(view(31, 121, 16), 110)).toBe(false)
  expect(scene.frame(view(31, 121, 16), 600)).toBe(true)
})

test('asks for frames while something moves and then rests', () => {
  const truck = unit(1, 31, 121)
  const scene = new UnitScene()
  scene.lay([truck], 0)
  scene.frame(view(31, 121, 17), 0)
  expect(scene.nextMs(0)).toBeNull()
  Object.assign(truck, { timeMs: 2000, lon: 121.0002 })
  scene.change([1], 1000)
  expect(scene.nextMs(1000)).toBe(0)
  scene.frame(view(31, 121, 17), 1500)
  expect(scene.nextMs(1500)).not.toBeNull()
  expect(scene.nextMs(4000)).toBeNull()
})

test('picks what lies on top where it is drawn at this moment', () => {
  const truck = unit(1, 31, 121)
  const alarmed = unit(2, 31, 121.00001, { alarm: 'critical' })
  const scene = new UnitScene()
  scene.lay([alarmed, truck], 0)
  scene.frame(view(31, 121, 17), 0)
  expect(scene.pick(mercatorX(121.000005), mercatorY(31), 0)).toEqual({ type: 'unit', unit: alarmed })
  expect(scene.pick(mercatorX(121.0005), mercatorY(31), 0)).toBeNull()
  Object.assign(truck, { timeMs: 2000, lon: 121.0005 })
  scene.change([1], 1000)
  scene.frame(view(31, 121, 17), 1000)
  expect(scene.pick(mercatorX(121.0005), mercatorY(31), 1000)).toBeNull()
  expect(scene.pick(mercatorX(121.0005), mercatorY(31), 5000)).toEqual({ type: 'unit', unit: truck })
})

test('a cluster is picked as one, and lets the selected unit out', () => {
  const scene = new UnitScene()
  scene.lay(Array.from({ length: 20 }, (_, n) => unit(n, 31, 121)), 0)
  scene.frame(view(31, 121, 11), 0)
  expect(scene.pick(mercatorX(121), mercatorY(31), 0)).toMatchObject({ type: 'cluster', cluster: { count: 20 } })
  scene.mark(id(3), null)
  scene.frame(view(31, 121, 11), 10)
  expect(scene.list.discs[0]?.cluster.count).toBe(19)
  expect(scene.pick(mercatorX(121), mercatorY(31), 10)).toMatchObject({ type: 'unit', unit: { n: 3 } })
})

test('hover marks without a new list, hiding a kind takes it away', () => {
  const scene = new UnitScene()
  scene.lay([unit(1, 31, 121), unit(2, 31.001, 121, { kind: 'drone' })], 0)
  scene.frame(view(31, 121, 16), 0)
  const before = looksOf(scene)
  scene.mark(null, id(1))
  expect(scene.frame(view(31, 121, 16), 10)).toBe(false)
  expect(looksOf(scene)).not.toEqual(before)
  scene.hide(['drone'])
  expect(scene.frame(view(31, 121, 16), 20)).toBe(true)
  expect(scene.list.count).toBe(1)
})

test('a unit without a place is known but not drawn, until it has one', () => {
  const lost = unit(1, NaN, NaN, { timeMs: NaN })
  const scene = new UnitScene()
  scene.lay([lost], 0)
  scene.frame(view(31, 121, 16), 0)
  expect(scene.list.count).toBe(0)
  Object.assign(lost, { lat: 31, lon: 121, timeMs: 1000 })
  scene.change([1], 500)
  scene.frame(view(31, 121, 16), 1000)
  expect(scene.list.count).toBe(1)
})

test('between a new roster and the next frame nothing of the old one is found', () => {
  const scene = new UnitScene()
  scene.lay([unit(1, 31, 121), unit(2, 31.001, 121)], 0)
  scene.frame(view(31, 121, 16), 0)
  scene.lay([], 10)
  expect(scene.pick(mercatorX(121), mercatorY(31), 10)).toBeNull()
  expect(scene.around(view(31, 121, 16), 10)).toEqual([])
  scene.eachAlone(() => { throw new Error('an old row was told') })
  expect(scene.change([1], 20)).toBe(false)
})
