import { fromWgs84, jt808 } from '@watchfloor/domain'
import { TestConsole } from './broadcast-console.js'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { firstFix, mqttDevice, storedFixes, TestTerminal } from './ingest-support.js'

/** Each protocol's real bytes through its real door: the right place, speed in m/s and time in UTC are in PostgreSQL. */

let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ DJI_NTP_HOST: 'ntp.city.example', DJI_APP_ID: '123456', DJI_APP_KEY: 'dock-key', DJI_APP_LICENSE: 'dock-licence' })
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

const seconds = (ms: number): number => Math.trunc(ms / 1000) * 1000

test('native JSON over MQTT', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const time = new Date(seconds(Date.now()) - 2000)
  await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ time: time.toISOString(), lat: 30.0371, lon: 121.1542, speedMps: 12.5, courseDeg: 271.5, batteryPct: 80 }), { qos: 1 })
  expect(await firstFix(hub, device.no)).toMatchObject({ lat: 30.0371, lon: 121.1542, speed_mps: 12.5, course_deg: 271.5, battery_pct: 80, time, mark: 0 })
  await client.endAsync()
})

test('DJI Cloud API: an aircraft behind its dock, speed in m/s, time in ms', async () => {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const drone = await newDevice(admin, { kind: 'drone', protocol: 'dji', externalId: unique('AIR'), sourceId: dock.sourceId! })
  expect(drone.mqtt).toBeUndefined()
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.subscribeAsync(`sys/product/${dock.externalId}/status_reply`, { qos: 1 })
  const reply = new Promise<Record<string, unknown>>((resolve) => client.once('message', (_topic, payload) => resolve(JSON.parse(payload.toString()) as Record<string, unknown>)))
  const now = Date.now()
  await client.publishAsync(`sys/product/${dock.externalId}/status`, JSON.stringify({
    tid: 't1', bid: 'b1', timestamp: now, method: 'update_topo',
    data: { domain: 3, type: 1, sub_type: 0, device_secret: '', nonce: '', thing_version: '1.1.2', sub_devices: [{ sn: drone.externalId, domain: 0, type: 91, sub_type: 0, index: 'A', device_secret: '', nonce: '', thing_version: '1.1.2' }] },
  }), { qos: 1 })
  expect(await reply).toMatchObject({ tid: 't1', bid: 'b1', method: 'update_topo', data: { result: 0 } })
  await client.publishAsync(`thing/product/${drone.externalId}/osd`, JSON.stringify({
    tid: 't2', bid: 'b2', timestamp: now, gateway: dock.externalId,
    data: { mode_code: 5, latitude: 30.0382, longitude: 121.1553, height: 88.5, elevation: 60.2, horizontal_speed: 9.75, vertical_speed: -1.5, attitude_head: -90, battery: { capacity_percent: 66 } },
  }), { qos: 0 })
  expect(await firstFix(hub, drone.no)).toMatchObject({ lat: 30.0382, lon: 121.1553, speed_mps: 9.75, heading_deg: 270, battery_pct: 66, time: new Date(now) })
  await client.endAsync()
})

test('DJI Cloud API: a dock that asks for its configuration is given what the settings say', async () => {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.subscribeAsync(`thing/product/${dock.externalId}/requests_reply`, { qos: 1 })
  const reply = new Promise<Record<string, unknown>>((resolve) => client.once('message', (_topic, payload) => resolve(JSON.parse(payload.toString()) as Record<string, unknown>)))
  await client.publishAsync(`thing/product/${dock.externalId}/requests`, JSON.stringify({ tid: 't1', bid: 'b1', timestamp: Date.now(), gateway: dock.externalId, method: 'config', data: { config_type: 'json', config_scope: 'product' } }), { qos: 1 })
  const said = { ntp_server_host: 'ntp.city.example', app_id: '123456', app_key: 'dock-key', app_license: 'dock-licence' }
  expect(await reply).toMatchObject({ tid: 't1', bid: 'b1', method: 'config', data: { ...said, output: said } })
  await client.endAsync()
})

test.each([2013, 2019] as const)('JT/T 808-%i: register, authenticate, 0x0200 in 0.1 km/h and Chinese time', async (edition) => {
  const phone = `1${String(Math.random()).slice(2, 12)}`
  const device = await newDevice(admin, { protocol: 'jt808', externalId: `0${phone}`, profile: 'muck-standard' })
  expect(device).toMatchObject({ externalId: phone })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone, edition })
  await terminal.signIn()
  const timeMs = seconds(Date.now()) - 3000
  const serial = terminal.send((t, s) => jt808.locationFrame(t, s, { timeMs, lat: 30.038123, lon: 121.155321, speedMps: 15.5, courseDeg: 90, status: 1, items: [{ id: 0xf8, value: Uint8Array.of(0b101, 0x04, 0xb0) }] }))
  expect(await terminal.answerTo(serial)).toMatchObject({ id: jt808.DOWN.generalReply, ackId: jt808.UP.location, result: 0 })
  const [fix] = await storedFixes(hub, device.no)
  expect(fix).toMatchObject({ lat: 30.038123, lon: 121.155321, speed_mps: 15.5, course_deg: 90, time: new Date(timeMs) })
  expect(fix!['state']).toMatchObject({ acc: true, lifted: true, loaded: true, loadKg: 12_000 })
  terminal.close()
})

