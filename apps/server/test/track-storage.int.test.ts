import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { jest } from '@jest/globals'
import { LiveStatePort } from '../src/ports/live-state.port.js'
import { TrackPort } from '../src/ports/track.port.js'
import { expireTracks } from '../src/track/storage/retention.js'
import { TrackUpkeep } from '../src/track/storage/track-upkeep.job.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { fixAt, knownTruck, marksOf, stored, take } from './track-rows.js'

const DAY = 86_400_000
jest.setTimeout(60_000)
let hub: TestHub
beforeAll(async () => { hub = await startHub() })
afterAll(() => hub.stop())

const partitionsOf = async (no: number): Promise<string[]> =>
  (await hub.pool.query<{ part: string }>('SELECT DISTINCT tableoid::regclass::text AS part FROM fix WHERE device_no = $1 ORDER BY 1', [no])).rows.map((row) => row.part)
const dayName = (ms: number): string => `fix_${new Date(ms).toISOString().slice(0, 10).replaceAll('-', '')}`

describe('what a device says is stored', () => {
  it('in its order, and marked where it must not move the live marker', async () => {
    const truck = await knownTruck(hub)
    const t = Date.now() - 60_000
    await take(hub, truck,
      fixAt(t), fixAt(t + 10_000, { lat: 30.2705 }), fixAt(t + 5000), fixAt(t + 15_000, { lat: 31.9 }), fixAt(t + 8000, { replayed: true }),
      fixAt(Date.now() + 3_600_000), fixAt(Date.UTC(2000, 0, 1)), fixAt(t + 20_000, { lat: 0, lon: 0 }), fixAt(t + 25_000, { lat: 30.271 }))
    expect((await marksOf(hub, truck)).map(([, mark]) => mark)).toEqual(['ancient', 'ok', 'late', 'replayed', 'ok', 'jump', 'invalid', 'ok', 'future'])
    expect(hub.app.get(LiveStatePort).get(truck.no)).toMatchObject({ timeMs: t + 25_000, lat: 30.271, presence: 'online' })
  })

  it('with every number as it was said, and what was not said as nothing', async () => {
    const truck = await knownTruck(hub)
    const timeMs = Date.now() - 1234
    await take(hub, truck, fixAt(timeMs, { altitudeM: 12.5, altitudeRef: 'msl', accuracyM: 3, satellites: 14, batteryPct: 81, headingDeg: 271, state: { acc: true, load: '满载' } }))
    const { rows: [row] } = await hub.pool.query('SELECT *, (extract(epoch FROM time) * 1000)::float8 AS ms FROM fix WHERE device_no = $1', [truck.no])
    expect(row).toMatchObject({
      ms: timeMs, kind: 0, mark: 0, lat: 30.27, lon: 120.15, speed_mps: 8, course_deg: 90, heading_deg: 271, altitude_m: 12.5, altitude_ref: 2, vertical_speed_mps: null,
      accuracy_m: 3, satellites: 14, battery_pct: 81, state: { acc: true, load: '满载' },
    })
  })

  it('once, however often it is delivered: in one batch, in the next, and in one of a hub that forgot', async () => {
    const truck = await knownTruck(hub)
    const t = Date.now() - 10_000
    const all = [fixAt(t), fixAt(t + 1000), fixAt(t + 2000)]
    const event = { type: 'event' as const, externalId: '', timeMs: t, eventType: 'native.alarm', severity: 'critical' as const, active: true, code: 'sos', text: null, lat: NaN, lon: NaN, dedupeKey: 'once' }
    await take(hub, truck, ...all, all[1]!, event, event)
    await take(hub, truck, ...all, event, { type: 'status', externalId: '', timeMs: t, state: { acc: false }, online: null })
    // As after a restart whose heal saw nothing: everything seems new.
    Object.assign(hub.app.get(LiveStatePort).get(truck.no)!, { newestFixMs: -Infinity, newestStatusMs: -Infinity })
    await take(hub, truck, ...all, fixAt(t + 3000))
    const { rows: [count] } = await hub.pool.query<{ fixes: number; statuses: number; events: number }>(
      `SELECT (SELECT count(*)::int FROM fix WHERE device_no = $1 AND kind = 0) AS fixes, (SELECT count(*)::int FROM fix WHERE device_no = $1 AND kind = 1) AS statuses,
        (SELECT count(*)::int FROM device_event WHERE device_id = $2) AS events`, [truck.no, truck.id])
    expect(count).toEqual({ fixes: 4, statuses: 1, events: 1 })
    expect(hub.app.get(LiveStatePort).get(truck.no)!.alarm).toBe('critical')
  })

  it('although a neighbour in the batch is refused by the database', async () => {
    const [good, gone] = [await knownTruck(hub), await knownTruck(hub)]
    const t = Date.now() - 5000
    await hub.pool.query('DELETE FROM device WHERE id = $1', [gone.id])
    const track = hub.app.get(TrackPort)
    for (let i = 0; i < 20; i++) track.add(good, fixAt(t + i * 100, { state: { text: `a\0b\ud800 ${i}` } }), Date.now())
    track.add(gone, { type: 'event', externalId: '', timeMs: t, eventType: 'x', severity: 'info', active: null, code: null, text: 'nul \0', lat: NaN, lon: NaN, dedupeKey: 'k' }, Date.now())
    track.add(good, { type: 'event', externalId: '', timeMs: t, eventType: 'x', severity: 'info', active: null, code: null, text: 'nul \0', lat: NaN, lon: NaN, dedupeKey: 'k' }, Date.now())
    await stored(hub)
    expect(await marksOf(hub, good)).toHaveLength(20)
    const { rows } = await hub.pool.query('SELECT device_id, text FROM device_event WHERE dedupe_key = $1', ['k'])
    expect(rows).toEqual([{ device_id: good.id, text: 'nul ' }])
  })

  it('although one event is more than an index takes (SQLSTATE 54000)', async () => {
    const truck = await knownTruck(hub)
    const t = Date.now() - 5000
    const event = { type: 'event' as const, externalId: '', timeMs: t, eventType: 'x', severity: 'info' as const, active: null, code: null, text: null, lat: NaN, lon: NaN }
    // Random, so that it cannot be compressed into the index after all.
    await take(hub, truck, fixAt(t), { ...event, dedupeKey: randomBytes(8192).toString('hex') }, { ...event, dedupeKey: 'small' })
    expect(await marksOf(hub, truck)).toHaveLength(1)
    expect((await hub.pool.query('SELECT dedupe_key FROM device_event WHERE device_id = $1', [truck.id])).rows).toEqual([{ dedupe_key: 'small' }])
  })

  it('in the partition of its own day, made when it is needed; a time beyond tomorrow moves there when its day has one', async () => {
    const truck = await knownTruck(hub)
    const recorded = Date.UTC(2019, 4, 4, 12)
    const ahead = Date.now() + 3 * DAY
    await take(hub, truck, fixAt(recorded, { replayed: true }), fixAt(ahead), fixAt(Date.UTC(1999, 0, 1)))
    expect(await partitionsOf(truck.no)).toEqual(['fix_20190504', 'fix_default'])
    const { DayPartitions } = await import('../src/track/storage/day-partitions.js')
    const client = await hub.pool.connect()
    try { await new DayPartitions().ensure(client, [Math.floor(ahead / DAY)], ahead) } finally { client.release() }
    expect(await partitionsOf(truck.no)).toEqual(['fix_20190504', dayName(ahead), 'fix_default'].sort())
  })

  it('until it is older than the retention, history counted from its receipt', async () => {
    const truck = await knownTruck(hub)
    const old = Date.now() - 40 * DAY
    await take(hub, truck, fixAt(old, { replayed: true }), fixAt(old - DAY, { replayed: true }), fixAt(Date.now() - 1000))
    await hub.pool.query('UPDATE fix SET received_at = time WHERE device_no = $1 AND time < $2', [truck.no, new Date(old - 1000)])
    const partition = dayName(old - DAY)
    expect(await partitionsOf(truck.no)).toContain(partition)
    const expired = await expireTracks(hub.pool, 30, Date.now())
    expect(expired.partitions).toBeGreaterThanOrEqual(1)
    expect(await partitionsOf(truck.no)).toEqual([dayName(old), dayName(Date.now())].sort())
    // A later row for that day brings its partition back.
    const { TrackDatabase } = await import('../src/track/storage/track-database.js')
    hub.app.get(TrackDatabase).forgetPartitions()
    await take(hub, truck, fixAt(old - DAY, { replayed: true }))
    expect(await partitionsOf(truck.no)).toContain(partition)
  })

  it('also when it comes late into a day that is just being taken away', async () => {
    const truck = await knownTruck(hub)
    const old = Date.now() - 50 * DAY
    await take(hub, truck, fixAt(old, { replayed: true }))
    await hub.pool.query('UPDATE fix SET received_at = time WHERE device_no = $1', [truck.no])
    const writer = await hub.pool.connect()
    try {
      await writer.query('BEGIN')
      await writer.query('INSERT INTO fix (device_no, time, kind, mark, received_at) VALUES ($1, $2, 0, 4, now())', [truck.no, new Date(old + 1000)])
      const expiring = expireTracks(hub.pool, 30, Date.now())
      await until(async () => (await hub.pool.query("SELECT 1 FROM pg_locks WHERE NOT granted AND relation IN (to_regclass($1), 'fix'::regclass)", [dayName(old)])).rowCount === 1)
      await wait(50)
      await writer.query('COMMIT')
      await expiring
    } finally { writer.release() }
    expect((await marksOf(hub, truck)).map(([ms]) => ms - old)).toEqual([1000])
  })
})

