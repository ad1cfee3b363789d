import { connect } from 'node:net'
import { DropCount, page } from '@watchfloor/shared'
import type { Device, DeviceCreated, QuarantineEntry } from '@watchfloor/shared'
import { jt808 } from '@watchfloor/domain'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { firstFix, mqttDevice, storedFixes, TestTerminal } from './ingest-support.js'

/** A device is known before it is trusted (issue 2, section 3). */

let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ MQTT_URL: '' })
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

const entries = async (): Promise<QuarantineEntry[]> => (await admin.get<{ items: QuarantineEntry[] }>('/api/quarantine?limit=1000')).body.items
const entry = (externalId: string, reason: QuarantineEntry['reason']): Promise<QuarantineEntry> => until(async () => (await entries()).find((e) => e.externalId === externalId && e.reason === reason))
const fixOf = (lat = 30.0371): string => JSON.stringify({ lat, lon: 121.1542 })

test('anonymous and wrong passwords are refused at the broker and named in quarantine, without a payload', async () => {
  const name = unique('stranger')
  await expect(mqttDevice(hub.mqttPort, { username: name, password: 'x' })).rejects.toThrow(/Bad username or password|Not authorized/i)
  expect(await entry(name, 'refused_sign_in')).toMatchObject({ address: '127.0.0.1', lastMessage: null, lastTopic: null, hint: expect.stringContaining('No source has this name') })
  await expect(mqttDevice(hub.mqttPort, { username: undefined, password: undefined } as never)).rejects.toThrow()
  expect(await entry('(anonymous)', 'refused_sign_in')).toMatchObject({ hint: expect.stringContaining('Anonymous is off') })
  const device = await newDevice(admin)
  await expect(mqttDevice(hub.mqttPort, { ...device.mqtt!, password: 'wrong' })).rejects.toThrow()
  expect(await entry(device.mqtt!.username, 'refused_sign_in')).toMatchObject({ protocol: 'native', sourceId: device.sourceId })
})

test('a refused sign-in cannot be adopted; the answer says what to do instead', async () => {
  const name = unique('stranger')
  await expect(mqttDevice(hub.mqttPort, { username: name, password: 'x' })).rejects.toThrow()
  const { id } = await entry(name, 'refused_sign_in')
  expect(await admin.post(`/api/quarantine/${id}/adopt`)).toMatchObject({ status: 409, body: { code: 'quarantine.not_adoptable', message: expect.stringContaining('Create the device') } })
  expect((await admin.delete(`/api/quarantine/${id}`)).status).toBe(204)
  expect((await entries()).some((e) => e.id === id)).toBe(false)
})

test('MQTT 5 is refused with a line that says what to set', async () => {
  const device = await newDevice(admin)
  await expect(mqttDevice(hub.mqttPort, device.mqtt!, { protocolVersion: 5 })).rejects.toThrow(/Unsupported Protocol Version/i)
  expect(await entry(device.mqtt!.username, 'protocol_version')).toMatchObject({ hint: expect.stringContaining('set the client to MQTT 3.1.1') })
})

test('a device that publishes on another’s topic is cut off, nothing of it is stored, and an administrator sees it', async () => {
  const [mine, other] = [await newDevice(admin), await newDevice(admin)]
  const client = await mqttDevice(hub.mqttPort, mine.mqtt!)
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  client.publish(`wf/${other.id}/fix`, fixOf(), { qos: 1 })
  await closed
  expect(await entry(mine.mqtt!.username, 'wrong_topic')).toMatchObject({ sourceId: mine.sourceId, lastTopic: `wf/${other.id}/fix`, lastMessage: fixOf() })
  expect(await storedFixes(hub, other.no)).toEqual([])
})

test('a device hears its own commands only', async () => {
  const [mine, other] = [await newDevice(admin), await newDevice(admin)]
  const client = await mqttDevice(hub.mqttPort, mine.mqtt!)
  const granted = async (topic: string): Promise<number> => {
    try { return (await client.subscribeAsync(topic, { qos: 1 }))[0]!.qos } catch { return 128 }
  }
  expect(await granted(`wf/${mine.id}/command`)).toBe(1)
  for (const topic of [`wf/${other.id}/command`, 'wf/+/command', '#', '$SYS/#', `wf/${other.id}/fix`]) expect(await granted(topic)).toBe(128)
  await client.endAsync()
})

