import { city, seeded } from '@watchfloor/city'
import { djiAdapter, nativeAdapter, owntracksAdapter, traccarAdapter } from '@watchfloor/domain'
import type { AnyAdapter, Report } from '@watchfloor/domain'
import { AIRCRAFT_TYPE, DOCK_TYPE, aircraftOsd, dockOsd, poseOnMap } from './drones/dji-payloads.js'
import { Flight } from './drones/flight.js'
import { answerService } from './drones/services.js'
import { planWayline } from './drones/wayline.js'
import { toOwntracks } from './officers/owntracks-officer.js'
import type { OfficerSighting } from './officers/officer-link.js'
import { toNative } from './trucks/native-truck.js'
import { toTraccar } from './trucks/traccar-server.js'
import type { TruckSighting } from './trucks/truck-link.js'

/** What the simulator says, read by the hub's own adapters. */
const timeMs = Date.UTC(2026, 10, 22, 4, 0, 0, 250)
const truck: TruckSighting = { timeMs, lat: 29.9712345, lon: 121.2198765, speedMps: 11.3, courseDeg: 181.5, altitudeM: 7.2, acc: true, loaded: true, lifted: false, coverClosed: true, loadKg: 15_500, mileageM: 9_876_543, overspeed: false, satellites: 13 }
const officer: OfficerSighting = { timeMs, lat: 29.97, lon: 121.22, accuracyM: 6, altitudeM: 8, speedMps: 1.4, courseDeg: 12, batteryPct: 71, charging: false, recording: true, reason: 'timer' }

function hear(adapter: AnyAdapter, topic: string, said: unknown, session: unknown = adapter.open()): readonly Report[] {
  const step = adapter.step(session, { type: 'message', topic, payload: new TextEncoder().encode(JSON.stringify(said)), nowMs: timeMs + 400, retained: false })
  expect(step.dropped).toEqual([])
  return step.reports
}

it('native trucks: a position with its state, and history marked as such', () => {
  expect(hear(nativeAdapter, 'wf/abc/fix', toNative(truck, false))[0]).toMatchObject({ type: 'fix', externalId: 'abc', timeMs, lat: 29.9712345, lon: 121.2198765, speedMps: 11.3, courseDeg: 181.5, replayed: false, state: { load: 'full', lifted: false, coverClosed: true, loadKg: 15_500 } })
  const batch = hear(nativeAdapter, 'wf/abc/fix', [toNative(truck, true), toNative({ ...truck, timeMs: timeMs + 1000 }, true)])
  expect(batch.map((r) => r.type === 'fix' && r.replayed)).toEqual([true, true])
})

it('trucks behind Traccar: knots arrive as metres a second', () => {
  const [fix] = hear(traccarAdapter, 'positions', toTraccar({ externalId: '860123', name: 'x' }, 7, truck, false))
  expect(fix).toMatchObject({ type: 'fix', externalId: '860123', timeMs, lat: 29.9712345, replayed: false, state: { acc: true, motion: true } })
  expect(fix?.type === 'fix' && fix.speedMps).toBeCloseTo(11.3, 3)
  expect(hear(traccarAdapter, 'positions', toTraccar({ externalId: '860123', name: 'x' }, 7, truck, true))[0]).toMatchObject({ replayed: true })
})

it('body cameras: seconds, battery, and the key that calls for help', () => {
  const [fix] = hear(owntracksAdapter, 'owntracks/officer001/bodycam', toOwntracks(officer, '01'))
  expect(fix).toMatchObject({ type: 'fix', externalId: 'officer001/bodycam', timeMs: Date.UTC(2026, 10, 22, 4), batteryPct: 71, accuracyM: 6, state: { monitoring: 2, power: 'unplugged' } })
  const help = hear(owntracksAdapter, 'owntracks/officer001/bodycam', toOwntracks({ ...officer, reason: 'pressed', words: 'SOS' }, '01'))
  expect(help.find((r) => r.type === 'event')).toMatchObject({ eventType: 'owntracks.here', text: 'SOS' })
})

describe('docks and aircraft', () => {
  const dock = city().docks[0]!
  const envelope = (data: unknown, method?: string) => ({ tid: 't', bid: 'b', timestamp: timeMs, gateway: 'DOCK1', ...(method ? { method } : {}), data })
  const state = { place: dock, aircraftSn: 'AIR1', flying: true, charge: 80, temperature: 20, wind: 2, rain: 0 as const, coverOpen: true, sorties: 3 }

  it('a dock tells its state in three parts, which make up one', () => {
    const session = djiAdapter.open()
    const reports = [0, 1, 2].flatMap((part) => hear(djiAdapter, 'thing/product/DOCK1/osd', envelope(dockOsd(part, state)), session))
    expect(reports.find((r) => r.type === 'fix')).toMatchObject({ externalId: 'DOCK1', valid: true })
    expect(Object.assign({}, ...reports.map((r) => ('state' in r ? r.state : {})))).toMatchObject({ dockMode: 'working', droneSn: 'AIR1', droneBatteryPct: 80 })
  })
  it('an aircraft is where it flies', () => {
    const flight = new Flight(planWayline(city(), dock, seeded(3)), 100)
    const pose = flight.at(500)
    const at = poseOnMap(pose, 0, 0)
    expect(hear(djiAdapter, 'thing/product/AIR1/osd', envelope(aircraftOsd(pose, at, dock, 64, -60)))[0]).toMatchObject({ type: 'fix', externalId: 'AIR1', lat: at.lat, lon: at.lon, speedMps: 13.5, batteryPct: 64 })
  })
  it('topology names the aircraft while it is switched on', () => {
    const reports = hear(djiAdapter, 'sys/product/DOCK1/status', envelope({ ...DOCK_TYPE, sub_devices: [{ sn: 'AIR1', ...AIRCRAFT_TYPE, index: 'A' }] }, 'update_topo'))
    expect(reports.find((r) => r.type === 'topology')).toMatchObject({ externalId: 'DOCK1', children: [{ externalId: 'AIR1', kind: 'drone' }] })
  })
  it('services are done, refused while busy, or not known', () => {
    const pilot = { flying: false, takeOff: () => true, recall: () => false, camera: { start: (_: unknown, flying: boolean) => (flying ? 0 : 513_011), stop: () => 0 } }
    expect(answerService('cover_open', {}, pilot)).toMatchObject({ result: 0 })
    expect(answerService('flighttask_execute', {}, pilot)).toMatchObject({ result: 0 })
    expect(answerService('return_home', {}, pilot).result).not.toBe(0)
    expect(answerService('sing', {}, pilot).result).not.toBe(0)
    // The picture of an aircraft on the ground is refused by the camera's own word.
    expect(answerService('live_start_push', {}, pilot)).toEqual({ result: 513_011 })
    expect(answerService('live_start_push', {}, { ...pilot, flying: true })).toEqual({ result: 0 })
  })
})