test('OwnTracks over MQTT and HTTP: km/h and epoch seconds', async () => {
  const user = unique('li')
  const device = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/cam` })
  const tst = Math.trunc(Date.now() / 1000) - 10
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  await client.publishAsync(`owntracks/${user}/cam`, JSON.stringify({ _type: 'location', tst, lat: 30.0391, lon: 121.1561, vel: 18, cog: 45, batt: 55, acc: 8 }), { qos: 1, retain: true })
  const response = await fetch(`${hub.baseUrl}/owntracks`, {
    method: 'POST', headers: { 'content-type': 'application/json', authorization: basic(device.mqtt!), 'x-limit-u': user, 'x-limit-d': 'cam' },
    body: JSON.stringify({ _type: 'location', tst: tst + 5, lat: 30.0392, lon: 121.1562, vel: 36, batt: -1 }),
  })
  expect([response.status, await response.text()]).toEqual([200, '[]'])
  const fixes = await storedFixes(hub, device.no)
  expect(fixes).toMatchObject([
    { lat: 30.0391, lon: 121.1561, speed_mps: 5, course_deg: 45, battery_pct: 55, accuracy_m: 8, time: new Date(tst * 1000), mark: 0 },
    { lat: 30.0392, lon: 121.1562, speed_mps: 10, battery_pct: null, time: new Date((tst + 5) * 1000), mark: 0 },
  ])
  await client.endAsync()
})

test('Traccar forwarding over MQTT and HTTP: knots and either spelling of the zone', async () => {
  const device = await newDevice(admin, { kind: 'vehicle', protocol: 'traccar', externalId: unique('imei') })
  const fixMs = seconds(Date.now()) - 20_000
  const body = (ms: number, zone: string, speed: number): string => {
    const time = new Date(ms).toISOString().replace('Z', zone)
    return JSON.stringify({ position: { deviceId: 7, protocol: 'gt06', serverTime: time, deviceTime: time, fixTime: time, valid: true, latitude: 30.04, longitude: 121.16, altitude: 5, speed, course: 180, accuracy: 0, attributes: { batteryLevel: 90 } }, device: { id: 7, uniqueId: device.externalId, name: 'x' } })
  }
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  await client.publishAsync('positions', body(fixMs, '+0000', 10), { qos: 1 })
  const response = await fetch(`${hub.baseUrl}/traccar`, { method: 'POST', headers: { 'content-type': 'application/json', authorization: basic(device.mqtt!) }, body: body(fixMs + 1000, '+00:00', 20) })
  expect(response.status).toBe(200)
  const fixes = await storedFixes(hub, device.no)
  expect(fixes.map((fix) => [fix['lat'], fix['lon'], fix['time']])).toEqual([[30.04, 121.16, new Date(fixMs)], [30.04, 121.16, new Date(fixMs + 1000)]])
  expect(fixes[0]!['speed_mps']).toBeCloseTo(5.14444, 4)
  expect(fixes[1]!['speed_mps']).toBeCloseTo(10.28888, 4)
  await client.endAsync()
})

test('a declared datum is converted at the door: what is stored is WGS-84', async () => {
  const device = await newDevice(admin, { datum: 'GCJ02' })
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const shown = fromWgs84('GCJ02', 30.0371, 121.1542)
  await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ ...shown }), { qos: 1 })
  const fix = await firstFix(hub, device.no)
  expect(fix['lat']).toBeCloseTo(30.0371, 5)
  expect(fix['lon']).toBeCloseTo(121.1542, 5)
  expect(Math.abs(shown.lat - 30.0371)).toBeGreaterThan(0.001)
  await client.endAsync()
})

test('the same message again changes nothing', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const message = JSON.stringify({ time: new Date(Date.now() - 1000).toISOString(), lat: 30.0371, lon: 121.1542 })
  for (let i = 0; i < 5; i++) await client.publishAsync(`wf/${device.id}/fix`, message, { qos: 1, dup: i > 0 })
  // Messages keep their order: once the next one is stored, all before it were judged.
  await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat: 30.0372, lon: 121.1542 }), { qos: 1 })
  const stored = await until(async () => { const fixes = await storedFixes(hub, device.no); return fixes.at(-1)?.['lat'] === 30.0372 && fixes })
  expect(stored).toHaveLength(2)
  await client.endAsync()
})

const basic = ({ username, password }: { username: string; password: string }): string => `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`

test('an open drawer sees the last message as the device sent it', async () => {
  const device = await newDevice(admin)
  const console = new TestConsole(hub.baseUrl, admin.token)
  await until(() => console.all('hello').length > 0)
  console.socket.emit('watch', { id: device.id })
  await until(() => console.all('detail').length > 0)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const message = JSON.stringify({ lat: 30.0371, lon: 121.1542, makersOwn: 'kept as it came' })
  await client.publishAsync(`wf/${device.id}/fix`, message, { qos: 1 })
  await until(() => console.all('detail').some(({ raw }) => raw === message))
  await client.endAsync()
  console.close()
})
