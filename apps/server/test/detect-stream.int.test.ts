import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import type { EventReport } from '@watchfloor/domain'
import { TrackPort } from '../src/ports/track.port.js'
import { TestConsole } from './broadcast-console.js'
import { alarmsOf, fact, firstAlarm, settle, square, storedState } from './detect-support.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { mqttDevice, TestTerminal } from './ingest-support.js'
import { fixAt, knownDevice, stored, take } from './track-rows.js'

/** Real bytes through real doors: what devices say becomes alarms, once, in the commit of what they said. */

jest.setTimeout(90_000)
let database: TestDatabase
let hub: TestHub
let admin: Caller
const begin = async (): Promise<void> => {
  hub = await startHub({ DATABASE_URL: database.url, MQTT_URL: '' })
  admin = await hub.login('admin')
}
const restart = async (): Promise<void> => { await hub.stop(); await begin() }
beforeAll(async () => { database = await newDatabase(); await begin() })
afterAll(async () => { await hub?.stop(); await database?.drop() })

const metric = async (name: string): Promise<number> => Number(new RegExp(`^${name.replace(/[{}"]/g, '\\$&')} (\\S+)$`, 'm').exec((await hub.anonymous.get<string>('/metrics')).body)?.[1] ?? NaN)

test('a body camera’s SOS is one alarm at once, in the commit of the event; a second press counts up, the same message again changes nothing', async () => {
  const camera = await newDevice(admin, { kind: 'bodycam' })
  const client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  const seat = await hub.login('seat')
  const console = await TestConsole.open(hub.baseUrl, seat.token)
  await client.publishAsync(`wf/${camera.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
  const press = (id: string, ms: number) => client.publishAsync(`wf/${camera.id}/alarm`, JSON.stringify({ id, code: 'sos', severity: 'critical', time: ms }), { qos: 1 })
  const t = Date.now() - 2000
  await press('one', t)
  const [alarm] = await alarmsOf(hub, camera.id)
  expect(alarm).toMatchObject({ rule: 'sos', kind: 'sos', state: 'active_new', priority: 'P1', severity: 'critical', category: 'L0101', count: 1, lat: 30.0371, lon: 121.1542, firstAt: new Date(t).toISOString() })
  const { rows: [same] } = await hub.pool.query<{ same: boolean }>('SELECT a.xmin = e.xmin AND a.xmin = s.xmin AS same FROM alarm a, device_event e, rule_state s WHERE a.source_id = $1 AND e.device_id = $1 AND s.device_no = $2', [camera.id, camera.no])
  expect(same!.same).toBe(true)
  await press('one', t)
  await press('two', t + 1000)
  await press('two', t + 1000)
  // Two raises and the incident that it became, by itself.
  const [now] = await until(async () => { const alarms = await alarmsOf(hub, camera.id); return alarms[0]!.incidentId !== null && alarms })
  expect(now).toMatchObject({ id: alarm!.id, count: 2, version: 3, state: 'active_new', acknowledgedAt: null })
  const incidents = await hub.pool.query('SELECT id, category, priority, alarm_id, state FROM incident WHERE alarm_id = $1', [alarm!.id])
  expect(incidents.rows).toEqual([{ id: now!.incidentId, category: 'L0101', priority: 'P1', alarm_id: alarm!.id, state: 'reported' }])
  await until(() => console.all('alarms').length === 3)
  const told = console.all('alarms')
  expect(told.flatMap(({ upsert }) => upsert.map(({ version }) => version))).toEqual([1, 2, 3])
  expect(told.flatMap(({ announced }) => announced)).toEqual([alarm!.id])
  console.close()
  await client.endAsync()
})

test('the emergency bit of a JT/T 808 terminal is one alarm, however often it is reported up', async () => {
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}`, plate: '浙F12345' })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
  await terminal.signIn()
  const t = Math.trunc(Date.now() / 1000) * 1000 - 20_000
  for (const [i, alarm] of [1, 1, 1].entries()) await terminal.answerTo(terminal.send((phone, serial) => jt808.locationFrame(phone, serial, { timeMs: t + i * 5000, lat: 30.04, lon: 121.16, status: 1, alarm })))
  expect(await alarmsOf(hub, truck.id)).toMatchObject([{ kind: 'sos', priority: 'P1', category: 'L0102', count: 1, about: { event: 'jt808.sos', plate: '浙F12345' } }])
  terminal.close()
})

