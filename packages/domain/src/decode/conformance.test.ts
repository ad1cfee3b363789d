import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { distanceM } from '../geo/distance.js'
import { fromWgs84, toWgs84 } from '../geo/datum.js'
import { runVector } from '../testing/vector.js'
import { traccarAdapter } from './adapters/traccar.adapter.js'
import type { EventReport, FixReport, StatusReport } from './report.js'

/** Data from elsewhere, read where it lies (VECTORS_DIR); not part of the project, so without it these tests say that they were skipped. */
const dir = resolve(process.env.VECTORS_DIR ?? resolve(import.meta.dirname, '../../../../../shared/vectors'))
const read = (file: string): unknown => JSON.parse(readFileSync(resolve(dir, file), 'utf8'))
const has = (file: string): boolean => existsSync(resolve(dir, file))
const suite = (file: string, body: () => void): void => {
  if (has(file)) describe(file, body)
  else describe.skip(`${file} (not found in VECTORS_DIR ${dir}: skipped)`, () => { test('needs the file', () => {}) })
}

interface TraccarCase {
  name: string
  topic: string
  payload: unknown
  expect: {
    deviceId?: string; time?: string; speedMs?: number; courseDeg?: number; batteryPct?: number; accuracyM?: number; lat?: number; lon?: number
    alarms?: string[]; position?: null; lastSeen?: string; backfill?: boolean; event?: string; zone?: string; severity?: string; noPosition?: boolean; kind?: string
  }
}
/** Their names for events → ours. */
const EVENTS: Record<string, string> = { 'geofence.exit': 'traccar.geofenceExit', 'geofence.enter': 'traccar.geofenceEnter', 'alarm.sos': 'traccar.alarm' }

suite('traccar-forward.json', () => {
  const { vectors } = has('traccar-forward.json') ? (read('traccar-forward.json') as { vectors: TraccarCase[] }) : { vectors: [] }
  test.each(vectors.map((v) => [v.name, v] as const))('%s', (_name, { name, topic, payload, expect: wanted }) => {
    const { reports, dropped } = runVector(traccarAdapter, { name, topic, json: payload, expect: {} })
    expect(dropped).toEqual([])
    const fix = reports.find((r): r is FixReport => r.type === 'fix')
    const events = reports.filter((r): r is EventReport => r.type === 'event')
    if (wanted.deviceId !== undefined) expect(reports[0]!.externalId).toBe(wanted.deviceId)
    if (wanted.time !== undefined) expect(fix?.timeMs).toBe(Date.parse(wanted.time))
    if (wanted.speedMs !== undefined) expect(fix?.speedMps).toBeCloseTo(wanted.speedMs, 3)
    if (wanted.courseDeg !== undefined) expect(fix?.courseDeg).toBe(wanted.courseDeg)
    if (wanted.batteryPct !== undefined) expect(fix?.batteryPct).toBe(wanted.batteryPct)
    if (wanted.accuracyM !== undefined) expect(fix?.accuracyM).toBeCloseTo(wanted.accuracyM, 2)
    if (wanted.lat !== undefined) expect([fix?.lat, fix?.lon]).toEqual([wanted.lat, wanted.lon])
    if (wanted.alarms) expect(events.map((e) => e.code)).toEqual(wanted.alarms)
    if (wanted.position === null) expect([fix?.valid, fix?.lat, fix?.timeMs]).toEqual([false, NaN, Date.parse(wanted.lastSeen!)])
    if (wanted.backfill) expect(fix?.replayed).toBe(true)
    if (wanted.event === 'device.offline') expect((reports[0] as StatusReport).online).toBe(false)
    else if (wanted.event) expect(events.map((e) => e.eventType)).toEqual([EVENTS[wanted.event]])
    if (wanted.zone) expect(events[0]!.code).toBe(wanted.zone)
    if (wanted.severity) expect(events[0]!.severity).toBe(wanted.severity)
    if (wanted.noPosition) expect(fix).toBeUndefined()
  })
})

interface City { name: string; wgs84: [number, number]; gcj02: [number, number]; bd09: [number, number] }
suite('coords.json', () => {
  const { cities } = has('coords.json') ? (read('coords.json') as { cities: City[] }) : { cities: [] }
  const worst = (distance: (city: City) => number): number => Math.max(...cities.map(distance))

  test('664 cities: declared GCJ-02 and BD-09 come out within a metre', () => {
    expect(cities).toHaveLength(664)
    for (const [datum, key] of [['GCJ02', 'gcj02'], ['BD09', 'bd09']] as const) {
      expect(worst((c) => {
        const { lat, lon } = toWgs84(datum, c[key][1], c[key][0])
        return distanceM(lat, lon, c.wgs84[1], c.wgs84[0])
      })).toBeLessThan(1)
      expect(worst((c) => {
        const { lat, lon } = fromWgs84(datum, c.wgs84[1], c.wgs84[0])
        return distanceM(lat, lon, c[key][1], c[key][0])
      })).toBeLessThan(1)
    }
  })

  test('undeclared, nothing moves', () => {
    expect(worst((c) => {
      const { lat, lon } = toWgs84('WGS84', c.gcj02[1], c.gcj02[0])
      return distanceM(lat, lon, c.gcj02[1], c.gcj02[0])
    })).toBe(0)
  })
})
