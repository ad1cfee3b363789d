import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { distanceM } from '../geo/distance.js'
import { fromWgs84, toWgs84 } from '../geo/datum.js'
import { runVector } from '../testing/vector.js'
import { frigateAdapter } from './adapters/frigate.adapter.js'
import { hj212Adapter } from './adapters/hj212.adapter.js'
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

interface FrigateCase { name: string; topic: string; payload: unknown; expect?: { ignored?: true } }
suite('frigate.json', () => {
  const { vectors } = has('frigate.json') ? (read('frigate.json') as { vectors: FrigateCase[] }) : { vectors: [] }
  test.each(vectors.map((v, i) => [`${i} ${v.name}`, v] as const))('%s', (_name, { topic, payload }) => {
    const plain = topic.split(' ')[0]!
    const { reports, dropped } = runVector(frigateAdapter, { name: '', topic: plain, ...(typeof payload === 'string' ? { text: payload } : { json: payload }), expect: {} })
    expect(dropped).toEqual([])
    // Of all that Frigate says only a review that alerts is a detection.
    const detections = reports.filter((r): r is EventReport => r.type === 'event' && r.eventType === 'detection')
    if (plain !== 'frigate/reviews') expect(detections).toEqual([])
    else {
      expect(detections.map((e) => [e.externalId, e.code, e.active])).toEqual([['front_cam', 'person', true], ['front_cam', 'car', true]])
      expect(detections[0]!.timeMs).toBe(1718987129308)
    }
  })

  test('their event gives the review its confidence, and their false positive takes it away', () => {
    const event = vectors.find((v) => v.name === 'frigate-doc-1')!
    const wrong = vectors.find((v) => v.name === 'frigate-false-positive')!
    const review = { topic: 'frigate/reviews', json: { type: 'new', after: { id: 'r', camera: 'front_door', start_time: 1607123955.5, severity: 'alert', data: { detections: ['1607123955.475377-mxklsc'], objects: ['person'] } } } }
    const after = (before: FrigateCase) => runVector(frigateAdapter, { name: '', before: [{ topic: before.topic, json: before.payload }], ...review, expect: {} })
    expect(after(event).reports).toMatchObject([{ code: 'person', detection: { confidence: 0.958984375 } }])
    expect(after(wrong).dropped).toEqual([{ reason: 'false_positive' }])
  })
})

interface Hj212Case { name: string; frame: string; crcOk: boolean; parsed: { head: { MN: string; CN: string } }; expect?: { oilFumeMgM3?: number; timeUtc?: string; needsReply?: boolean; quality?: string } }
suite('hj212.json', () => {
  const { vectors } = has('hj212.json') ? (read('hj212.json') as { vectors: Hj212Case[] }) : { vectors: [] }
  test.each(vectors.map((v) => [v.name, v] as const))('%s', (_name, { frame, crcOk, parsed, expect: wanted }) => {
    const hex = Array.from(frame, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
    const asked = runVector(hj212Adapter, { name: '', hex, expect: {} })
    if (!crcOk) return expect([asked.reports, asked.replies, asked.dropped]).toEqual([[], [], [{ reason: 'bad_crc' }]])
    expect(asked.reports).toMatchObject([{ type: 'sign_in', externalId: parsed.head.MN }])
    const { reports, replies } = runVector(hj212Adapter, { name: '', before: [{ hex }], admitted: { externalId: parsed.head.MN }, expect: {} })
    const told = reports.find((r): r is StatusReport => r.type === 'status' && r.online === null)
    if (wanted?.oilFumeMgM3 !== undefined) expect(told?.state.fumeMgM3).toBe(wanted.oilFumeMgM3)
    if (wanted?.timeUtc !== undefined) expect(told?.timeMs).toBe(Date.parse(wanted.timeUtc))
    if (wanted?.needsReply !== undefined) expect(replies).toHaveLength(wanted.needsReply ? 1 : 0)
    if (wanted?.quality !== undefined) expect(told?.state.fumeMgM3).toBe(null)
  })

  test('our answer is theirs, byte for byte', () => {
    const theirs = vectors.find((v) => v.name === 'synthetic-platform-ack')!
    const asking = vectors.find((v) => v.name === 'synthetic-oilfume-rtd')!
    const hex = Array.from(asking.frame, (char) => char.charCodeAt(0).toString(16).padStart(2, '0')).join('')
    const { replies } = runVector(hj212Adapter, { name: '', before: [{ hex }], admitted: { externalId: asking.parsed.head.MN }, expect: {} })
    expect(Array.from(replies[0]!.payload, (byte) => String.fromCharCode(byte)).join('')).toBe(theirs.frame)
  })
})