test('a DJI health message in the air is an emergency; it is over when the list is empty', async () => {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const drone = await newDevice(admin, { kind: 'drone', protocol: 'dji', externalId: unique('AIR'), sourceId: dock.sourceId! })
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.publishAsync(`sys/product/${dock.externalId}/status`, JSON.stringify({
    tid: 't1', bid: 'b1', timestamp: Date.now() - 3000, method: 'update_topo',
    data: { domain: 3, type: 1, sub_type: 0, device_secret: '', nonce: '', thing_version: '1.1.2', sub_devices: [{ sn: drone.externalId, domain: 0, type: 91, sub_type: 0, index: 'A', device_secret: '', nonce: '', thing_version: '1.1.2' }] },
  }), { qos: 1 })
  const hms = (list: object[], ms: number) => client.publishAsync(`thing/product/${dock.externalId}/events`, JSON.stringify({ tid: unique('t'), bid: 'b', timestamp: ms, gateway: dock.externalId, method: 'hms', data: { list } }), { qos: 1 })
  const t = Date.now() - 2000
  await hms([{ level: 2, module: 3, in_the_sky: 1, code: '0x16100083', device_type: '0-91-0', imminent: 1, args: { component_index: 0, sensor_index: 0 } }], t)
  expect(await firstAlarm(hub, drone.id)).toMatchObject({ kind: 'dji_hms', priority: 'P1', severity: 'critical', category: 'L0103', count: 1 })
  await hms([], t + 1000)
  await until(async () => (await alarmsOf(hub, drone.id))[0]!.state === 'cleared_new')
  await client.endAsync()
})

test('a muck truck lifted outside every site raises after its delay, inside a site never', async () => {
  await settle(hub, 'truck_lifted', { delayOnS: 1 })
  const [inside, outside] = [await newDevice(admin, { plate: '浙F00001' }), await newDevice(admin, { plate: '浙F00002' })]
  await fact(hub, 'truck_place', { use: 'site', geometry: square(30.5, 121.5, 200) })
  const lifted = async (device: typeof inside, lat: number): Promise<void> => {
    const client = await mqttDevice(hub.mqttPort, device.mqtt!)
    await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat, lon: 121.5, speedMps: 0, state: { lifted: true, loadKg: 9000 } }), { qos: 1 })
    await client.endAsync()
  }
  await lifted(inside, 30.5)
  await lifted(outside, 30.6)
  expect(await firstAlarm(hub, outside.id, 15_000)).toMatchObject({ kind: 'truck_lifted', priority: 'P2', category: 'L0201', about: { plate: '浙F00002', loadKg: 9000, place: null } })
  expect(await alarmsOf(hub, inside.id)).toEqual([])
})

test('inside a valid mask a detection is a compliant sighting, counted once; a metre outside it is an alarm', async () => {
  await settle(hub, 'ai_detection', { params: { dwellS: 1 } })
  const metre = 1 / 111_195
  const maskId = await fact(hub, 'mask', { categories: ['0406'], geometry: square(30.2, 121.2, 20), permit: '占道 2026-17' })
  const [within, beside] = [await newDevice(admin, { kind: 'camera' }), await newDevice(admin, { kind: 'camera' })]
  const t = Date.now() - 5000
  const see = async (device: typeof within, lat: number): Promise<void> => {
    const client = await mqttDevice(hub.mqttPort, device.mqtt!)
    for (const [i, ms] of [t, t + 2000, t + 3000].entries()) await client.publishAsync(`wf/${device.id}/detection`, JSON.stringify({ id: `s${i}`, label: 'road_trade', active: true, time: ms, lat, lon: 121.2 }), { qos: 1 })
    await client.endAsync()
  }
  await see(within, 30.2 + 9 * metre)
  await see(beside, 30.2 + 11 * metre)
  expect(await firstAlarm(hub, beside.id)).toMatchObject({ kind: 'ai_road_trade', priority: 'P3', category: '0406', about: { label: 'road_trade' } })
  const { rows } = await hub.pool.query('SELECT mask_id, category FROM compliant_sighting WHERE device_id = $1', [within.id])
  expect(rows).toEqual([{ mask_id: maskId, category: '0406' }])
  expect(await alarmsOf(hub, within.id)).toEqual([])
})

test('a camera that has gone silent is a journal entry, and over when it speaks again', async () => {
  await settle(hub, 'device_silent', { delayOnS: 0, delayOffS: 0 })
  const camera = await newDevice(admin, { kind: 'camera', lat: 30.31, lon: 121.31 })
  const client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  await client.publishAsync(`wf/${camera.id}/status`, JSON.stringify({ online: true }), { qos: 1 })
  await client.publishAsync(`wf/${camera.id}/status`, JSON.stringify({ online: false, time: Date.now() + 1 }), { qos: 1 })
  expect(await firstAlarm(hub, camera.id)).toMatchObject({ kind: 'device_silent', priority: 'P4', lat: 30.31, lon: 121.31, about: { saidGoodbye: true } })
  await client.publishAsync(`wf/${camera.id}/status`, JSON.stringify({ online: true, time: Date.now() + 2 }), { qos: 1 })
  await until(async () => (await alarmsOf(hub, camera.id))[0]!.state === 'cleared_new')
  await client.endAsync()
})

