import { jest } from '@jest/globals'
import type { Fix, TrackAnswer } from '@watchfloor/shared'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import type { Caller } from './harness/caller.js'
import type { KnownDevice } from '../src/store/device-directory.js'
import { fixAt, knownTruck, take } from './track-rows.js'

jest.setTimeout(60_000)
let hub: TestHub
let seat: Caller
beforeAll(async () => { hub = await startHub(); seat = await hub.login('seat') })
afterAll(() => hub.stop())

const iso = (ms: number): string => new Date(ms).toISOString()
const path = (device: KnownDevice, fromMs: number, toMs: number, rest = ''): string => `/api/devices/${device.id}/track?from=${iso(fromMs)}&to=${iso(toMs)}${rest}`
/** A drive of one fix a second: two hours straight east, then north, with a stop at the corner. */
const drive = (t: number, seconds: number): ReturnType<typeof fixAt>[] => Array.from({ length: seconds }, (_, i) => {
  const half = seconds / 2
  const east = Math.min(i, half - 300)
  return fixAt(t + i * 1000, { lon: 120 + east * 1e-4, lat: 30 + Math.max(0, i - half) * 1e-4, replayed: false })
})

describe('a track', () => {
  const hour = 3_600_000
  // The start of an hour: the first and last fix are known to the millisecond.
  const t = Math.floor(Date.now() / hour) * hour - 12 * hour

  it('of tens of thousands of fixes comes thinned, its corner and its stop kept', async () => {
    const truck = await knownTruck(hub)
    await take(hub, truck, ...drive(t, 36_000))
    const { status, body } = await seat.get<TrackAnswer>(path(truck, t, t + 10 * hour, '&limit=200'))
    expect(status).toBe(200)
    expect(body).toMatchObject({ total: 36_000, thinned: true })
    expect(body.fixes.length).toBeLessThanOrEqual(200)
    expect([body.fixes[0]!.time, body.fixes.at(-1)!.time]).toEqual([iso(t), iso(t + 35_999_000)])
    const corner = body.fixes.filter((fix) => Math.abs(fix.lon - (120 + 17_700e-4)) < 1e-6 && fix.lat < 30.0002).map((fix) => (Date.parse(fix.time) - t) / 1000)
    // Where it stopped and when it went on, each within what 200 points of ten hours can tell.
    expect(Math.min(...corner)).toBeLessThan(17_760)
    expect(Math.max(...corner)).toBeGreaterThan(17_940)
    expect(body.fixes.map((fix) => fix.time)).toEqual([...body.fixes.map((fix) => fix.time)].sort())
  })

  it('answers what lies within its time, ends included, whole when it is small', async () => {
    const truck = await knownTruck(hub)
    await take(hub, truck, ...[0, 1, 2, 3].map((i) => fixAt(t + i * 1000, { lat: 30 + i * 1e-5, altitudeM: 5, altitudeRef: 'msl' })), fixAt(t + 500, { lat: 30.5, replayed: true }))
    const { body } = await seat.get<TrackAnswer>(path(truck, t + 1000, t + 3000))
    expect(body.total).toBe(3)
    expect(body.thinned).toBe(false)
    expect(body.fixes[0]).toEqual({ time: iso(t + 1000), lat: 30.00001, lon: 120.15, speedMps: 8, courseDeg: 90, altitudeM: 5, altitudeRef: 'msl', receivedAt: expect.any(String) })
    const marked = await seat.get<TrackAnswer>(path(truck, t, t + 3000, '&marked=true'))
    expect(marked.body.fixes.map((fix: Fix) => fix.mark ?? 'ok')).toEqual(['ok', 'replayed', 'ok', 'ok', 'ok'])
  })

  it('goes out whole as GPX and CSV, and the audit log knows', async () => {
    const truck = await knownTruck(hub)
    await take(hub, truck, ...drive(t, 25_000))
    const gpx = await seat.get<string>(path(truck, t, t + 10 * hour, '&format=gpx&limit=2'))
    expect(gpx.headers.get('content-type')).toContain('application/gpx+xml')
    expect(gpx.headers.get('content-disposition')).toMatch(/^attachment; filename/)
    expect(gpx.body.match(/<trkpt /g)).toHaveLength(25_000)
    expect(gpx.body.trimEnd().endsWith('</trkseg>\n</trk></gpx>')).toBe(true)
    const csv = await seat.get<string>(path(truck, t, t + 10 * hour, '&format=csv'))
    expect(csv.body.trimEnd().split('\r\n')).toHaveLength(25_001)
    const { rows } = await hub.pool.query<{ format: string }>("SELECT details ->> 'format' AS format FROM audit WHERE action = 'track.export' AND subject = $1 ORDER BY id", [truck.id])
    expect(rows.map((row) => row.format)).toEqual(['gpx', 'csv'])
  })

  it('is not told to everybody, nor for ever so long', async () => {
    const truck = await knownTruck(hub)
    expect((await hub.anonymous.get(path(truck, t, t + 1000))).status).toBe(401)
    expect((await (await hub.login('officer')).get(path(truck, t, t + 1000))).status).toBe(403)
    expect(await seat.get(path(truck, t - 40 * 24 * hour, t))).toMatchObject({ status: 400, body: { code: 'track.range_too_long' } })
    expect(await seat.get(path(truck, t, t - 1))).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect((await seat.get(`/api/devices/0192f000-0000-7000-8000-000000000000/track?from=${iso(t)}&to=${iso(t)}`)).status).toBe(404)
  })
})

it('what a device said is listed, newest first, page by page', async () => {
  const truck = await knownTruck(hub)
  const t = Date.now() - 100_000
  await take(hub, truck, ...Array.from({ length: 7 }, (_, i) => ({
    type: 'event' as const, externalId: '', timeMs: t + Math.floor(i / 2) * 1000, eventType: 'native.alarm', severity: 'warning' as const, active: null, code: String(i), text: null, lat: 30, lon: 120, dedupeKey: `e${i}`,
  })))
  const seen: string[] = []
  let next: string | undefined
  do {
    const { body } = await seat.get<{ items: { code: string; time: string }[]; total: number; next?: string }>(`/api/devices/${truck.id}/events?limit=3${next ? `&cursor=${encodeURIComponent(next)}` : ''}`)
    expect(body.total).toBe(7)
    seen.push(...body.items.map((item) => item.code))
    next = body.next
  } while (next)
  expect([...seen].sort()).toEqual(['0', '1', '2', '3', '4', '5', '6'])
  expect(seen[0]).toBe('6')
})

it.each([
  ['an impossible date', '2026-13-45T00:00:00.000Z_0192f000-0000-7000-8000-000000000000'],
  ['no id', `2026-01-01T00:00:00.000Z_${'-'.repeat(36)}`],
  ['one part too many', '2026-01-01T00:00:00.000Z_0192f000-0000-7000-8000-000000000000_x'],
])('a cursor with %s is refused, not run', async (_what, cursor) => {
  const truck = await knownTruck(hub)
  expect(await seat.get(`/api/devices/${truck.id}/events?cursor=${cursor}`)).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
})

it.each(['0000-01-01T00:00:00Z', '2026-01-01T00:00:00+23:00', '9999-12-31T23:59:59-23:00'])('%s is a time to ask from, for events and for tracks', async (time) => {
  const truck = await knownTruck(hub)
  const at = encodeURIComponent(time)
  expect((await seat.get(`/api/devices/${truck.id}/events?from=${at}&to=${at}`)).status).toBe(200)
  expect((await seat.get(`/api/devices/${truck.id}/track?from=${at}&to=${at}`)).status).toBe(200)
})
