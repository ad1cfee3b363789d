import { connect, type Socket } from 'node:net'
import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import { newDevice } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice, TestTerminal } from './ingest-support.js'

/** Limits on size, idle time and connections: whoever goes beyond loses that connection, is counted, and nobody else notices. */

jest.setTimeout(40_000)
let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ MQTT_URL: '', JT808_MAX_PER_ADDRESS: '3', MQTT_MAX_PER_ADDRESS: '3', JT808_IDLE_S: '10' })
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

interface Raw { socket: Socket; closed: boolean }
async function raw(port: number): Promise<Raw> {
  const socket = connect(port, '127.0.0.1')
  const connection: Raw = { socket, closed: false }
  socket.on('error', () => {})
  socket.on('close', () => { connection.closed = true })
  await new Promise((resolve) => socket.once('connect', resolve))
  return connection
}
const dropped = async (adapter: string, reason: string): Promise<number> =>
  (await admin.get<{ items: { adapter: string; reason: string; count: number }[] }>('/api/ingest/drops')).body.items.find((d) => d.adapter === adapter && d.reason === reason)?.count ?? 0

test.each([['jt808', 'jt808', 'too_many_from_address'], ['mqtt', 'none', 'mqtt_too_many_from_address']] as const)('%s: connections from one address', async (door, adapter, reason) => {
  const port = door === 'mqtt' ? hub.mqttPort : hub.jt808Port
  const all = [await raw(port), await raw(port), await raw(port), await raw(port)]
  await until(() => all[3]!.closed)
  expect(all.slice(0, 3).some((c) => c.closed)).toBe(false)
  expect(await dropped(adapter, reason)).toBe(1)
  for (const { socket } of all) socket.destroy()
  await until(async () => {
    const again = await raw(port)
    await new Promise((resolve) => setTimeout(resolve, 50))
    again.socket.destroy()
    return !again.closed
  })
})

test('an MQTT packet that announces too much ends its connection before it is gathered', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const closed = new Promise<void>((resolve) => client.once('close', resolve))
  client.publish(`wf/${device.id}/fix`, 'x'.repeat(600 * 1024), { qos: 1 })
  await closed
  client.end(true)
  expect(await dropped('none', 'mqtt_packet_too_large')).toBe(1)
})

test('a terminal that never ends its frame costs a bounded buffer', async () => {
  const one = await raw(hub.jt808Port)
  one.socket.write(Buffer.concat([Buffer.of(0x7e), Buffer.alloc(200_000, 0x41)]))
  await until(async () => (await dropped('jt808', 'frame_too_long')) + (await dropped('jt808', 'garbage')) > 0)
  one.socket.destroy()
})

test('a silent terminal is disconnected, one that beats is not', async () => {
  const [silent, beating] = [await newDevice(admin, { protocol: 'jt808', externalId: '13912345001' }), await newDevice(admin, { protocol: 'jt808', externalId: '13912345002' })]
  const quiet = await TestTerminal.connect(hub.jt808Port, { phone: silent.externalId, edition: 2013 })
  const alive = await TestTerminal.connect(hub.jt808Port, { phone: beating.externalId, edition: 2013 })
  await quiet.signIn()
  await alive.signIn()
  const pulse = setInterval(() => alive.send((t, s) => jt808.heartbeatFrame(t, s)), 1000)
  await until(() => quiet.closed, 20_000)
  clearInterval(pulse)
  expect(alive.closed).toBe(false)
  expect(await dropped('jt808', 'idle')).toBe(1)
  alive.close()
})

test('too many wrong passwords for a name: it is not looked at any more, others behind the same address are', async () => {
  const [victim, other] = [await newDevice(admin), await newDevice(admin)]
  for (let i = 0; i < 10; i++) await expect(mqttDevice(hub.mqttPort, { ...victim.mqtt!, password: `guess ${i}` })).rejects.toThrow()
  await expect(mqttDevice(hub.mqttPort, victim.mqtt!)).rejects.toThrow()
  await (await mqttDevice(hub.mqttPort, other.mqtt!)).endAsync()
})