test('a dwell that began before a restart raises after it, at the time it is due', async () => {
  await settle(hub, 'truck_lifted', { delayOnS: 12 })
  const truck = await knownDevice(hub, { plate: '浙F00003' })
  const t = Date.now()
  await take(hub, truck, fixAt(t, { speedMps: 0, state: { lifted: true } }))
  expect(await storedState(hub, truck.no, 'truck_lifted')).toMatchObject({ episode: { holds: true, sinceMs: t, raised: false } })
  await restart()
  // It says nothing more: the hub's clock alone raises it.
  const alarm = await firstAlarm(hub, truck.id, 30_000)
  expect(alarm).toMatchObject({ kind: 'truck_lifted', firstAt: new Date(t).toISOString() })
  expect(Date.parse(alarm.lastAt) - t).toBeGreaterThanOrEqual(12_000)
  expect(Date.parse(alarm.lastAt) - t).toBeLessThan(19_000)
})

test('a memory that cannot be read begins anew, and is counted; the same episode is not raised a second time', async () => {
  const camera = await newDevice(admin, { kind: 'bodycam' })
  let client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  const t = Date.now() - 1000
  const press = (id: string) => client.publishAsync(`wf/${camera.id}/alarm`, JSON.stringify({ id, code: 'sos', time: t, lat: 30.1, lon: 121.1 }), { qos: 1 })
  await press('one')
  await client.endAsync()
  const [alarm] = await alarmsOf(hub, camera.id)
  await hub.pool.query("UPDATE alarm SET state = 'closed', closed_at = now() WHERE id = $1", [alarm!.id])
  await hub.pool.query("UPDATE rule_state SET state = '{\"lastMs\":\"long ago\"}' WHERE device_no = $1", [camera.no])
  await restart()
  client = await mqttDevice(hub.mqttPort, camera.mqtt!)
  // Another message about the same moment: to a rule that forgot everything it is news.
  await press('other')
  expect(await metric('watchfloor_rejected_total{where="detect",reason="rule_state"}')).toBe(1)
  expect(await alarmsOf(hub, camera.id)).toMatchObject([{ id: alarm!.id, state: 'closed' }])
  expect(await storedState(hub, camera.no, 'sos')).toEqual({ lastMs: t, raised: true })
  await client.endAsync()
})

test('what nobody looks at any more is over: a rule switched off, a device taken away', async () => {
  const [first, second] = [await newDevice(admin, { kind: 'bodycam' }), await newDevice(admin, { kind: 'bodycam' })]
  for (const device of [first, second]) {
    const client = await mqttDevice(hub.mqttPort, device.mqtt!)
    await client.publishAsync(`wf/${device.id}/alarm`, JSON.stringify({ code: 'fall', lat: 30.1, lon: 121.1 }), { qos: 1 })
    await client.endAsync()
    expect((await alarmsOf(hub, device.id))[0]).toMatchObject({ kind: 'crash', state: 'active_new' })
  }
  await admin.delete(`/api/devices/${first.id}`)
  await until(async () => (await alarmsOf(hub, first.id))[0]!.state === 'cleared_new')
  await settle(hub, 'crash', { enabled: false })
  await until(async () => (await alarmsOf(hub, second.id))[0]!.state === 'cleared_new')
  expect(await storedState(hub, second.no, 'crash')).toBeUndefined()
})

test('what the database refuses of one device costs the others of its batch nothing', async () => {
  const [bad, good, next] = [await knownDevice(hub, { kind: 'bodycam' }), await knownDevice(hub, { kind: 'bodycam' }), await knownDevice(hub, { kind: 'bodycam' })]
  await hub.pool.query(`ALTER TABLE alarm ADD CONSTRAINT refused_in_this_test CHECK (source_id <> '${bad.id}')`)
  const seat = await hub.login('seat')
  const console = await TestConsole.open(hub.baseUrl, seat.token)
  const before = await metric('watchfloor_rejected_total{where="detect",reason="database"}') || 0
  const t = Date.now()
  const sos: EventReport = { type: 'event', externalId: '', timeMs: t, eventType: 'native.alarm', severity: 'critical', active: true, code: 'sos', text: null, lat: 30.1, lon: 121.1, dedupeKey: 'sos' }
  // One batch of three: handed over in one turn.
  for (const device of [bad, good, next]) hub.app.get(TrackPort).add(device, sos, t)
  await stored(hub)
  expect(await alarmsOf(hub, bad.id)).toEqual([])
  for (const { id, no } of [good, next]) {
    const [alarm] = await alarmsOf(hub, id)
    expect(alarm).toMatchObject({ kind: 'sos', priority: 'P1', count: 1 })
    expect(await storedState(hub, no, 'sos')).toMatchObject({ raised: true })
    await until(() => console.all('alarms').some(({ upsert, announced }) => upsert.some((one) => one.id === alarm!.id) && announced.includes(alarm!.id)))
  }
  expect((await hub.pool.query("SELECT 1 FROM device_event WHERE device_id = ANY($1)", [[bad.id, good.id, next.id]])).rowCount).toBe(3)
  expect(await metric('watchfloor_rejected_total{where="detect",reason="database"}')).toBe(before + 1)
  await hub.pool.query('ALTER TABLE alarm DROP CONSTRAINT refused_in_this_test')
  console.close()
})

test('rules are counted', async () => {
  expect(await metric('watchfloor_rule_runs_total')).toBeGreaterThan(0)
  expect(await metric('watchfloor_rule_faults_total{rule="sos"}')).toBe(0)
})
