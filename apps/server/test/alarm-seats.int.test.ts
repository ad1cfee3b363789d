import type { Alarm, AlarmFigures, Area } from '@watchfloor/shared'
import { jest } from '@jest/globals'
import { SeatBook } from '../src/detect/seats/seat-book.js'
import { TestConsole } from './broadcast-console.js'
import { alarmsOf, firstAlarm, square } from './detect-support.js'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** Alarms are a seat's first (issue 3, 1 and 4): who hears of which, what moves on when nobody answers or the seat leaves, and how the load of each is measured. */

jest.setTimeout(120_000)
const PATIENCE_MS = 60_000
interface Seated { id: string; caller: Caller; console: TestConsole }
let database: TestDatabase
let hub: TestHub
let admin: Caller
const begin = async (): Promise<void> => {
  hub = await startHub({ DATABASE_URL: database.url, MQTT_URL: '' })
  admin = await hub.login('admin')
}
beforeAll(async () => { database = await newDatabase(); await begin() })
afterAll(async () => { await hub?.stop(); await database?.drop() })
// Who sat there in one test does not sit there in the next, and what they left is everybody's.
afterEach(async () => {
  await hub.pool.query("DELETE FROM session s USING user_account u WHERE u.id = s.user_id AND u.role = 'seat'")
  await until(async () => hub.app.get(SeatBook).present.size === 0 && (await hub.pool.query("SELECT 1 FROM alarm WHERE seat_id IS NOT NULL AND state IN ('active_new', 'cleared_new')")).rowCount === 0, PATIENCE_MS)
})

async function sit(role: 'seat' | 'supervisor' = 'seat'): Promise<Seated> {
  const user = await newUser(hub.pool, { role })
  const { body } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: user.username, password: user.password })
  const caller = new Caller(hub.baseUrl, body.token)
  const console = await TestConsole.open(hub.baseUrl, body.token)
  // The hub has seen that the seat is taken once it notes its stay.
  if (role === 'seat') await until(async () => (await hub.pool.query('SELECT 1 FROM seat_stay WHERE seat_id = $1', [user.id])).rowCount === 1, PATIENCE_MS)
  return { id: user.id, caller, console }
}
/** An alarm of a new camera: P3 for a banner, P2 for a fire. */
async function raised(label = 'banner', place = { lat: 30.2, lon: 121.2 }): Promise<Alarm> {
  const camera = await newDevice(admin, { kind: 'camera' })
  const client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  const t = Date.now() - 400_000
  for (const ms of [t, t + 300_000]) await client.publishAsync(`wf/${camera.id}/detection`, JSON.stringify({ id: `${ms}`, label, active: true, time: ms, ...place }), { qos: 1 })
  await client.endAsync()
  return firstAlarm(hub, camera.id)
}
const now = async (alarm: Alarm): Promise<Alarm> => (await alarmsOf(hub, alarm.sourceId))[0]!
const told = ({ console }: Seated, alarm: Alarm): number => console.all('alarms').filter(({ announced }) => announced.includes(alarm.id)).length
const sees = ({ console }: Seated, alarm: Alarm): boolean => console.all('alarms').some(({ upsert }) => upsert.some(({ id }) => id === alarm.id))

test('each is announced to one seat, in turn; the others only see it, and where life is in danger all hear it', async () => {
  const [one, two, chief] = [await sit(), await sit(), await sit('supervisor')]
  const alarms: Alarm[] = []
  for (let i = 0; i < 4; i++) alarms.push(await raised())
  expect(alarms.map(({ seatId }) => seatId).sort()).toEqual([one.id, one.id, two.id, two.id].sort())
  for (const alarm of alarms) {
    const [its, other] = alarm.seatId === one.id ? [one, two] : [two, one]
    await until(() => sees(one, alarm) && sees(two, alarm) && sees(chief, alarm))
    expect([told(its, alarm), told(other, alarm), told(chief, alarm)]).toEqual([1, 0, 0])
  }
  const bodycam = await newDevice(admin, { kind: 'bodycam' })
  const client = await mqttDevice(hub.mqttPort, bodycam.mqtt!)
  await client.publishAsync(`wf/${bodycam.id}/alarm`, JSON.stringify({ id: 's', code: 'sos', severity: 'critical', active: true, lat: 30.2, lon: 121.2 }), { qos: 1 })
  await client.endAsync()
  const sos = await firstAlarm(hub, bodycam.id)
  expect(sos).toMatchObject({ priority: 'P1', seatId: null })
  await until(() => [one, two, chief].every((seat) => told(seat, sos) === 1))
  for (const { console } of [one, two, chief]) console.close()
})