test('an unknown terminal phone is refused with “no such terminal”, shown with its plate, adopted in one click, and flows', async () => {
  const phone = `1${String(Math.random()).slice(2, 12)}`
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone, edition: 2013 })
  const refused = await terminal.answerTo(terminal.send((t, s) => jt808.registerFrame(t, s, { plate: '浙B88888' })))
  expect(refused).toMatchObject({ id: jt808.DOWN.registerReply, result: jt808.REGISTER_RESULT.noTerminal, text: '' })
  const knock = await entry(phone, 'unknown_device')
  expect(knock).toMatchObject({ protocol: 'jt808', suggestedKind: 'truck', count: 1, lastMessage: expect.stringContaining('浙B88888') })
  const adopted = await admin.post<DeviceCreated>(`/api/quarantine/${knock.id}/adopt`)
  expect(adopted).toMatchObject({ status: 201, body: { externalId: phone, kind: 'truck', plate: '浙B88888', name: '浙B88888' } })
  await terminal.signIn()
  const serial = terminal.send((t, s) => jt808.locationFrame(t, s, { timeMs: Date.now(), lat: 30.0371, lon: 121.1542 }))
  await terminal.answerTo(serial)
  expect(await storedFixes(hub, adopted.body.no)).toHaveLength(1)
  expect((await entries()).some((e) => e.externalId === phone)).toBe(false)
  terminal.close()
})

test('a terminal with a wrong code, one that does not sign in, and a phone of zeros tell nothing to the map', async () => {
  const device = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: device.externalId, edition: 2013 })
  const early = terminal.send((t, s) => jt808.locationFrame(t, s, { timeMs: Date.now(), lat: 30.0371, lon: 121.1542 }))
  expect(await terminal.answerTo(early)).toMatchObject({ result: jt808.RESULT.failed })
  expect(await terminal.answerTo(terminal.send((t, s) => jt808.authFrame(t, s, 'guessed')))).toMatchObject({ result: jt808.RESULT.failed })
  expect(await entry(device.externalId, 'refused_sign_in')).toMatchObject({ lastMessage: null })
  const code = await terminal.signIn()
  const again = await TestTerminal.connect(hub.jt808Port, { phone: device.externalId, edition: 2013 })
  await again.authenticate(code)
  const zeros = await TestTerminal.connect(hub.jt808Port, { phone: '0', edition: 2013 })
  expect(await zeros.answerTo(zeros.send((t, s) => jt808.registerFrame(t, s)))).toMatchObject({ result: jt808.REGISTER_RESULT.noTerminal })
  expect(await storedFixes(hub, device.no)).toEqual([])
  expect((await admin.post('/api/devices', { name: 'zeros', kind: 'truck', protocol: 'jt808', externalId: '000000000000' })).status).toBe(400)
  zeros.close(); again.close()
})

test('re-issued credentials void the old ones at once: the broker hangs up, the terminal must register anew', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  const renewed = (await admin.post<DeviceCreated>(`/api/devices/${device.id}/credentials`)).body
  await closed
  await expect(mqttDevice(hub.mqttPort, device.mqtt!)).rejects.toThrow()
  await (await mqttDevice(hub.mqttPort, renewed.mqtt!)).endAsync()

  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2013 })
  const old = await terminal.signIn()
  await admin.post(`/api/devices/${truck.id}/credentials`)
  expect(await terminal.answerTo(terminal.send((t, s) => jt808.authFrame(t, s, old)))).toMatchObject({ result: jt808.RESULT.failed })
  expect(await terminal.signIn()).not.toBe(old)
  terminal.close()
})

test('an unknown device behind a known source lands in quarantine and does not cost the source its connection', async () => {
  const tracker = await newDevice(admin, { kind: 'vehicle', protocol: 'traccar', externalId: unique('imei') })
  const client = await mqttDevice(hub.mqttPort, tracker.mqtt!)
  const unknown = unique('imei')
  const body = (id: string): string => JSON.stringify({ position: { fixTime: new Date().toISOString(), deviceTime: new Date().toISOString(), valid: true, latitude: 30.04, longitude: 121.16, speed: 0, attributes: {} }, device: { uniqueId: id } })
  await client.publishAsync('positions', body(unknown), { qos: 1 })
  await client.publishAsync('positions', body(tracker.externalId), { qos: 1 })
  await firstFix(hub, tracker.no)
  const knock = await entry(unknown, 'unknown_device')
  expect(knock).toMatchObject({ sourceId: tracker.sourceId, lastTopic: 'positions' })
  const adopted = (await admin.post<DeviceCreated>(`/api/quarantine/${knock.id}/adopt`, { name: '新车' })).body
  expect(adopted).toMatchObject({ name: '新车', sourceId: tracker.sourceId })
  expect(adopted.mqtt).toBeUndefined()
  await client.publishAsync('positions', body(unknown), { qos: 1 })
  await firstFix(hub, adopted.no)
  await client.endAsync()
})