test('events and commands are kept as long as tracks; what still lasts, for as long as it does', async () => {
  const truck = await knownTruck(hub)
  const now = Date.now()
  const long = now - 200 * DAY
  const event = async (code: string, active: boolean | null, timeMs: number, receivedMs = timeMs): Promise<void> => {
    await hub.pool.query(`INSERT INTO device_event (id, device_id, time, received_at, type, severity, code, active, dedupe_key)
      VALUES (gen_random_uuid(), $1, $2, $3, 'x', 'warning', $4, $5, gen_random_uuid())`, [truck.id, new Date(timeMs), new Date(receivedMs), code, active])
  }
  await event('moment', null, long)
  await event('moment', null, now - 20 * DAY)
  await event('recorded', null, long, now)
  await event('over', true, long)
  await event('over', false, long + 1000)
  await event('lasts', true, long - DAY)
  await event('lasts', false, long - DAY + 1000)
  await event('lasts', true, long)
  // Its beginning came in late: without its end it would last again.
  await event('late', true, long, now)
  await event('late', false, long + 1000)
  const command = (status: string, createdMs: number, finished: boolean) => hub.pool.query(
    "INSERT INTO command (id, device_id, input, status, by_user, created_at, finished_at) VALUES (gen_random_uuid(), $1, '{}', $2, 'seat', $3, CASE WHEN $4 THEN $3::timestamptz END)",
    [truck.id, status, new Date(createdMs), finished])
  await command('done', long, true)
  await command('sent', long, false)
  await command('failed', now - 20 * DAY, true)

  await hub.app.get(TrackUpkeep).upkeep({}, { signal: new AbortController().signal })
  const { rows } = await hub.pool.query<{ word: string }>("SELECT code || ' ' || coalesce(active::text, '-') AS word FROM device_event WHERE device_id = $1 ORDER BY 1", [truck.id])
  expect(rows.map((row) => row.word)).toEqual(['lasts true', 'late false', 'late true', 'moment -', 'recorded -'])
  const commands = await hub.pool.query<{ status: string }>('SELECT status FROM command WHERE device_id = $1 ORDER BY status', [truck.id])
  expect(commands.rows.map((row) => row.status)).toEqual(['failed', 'sent'])
})