test('a seat to which the area was given hears of it, however much waits there; without anybody all hear it', async () => {
  const place = { lat: 30.31, lon: 121.41 }
  expect((await raised('banner', place)).seatId).toBeNull()
  const area = (await admin.post<Area>('/api/areas', { name: unique('area '), level: 'street', geometry: square(place.lat, place.lon, 400) })).body
  const [owner, other] = [await sit(), await sit()]
  await hub.pool.query('INSERT INTO watch_limit(user_id, area_ids) VALUES ($1, $2)', [owner.id, [area.id]])
  // Rules know of new areas and of who sits for them a moment later; until then the seats take turns, so that two in a row tell.
  await until(async () => (await raised('banner', place)).seatId === owner.id && (await raised('banner', place)).seatId === owner.id, PATIENCE_MS)
  expect((await raised('banner', { lat: 30.5, lon: 121.6 })).seatId).toBe(other.id)
  for (const { console } of [owner, other]) console.close()
})

test('nobody acknowledged in its time: all seats hear it; acknowledged, it stays', async () => {
  const [one, two] = [await sit(), await sit()]
  const [seen, unseen] = [await raised(), await raised()]
  const its = seen.seatId === one.id ? one : two
  expect((await its.caller.post(`/api/alarms/${seen.id}/actions`, { action: 'ack', version: seen.version })).status).toBe(200)
  await hub.pool.query("UPDATE alarm SET announced_at = announced_at - interval '16 minutes' WHERE id = ANY($1)", [[seen.id, unseen.id]])
  expect(await until(async () => { const alarm = await now(unseen); return alarm.seatId === null && alarm }, PATIENCE_MS)).toMatchObject({ version: unseen.version + 1, state: 'active_new' })
  const [hers, theirs] = unseen.seatId === one.id ? [one, two] : [two, one]
  await until(() => told(hers, unseen) === 2 && told(theirs, unseen) === 1)
  expect((await now(seen)).seatId).toBe(its.id)
  for (const { console } of [one, two]) console.close()
})

test('a seat that leaves takes nothing with it: what it has not acknowledged goes to another, also after a restart', async () => {
  const leaving = await sit()
  const alarm = await raised()
  expect(alarm.seatId).toBe(leaving.id)
  const staying = await sit()
  await hub.stop()
  await begin()
  // Whoever was signed in still is: nothing moves by itself.
  expect((await now(alarm)).seatId).toBe(leaving.id)
  const again = new Caller(hub.baseUrl, leaving.caller.token)
  const console = await TestConsole.open(hub.baseUrl, staying.caller.token)
  expect((await again.post('/api/auth/logout', { leave: 'the shift is over' })).status).toBeLessThan(300)
  await until(async () => (await now(alarm)).seatId === staying.id, PATIENCE_MS)
  await until(() => told({ ...staying, console }, alarm) === 1)
  // And when the last one goes, all hear it who come.
  await hub.pool.query("DELETE FROM session WHERE user_id = $1", [staying.id])
  await until(async () => (await now(alarm)).seatId === null, PATIENCE_MS)
  console.close()
})

test('the load is measured at each seat by what it was told while it was taken', async () => {
  const from = new Date().toISOString()
  const [one, two] = [await sit(), await sit()]
  const alarms = [await raised(), await raised(), await raised()]
  // All of it lies in stays that are noted.
  const since = new Date()
  await until(async () => (await hub.pool.query('SELECT 1 FROM seat_stay WHERE seat_id = ANY($1) AND until > $2', [[one.id, two.id], since])).rowCount === 2, PATIENCE_MS)
  const figures = (await admin.get<AlarmFigures>(`/api/alarms/figures?from=${from}&to=${new Date().toISOString()}`)).body
  for (const { id } of [one, two]) {
    const own = figures.bySeat.find(({ seatId }) => seatId === id)!
    const mine = alarms.filter(({ seatId }) => seatId === id).length
    // Ten minutes are the least by which a rate is measured.
    expect(own).toMatchObject({ told: mine, perHour: mine * 6, floodShare: 0 })
    expect(own.seatedMs).toBeGreaterThan(0)
  }
  expect(figures.seats).toBe(figures.bySeat.length)
  for (const { console } of [one, two]) console.close()
})