test('a dock cannot bring in an aircraft that nobody registered', async () => {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  const serial = unique('AIR')
  await client.publishAsync(`sys/product/${dock.externalId}/status`, JSON.stringify({ tid: '1', bid: '1', timestamp: Date.now(), method: 'update_topo', data: { domain: 3, type: 1, sub_type: 0, sub_devices: [{ sn: serial, domain: 0, type: 91, sub_type: 0 }] } }), { qos: 1 })
  const knock = await entry(serial, 'unknown_device')
  expect(knock).toMatchObject({ sourceId: dock.sourceId, suggestedKind: 'drone' })
  const adopted = (await admin.post<DeviceCreated>(`/api/quarantine/${knock.id}/adopt`)).body
  expect(adopted).toMatchObject({ kind: 'drone', protocol: 'dji', sourceId: dock.sourceId })
  await client.publishAsync(`thing/product/${serial}/osd`, JSON.stringify({ tid: '2', bid: '2', timestamp: Date.now(), gateway: dock.externalId, data: { mode_code: 0, latitude: 30.04, longitude: 121.16, height: 10, horizontal_speed: 0, attitude_head: 0 } }), { qos: 1 })
  await firstFix(hub, adopted.no)
  await client.endAsync()
})

test('HTTP doors: 401 without credentials, 403 for another’s device, 413 for too much', async () => {
  const user = unique('li')
  const device = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/cam` })
  const other = unique('wang')
  await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${other}/cam` })
  const post = (path: string, body: string, headers: Record<string, string>): Promise<Response> => fetch(hub.baseUrl + path, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } })
  const basic = { authorization: `Basic ${Buffer.from(`${device.mqtt!.username}:${device.mqtt!.password}`).toString('base64')}` }
  const location = JSON.stringify({ _type: 'location', tst: Math.trunc(Date.now() / 1000), lat: 30.04, lon: 121.16 })
  const refused = await post('/owntracks', location, { 'x-limit-u': user, 'x-limit-d': 'cam' })
  expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([401, 'Basic realm="watchfloor", charset="UTF-8"'])
  expect((await post('/owntracks', location, { ...basic, 'x-limit-u': other, 'x-limit-d': 'cam' })).status).toBe(403)
  expect((await post('/traccar', location, basic)).status).toBe(403)
  expect((await post('/owntracks', `"${'x'.repeat(600_000)}"`, { ...basic, 'x-limit-u': user, 'x-limit-d': 'cam' })).status).toBe(413)
  expect((await post('/owntracks', location, { ...basic })).status).toBe(400)
  expect(await storedFixes(hub, device.no)).toEqual([])
})

test('a switched-off device is not heard, and is again when it is switched on', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  await admin.patch<Device>(`/api/devices/${device.id}`, { enabled: false })
  await client.publishAsync(`wf/${device.id}/fix`, fixOf(), { qos: 1 })
  expect(await storedFixes(hub, device.no)).toEqual([])
  await admin.patch<Device>(`/api/devices/${device.id}`, { enabled: true })
  await client.publishAsync(`wf/${device.id}/fix`, fixOf(), { qos: 1 })
  await firstFix(hub, device.no)
  await client.endAsync()
})

test('garbage on one connection harms no other, and is kept to be looked at', async () => {
  const device = await newDevice(admin)
  const good = await mqttDevice(hub.mqttPort, device.mqtt!)
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
  await terminal.signIn()
  for (const port of [hub.mqttPort, hub.jt808Port]) {
    for (let i = 0; i < 20; i++) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => {})
      socket.end(Buffer.from(Array.from({ length: 300 }, (_, j) => (i * 37 + j * 91) & 0xff)))
    }
  }
  await good.publishAsync(`wf/${device.id}/fix`, 'not json', { qos: 1 })
  await good.publishAsync(`wf/${device.id}/fix`, fixOf(), { qos: 1 })
  await firstFix(hub, device.no)
  const heartbeat = terminal.send((t, s) => jt808.heartbeatFrame(t, s))
  expect(await terminal.answerTo(heartbeat)).toMatchObject({ result: 0 })
  const drops = page(DropCount).parse((await admin.get('/api/ingest/drops')).body).items
  expect(drops.find((d) => d.adapter === 'native' && d.reason === 'not_json')).toMatchObject({ samples: [{ message: 'not json' }] })
  expect(drops.some((d) => d.adapter === 'jt808')).toBe(true)
  await good.endAsync()
  terminal.close()
})

test('the same terminal’s second connection replaces the first', async () => {
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const first = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2013 })
  const code = await first.signIn()
  const second = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2013 })
  await second.authenticate(code)
  await until(() => first.closed)
  expect(await second.answerTo(second.send((t, s) => jt808.heartbeatFrame(t, s)))).toMatchObject({ result: 0 })
  expect(second.closed).toBe(false)
  second.close()
})

test('only an administrator sees quarantine, sources and drops', async () => {
  const seat = await hub.login('seat')
  for (const path of ['/api/quarantine', '/api/sources', '/api/ingest/drops', '/api/devices.csv']) expect((await seat.get(path)).status).toBe(403)
  expect((await seat.get('/api/devices')).status).toBe(200)
  expect((await seat.post('/api/devices', { name: 'x', kind: 'truck', protocol: 'native' })).status).toBe(403)
})
