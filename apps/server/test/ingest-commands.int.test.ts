import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import type { AuditEntry, Command, CommandInput } from '@watchfloor/shared'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { firstFix, mqttDevice, TestTerminal } from './ingest-support.js'

/** Commands go back the way a device came, with answer, timeout and audit. */

jest.setTimeout(40_000)
let hub: TestHub
let admin: Caller
let seat: Caller
beforeAll(async () => {
  // An outer broker does not tell who is connected, only who speaks: commands over it are in ingest-outer-broker.
  hub = await startHub({ MQTT_URL: '' })
  admin = await hub.login('admin')
  seat = await hub.login('seat')
})
afterAll(() => hub?.stop())

const send = (caller: Caller, id: string, input: CommandInput) => caller.post<Command & { code: string }>(`/api/devices/${id}/commands`, input)
const commandsOf = async (id: string): Promise<Command[]> => (await seat.get<{ items: Command[] }>(`/api/devices/${id}/commands`)).body.items
const ended = (id: string, command: string): Promise<Command> => until(async () => (await commandsOf(id)).find((c) => c.id === command && c.finishedAt !== null), 20_000)

test('a native device is told, answers, and the answer is kept with who asked', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  await client.subscribeAsync(`wf/${device.id}/command`, { qos: 1 })
  client.on('message', (_topic, payload) => {
    const { id, type } = JSON.parse(payload.toString()) as { id: string; type: string }
    client.publish(`wf/${device.id}/answer`, JSON.stringify({ id, status: 'accepted' }), { qos: 1 })
    client.publish(`wf/${device.id}/answer`, JSON.stringify({ id, status: 'done', text: `did ${type}` }), { qos: 1 })
  })
  const { status, body } = await send(seat, device.id, { type: 'custom', name: 'light', params: { on: true } })
  expect(status).toBe(201)
  expect(await ended(device.id, body.id)).toMatchObject({ status: 'done', answer: 'did custom', input: { type: 'custom', name: 'light', params: { on: true } } })
  const audit = (await admin.get<{ items: AuditEntry[] }>(`/api/audit?action=device.command&subject=${device.id}`)).body.items
  expect(audit).toMatchObject([{ subject: device.id, details: { type: 'custom', outcome: 'sent' } }])
  await client.endAsync()
})

test('a JT/T 808 terminal shows a text and confirms; asked where it is, it answers with its place', async () => {
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
  await terminal.signIn()
  const text = (await send(seat, truck.id, { type: 'text', text: '请立即停车' })).body
  const order = await until(() => terminal.said.find((message) => message.id === jt808.DOWN.text))
  expect(order.text).toBe('请立即停车')
  terminal.send((t, s) => jt808.generalAnswerFrame(t, s, order))
  expect(await ended(truck.id, text.id)).toMatchObject({ status: 'done' })

  const locate = (await send(seat, truck.id, { type: 'locate' })).body
  const ask = await until(() => terminal.said.find((message) => message.id === jt808.DOWN.locate))
  terminal.send((t, s) => jt808.locationAnswerFrame(t, s, ask, { timeMs: Date.now(), lat: 30.0444, lon: 121.1666 }))
  expect(await ended(truck.id, locate.id)).toMatchObject({ status: 'done' })
  expect(await firstFix(hub, truck.no)).toMatchObject({ lat: 30.0444, lon: 121.1666 })

  const refused = (await send(seat, truck.id, { type: 'text', text: 'no' })).body
  const second = await until(() => terminal.said.find((message) => message.id === jt808.DOWN.text && message.serial !== order.serial))
  terminal.send((t, s) => jt808.generalAnswerFrame(t, s, second, 3))
  expect(await ended(truck.id, refused.id)).toMatchObject({ status: 'rejected', answer: 'unsupported' })
  terminal.close()
  await until(async () => (await send(seat, truck.id, { type: 'locate' })).status === 409)
})

test('a command to a docked aircraft goes to its dock, and the dock’s answer counts', async () => {
  const dock = await newDevice(admin, { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const drone = await newDevice(admin, { kind: 'drone', protocol: 'dji', externalId: unique('AIR'), sourceId: dock.sourceId! })
  const client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.subscribeAsync(`thing/product/${dock.externalId}/services`, { qos: 1 })
  client.on('message', (topic, payload) => {
    const { tid, bid, method } = JSON.parse(payload.toString()) as Record<string, string>
    client.publish(`${topic}_reply`, JSON.stringify({ tid, bid, method, timestamp: Date.now(), data: { result: 0 } }), { qos: 1 })
  })
  const { status, body } = await send(seat, drone.id, { type: 'custom', name: 'return_home' })
  expect(status).toBe(201)
  expect(await ended(drone.id, body.id)).toMatchObject({ status: 'done' })
  expect(await send(seat, drone.id, { type: 'custom', name: 'format_everything' })).toMatchObject({ status: 409, body: { code: 'device.no_command' } })
  await client.endAsync()
})

test('an OwnTracks phone is asked on its command topic', async () => {
  const user = unique('li')
  const phone = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/cam` })
  const client = await mqttDevice(hub.mqttPort, phone.mqtt!)
  await client.subscribeAsync(`owntracks/${user}/cam/cmd`, { qos: 1 })
  const asked = new Promise<unknown>((resolve) => client.once('message', (_topic, payload) => resolve(JSON.parse(payload.toString()))))
  const { id } = (await send(seat, phone.id, { type: 'locate' })).body
  expect(await asked).toEqual({ _type: 'cmd', action: 'reportLocation' })
  await client.publishAsync(`owntracks/${user}/cam`, JSON.stringify({ _type: 'location', t: 'r', tst: Math.trunc(Date.now() / 1000), lat: 30.04, lon: 121.16 }), { qos: 1 })
  expect(await ended(phone.id, id)).toMatchObject({ status: 'done' })
  await client.endAsync()
})

test('a device that does not answer: timeout, after 15 s', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  await client.subscribeAsync(`wf/${device.id}/command`, { qos: 1 })
  const { id, createdAt } = (await send(seat, device.id, { type: 'locate' })).body
  const command = await ended(device.id, id)
  expect(command.status).toBe('timeout')
  expect(Date.parse(command.finishedAt!) - Date.parse(createdAt)).toBeGreaterThanOrEqual(14_900)
  await client.endAsync()
})

test('refused with a reason: offline, no such command, unknown device, not your role', async () => {
  const device = await newDevice(admin)
  expect(await send(seat, device.id, { type: 'locate' })).toMatchObject({ status: 409, body: { code: 'device.offline' } })
  const camera = await newDevice(admin, { kind: 'camera', protocol: 'none', lat: 30.04, lon: 121.16 })
  expect(await send(seat, camera.id, { type: 'locate' })).toMatchObject({ status: 409, body: { code: 'device.no_command' } })
  expect(await send(seat, '01890000-0000-7000-8000-000000000000', { type: 'locate' })).toMatchObject({ status: 404 })
  const officer = await hub.login('officer')
  expect((await send(officer, device.id, { type: 'locate' })).status).toBe(403)
  expect(await commandsOf(device.id)).toEqual([])
})
