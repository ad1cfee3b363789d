import { randomUUID } from 'node:crypto'
import { jest } from '@jest/globals'
import type { Alarm, AlarmAnswer, AlarmFigures, AlarmsAckAnswer, Page, RuleEntry } from '@watchfloor/shared'
import { alarmsOf, firstAlarm, settle } from './detect-support.js'
import { newDevice } from './harness/builders.js'
import type { Answer, Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** What people see of alarms and do with them, how rules are run, and that an alarm becomes one incident whatever happens between. */

jest.setTimeout(90_000)
let database: TestDatabase
let hub: TestHub
let admin: Caller
let seat: Caller
const begin = async (): Promise<void> => {
  hub = await startHub({ DATABASE_URL: database.url, MQTT_URL: '' })
  admin = await hub.login('admin')
  seat = await hub.login('seat')
}
beforeAll(async () => { database = await newDatabase(); await begin() })
afterAll(async () => { await hub?.stop(); await database?.drop() })

/** An alarm of a new camera: of priority P3 unless said otherwise. */
async function raised(label = 'banner'): Promise<Alarm> {
  const camera = await newDevice(admin, { kind: 'camera' })
  const client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  const t = Date.now() - 400_000
  for (const ms of [t, t + 300_000]) await client.publishAsync(`wf/${camera.id}/detection`, JSON.stringify({ id: `${ms}`, label, active: true, time: ms, lat: 30.2, lon: 121.2, text: '横幅' }), { qos: 1 })
  await client.endAsync()
  return firstAlarm(hub, camera.id)
}
const act = (by: Caller, { id, version }: Alarm, action: string, more: object = {}): Promise<Answer<AlarmAnswer & { code: string; details: { version?: number } }>> => by.post(`/api/alarms/${id}/actions`, { action, version, ...more })

test('the list is filtered and paged without a gap; one alarm is found by its id', async () => {
  const alarms = [await raised(), await raised(), await raised('small_ads')]
  const all = (await seat.get<Page<Alarm>>('/api/alarms?open=true&rule=ai_detection')).body
  expect(all.items.map(({ id }) => id)).toEqual(expect.arrayContaining(alarms.map(({ id }) => id)))
  const first = (await seat.get<Page<Alarm>>('/api/alarms?open=true&limit=2')).body
  const second = (await seat.get<Page<Alarm>>(`/api/alarms?open=true&limit=2&cursor=${first.next}`)).body
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(first.items.length + second.items.length)
  expect(first.items[0]!.lastAt >= second.items[0]!.lastAt).toBe(true)
  expect((await seat.get<Page<Alarm>>(`/api/alarms?sourceId=${alarms[2]!.sourceId}`)).body).toMatchObject({ total: 1, items: [{ kind: 'ai_small_ads', category: '0201' }] })
  expect((await seat.get<Alarm>(`/api/alarms/${alarms[0]!.id}`)).body).toEqual(alarms[0])
  expect((await seat.get(`/api/alarms/${randomUUID()}`)).status).toBe(404)
  expect((await (await hub.login('officer')).get('/api/alarms')).status).toBe(403)
})

test('acknowledged, shelved with a reason and a limit, dismissed with one; what is stale or illegal is refused and says so', async () => {
  const alarm = await raised()
  const actionId = randomUUID()
  const seen = (await act(seat, alarm, 'ack', { actionId })).body
  expect(seen.alarm).toMatchObject({ state: 'active_seen', version: 2 })
  expect((await act(seat, alarm, 'ack', { actionId })).body).toEqual(seen)
  expect(await act(seat, alarm, 'take')).toMatchObject({ status: 409, body: { code: 'alarm.stale_version', details: { version: 2 } } })
  expect((await act(seat, seen.alarm, 'shelve', { until: new Date(Date.now() + 3_600_000).toISOString() })).body.code).toBe('input.invalid')
  expect((await act(seat, seen.alarm, 'shelve', { until: new Date(Date.now() + 30 * 3_600_000).toISOString(), reason: '施工' })).body.code).toBe('alarm.not_shelvable')
  const shelved = (await act(seat, seen.alarm, 'shelve', { until: new Date(Date.now() + 3_600_000).toISOString(), reason: '施工' })).body.alarm
  expect(shelved.shelf).toMatchObject({ reason: '施工' })
  expect((await act(await hub.login('dispatcher'), shelved, 'dismiss', { reason: '误报' })).body.code).toBe('auth.forbidden')
  const gone = (await act(seat, shelved, 'dismiss', { reason: '误报' })).body.alarm
  expect(gone).toMatchObject({ state: 'closed', resolution: 'dismissed', reason: '误报', shelf: null })
  expect((await act(seat, gone, 'ack')).body.code).toBe('alarm.illegal_action')
})

test('many are acknowledged at once with one remark; what became graver since it was seen is left and named; a remark may be made at any time', async () => {
  const [one, other, risen] = [await raised(), await raised(), await raised()]
  await hub.pool.query("UPDATE alarm SET priority = 'P2', version = version + 1 WHERE id = $1", [risen.id])
  const gone = randomUUID()
  const seen = [one, other, risen].map(({ id, priority }) => ({ id, priority }))
  const answer = (await seat.post<AlarmsAckAnswer>('/api/alarms/acknowledge', { alarms: [...seen, { id: gone, priority: 'P3' }], note: '同一处施工' })).body
  expect(answer.alarms.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort())
  expect(answer.left).toEqual(expect.arrayContaining([expect.objectContaining({ id: risen.id, code: 'alarm.stale_version' }), expect.objectContaining({ id: gone, code: 'not_found' })]))
  for (const alarm of [one, other]) expect((await alarmsOf(hub, alarm.sourceId))[0]).toMatchObject({ state: 'active_seen', acknowledgedBy: expect.any(String), comments: [{ text: '同一处施工' }] })
  const [left] = await alarmsOf(hub, risen.sourceId)
  expect((await act(seat, left!, 'comment', { text: '  ' })).body.code).toBe('input.invalid')
  expect((await act(await hub.login('dispatcher'), left!, 'comment', { text: '已电话联系' })).body.alarm).toMatchObject({ state: 'active_new', acknowledgedAt: null, comments: [{ text: '已电话联系' }] })
  expect((await (await hub.login('officer')).post('/api/alarms/acknowledge', { alarms: seen })).status).toBe(403)
})

test('a person makes an incident of a candidate: both in one transaction, and only one', async () => {
  const alarm = await raised()
  const [one, other] = await Promise.all([act(seat, alarm, 'to_incident'), act(seat, alarm, 'to_incident')])
  const done = one.status === 200 ? one : other
  expect([one.status, other.status].sort()).toEqual([200, 409])
  const { rows } = await hub.pool.query('SELECT id, category, alarm_id FROM incident WHERE alarm_id = $1', [alarm.id])
  expect(rows).toEqual([{ id: done.body.incidentId, category: '0207', alarm_id: alarm.id }])
  expect((await alarmsOf(hub, alarm.sourceId))[0]).toMatchObject({ incidentId: done.body.incidentId, state: 'active_seen', version: 2 })
  const refused = await raised()
  expect((await act(seat, refused, 'to_incident', { category: 'nothing' })).body.code).toBe('incident.unknown_category')
  expect(await alarmsOf(hub, refused.sourceId)).toEqual([refused])
})

test('a hub that ends between the alarm and its incident opens it at the next start, once', async () => {
  const camera = await newDevice(admin, { kind: 'bodycam' })
  // As it lies in the database when the process is killed after the first commit.
  await hub.stop()
  const { Client } = (await import('pg')).default
  const client = new Client({ connectionString: database.url })
  await client.connect()
  const id = randomUUID()
  await client.query(`INSERT INTO alarm (id, version, rule, kind, source_id, state, priority, severity, category, first_at, episode_at, last_at, count, transitions, lat, lon, about)
    VALUES ($1, 1, 'sos', 'sos', $2, 'active_new', 'P1', 'critical', 'L0101', now(), now(), now(), 1, 1, 30.1, 121.1, '{}')`, [id, camera.id])
  await client.end()
  await begin()
  const alarm = await until(async () => { const [found] = await alarmsOf(hub, camera.id); return found!.incidentId !== null && found })
  expect(alarm).toMatchObject({ state: 'active_new', version: 2 })
  await hub.stop()
  await begin()
  await firstAlarm(hub, camera.id)
  expect((await hub.pool.query('SELECT id FROM incident WHERE alarm_id = $1', [id])).rows).toEqual([{ id: alarm.incidentId }])
})

test('a rule is run as its settings say, at once; one without an operator action is refused, and each fault is named', async () => {
  const { items } = (await seat.get<{ items: RuleEntry[] }>('/api/rules')).body
  const rule = items.find(({ name }) => name === 'truck_overspeed')!
  expect(rule).toMatchObject({ changed: false, settings: { params: { maxKmh: 60 } } })
  const put = (settings: object, by = admin) => by.call<RuleEntry & { code: string; details: { faults: string[] } }>('PUT', '/api/rules/truck_overspeed', settings)
  const mute = await put({ ...rule.settings, operatorAction: '  ', params: { maxKmh: 900 } })
  expect(mute).toMatchObject({ status: 422, body: { code: 'rule.unfit', details: { faults: [expect.stringContaining('operatorAction: ')] } } })
  expect((await put({ ...rule.settings, params: { maxKmh: 900 } })).body.details.faults).toEqual([expect.stringContaining('params.maxKmh: ')])
  expect((await put(rule.settings, seat)).status).toBe(403)
  expect((await put({ ...rule.settings, delayOnS: 0, params: { maxKmh: 30 } })).body).toMatchObject({ changed: true, settings: { delayOnS: 0, params: { maxKmh: 30, deadbandKmh: 5 } } })
  const truck = await newDevice(admin, { plate: '浙F00009' })
  const client = await mqttDevice(hub.mqttPort, truck.mqtt!)
  await client.publishAsync(`wf/${truck.id}/fix`, JSON.stringify({ lat: 30.1, lon: 121.1, speedMps: 10 }), { qos: 1 })
  await client.endAsync()
  expect(await alarmsOf(hub, truck.id)).toMatchObject([{ kind: 'truck_overspeed', about: { limitKmh: 30, speedKmh: 36 } }])
  const audited = await hub.pool.query<{ details: object }>("SELECT details FROM audit WHERE action = 'rule.change' AND subject = 'truck_overspeed'")
  expect(audited.rows[0]!.details).toMatchObject({ delayOnS: { from: 30, to: 0 } })
  expect((await admin.delete<RuleEntry>('/api/rules/truck_overspeed')).body).toMatchObject({ changed: false, settings: { delayOnS: 30 } })
  expect((await admin.call('PUT', '/api/rules/nothing', {})).status).toBe(404)
})

test('the figures: what each seat was told, how it was answered, who rings', async () => {
  await settle(hub, 'sos', {})
  const from = new Date().toISOString()
  const alarm = await raised()
  await act(seat, alarm, 'dismiss', { reason: '误报' })
  const other = await raised()
  await act(seat, other, 'to_incident')
  const to = new Date(Date.now() + 1000).toISOString()
  const figures = (await seat.get<AlarmFigures>(`/api/alarms/figures?from=${from}&to=${to}`)).body
  expect(figures).toMatchObject({ nuisanceRatio: expect.any(Number) })
  expect(figures.per10Min.reduce((sum, n) => sum + n, 0)).toBe(2)
  expect(figures.badActors.map(({ sourceId }) => sourceId)).toEqual(expect.arrayContaining([alarm.sourceId, other.sourceId]))
  expect(figures.ackP50Ms).toBeGreaterThan(0)
  expect((await seat.get('/api/alarms/figures?from=2026-01-01T00:00:00Z&to=2025-01-01T00:00:00Z')).status).toBe(400)
})
