import { jest } from '@jest/globals'
import { setTimeout as wait } from 'node:timers/promises'
import { jt808 } from '@watchfloor/domain'
import pg from 'pg'
import { deviceOf, newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice, storedFixes, TestTerminal } from './ingest-support.js'

jest.setTimeout(60_000)

/** Acknowledged means stored: while the database cannot commit, no PUBACK, no 0x8001 and no 200 goes out. */

let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ MQTT_URL: '' })
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

/** Keeps every writer of tracks waiting, as a stuck disk would. */
async function stalled(work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: hub.databaseUrl })
  await client.connect()
  await client.query('BEGIN')
  await client.query('LOCK TABLE fix IN ACCESS EXCLUSIVE MODE')
  try { await work() } finally {
    await client.query('ROLLBACK')
    await client.end()
  }
}
/** Until the writer really stands before the lock. */
const writerWaits = (): Promise<unknown> => until(async () => (await hub.pool.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'relation'")).rowCount)

test('PUBACK, 0x8001 and HTTP 200 leave after the commit, in the order of arrival', async () => {
  const native = await newDevice(admin)
  const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const user = unique('li')
  const phone = await newDevice(admin, { kind: 'bodycam', protocol: 'owntracks', externalId: `${user}/cam` })
  const client = await mqttDevice(hub.mqttPort, native.mqtt!)
  const terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2013 })
  await terminal.signIn()
  const acknowledged: number[] = []
  client.on('packetreceive', (packet) => { if (packet.cmd === 'puback') acknowledged.push(packet.messageId!) })
  const sent: number[] = []
  client.on('packetsend', (packet) => { if (packet.cmd === 'publish') sent.push(packet.messageId!) })
  let http = 0
  let answers = 0
  await stalled(async () => {
    const base = Date.now() - 60_000
    for (let i = 0; i < 20; i++) client.publish(`wf/${native.id}/fix`, JSON.stringify({ time: base + i * 1000, lat: 30 + i / 10_000, lon: 121.15 }), { qos: 1 })
    answers = terminal.said.length
    terminal.send((t, s) => jt808.locationFrame(t, s, { timeMs: Date.now(), lat: 30.0371, lon: 121.1542 }))
    void fetch(`${hub.baseUrl}/owntracks`, {
      method: 'POST', headers: { 'content-type': 'application/json', authorization: `Basic ${Buffer.from(`${phone.mqtt!.username}:${phone.mqtt!.password}`).toString('base64')}`, 'x-limit-u': user, 'x-limit-d': 'cam' },
      body: JSON.stringify({ _type: 'location', tst: Math.trunc(Date.now() / 1000), lat: 30.04, lon: 121.16 }),
    }).then(({ status }) => { http = status })
    await writerWaits()
    // Ten times the longest batch: time enough for a hub that acknowledges too early to show itself.
    await wait(500)
    expect([sent.length, acknowledged, terminal.said.length - answers, http]).toEqual([20, [], 0, 0])
  })
  await until(() => acknowledged.length === 20 && terminal.said.length > answers && http === 200)
  expect(acknowledged).toEqual(sent)
  expect([await storedFixes(hub, native.no), await storedFixes(hub, truck.no), await storedFixes(hub, phone.no)].map((fixes) => fixes.length)).toEqual([20, 1, 1])
  await client.endAsync()
  terminal.close()
})

test('what was not acknowledged is sent again and stored once', async () => {
  const device = await newDevice(admin)
  const fix = (i: number): string => JSON.stringify({ time: 1_790_000_000_000 + i * 1000, lat: 30.0371, lon: 121.15 + i / 10_000 })
  const first = await mqttDevice(hub.mqttPort, device.mqtt!)
  await stalled(async () => {
    for (let i = 0; i < 5; i++) first.publish(`wf/${device.id}/fix`, fix(i), { qos: 1 })
    await writerWaits()
    // The network breaks before any acknowledgement came.
    first.stream.destroy()
    await until(() => first.disconnected || !first.connected)
  })
  first.end(true)
  const second = await mqttDevice(hub.mqttPort, device.mqtt!)
  for (let i = 0; i < 5; i++) await second.publishAsync(`wf/${device.id}/fix`, fix(i), { qos: 1, dup: true })
  expect(await storedFixes(hub, device.no)).toHaveLength(5)
  await second.endAsync()
})

test('the writer full: the doors stop reading, nothing is dropped, and everything is there afterwards', async () => {
  const device = await newDevice(admin)
  const client = await mqttDevice(hub.mqttPort, device.mqtt!)
  const closings = async (): Promise<number> => Number(/^watchfloor_intake_closings (\d+)$/m.exec((await hub.anonymous.get<string>('/metrics')).body)![1])
  const before = await closings()
  const base = Date.now() - 80_000_000
  const batches = 150
  const perBatch = 1000
  await stalled(async () => {
    for (let b = 0; b < batches; b++) {
      const fixes = Array.from({ length: perBatch }, (_, i) => ({ time: base + (b * perBatch + i) * 100, lat: 30.0371, lon: 121.1542 }))
      client.publish(`wf/${device.id}/fix`, JSON.stringify(fixes), { qos: 0 })
    }
    await until(async () => (await closings()) > before, 20_000)
    // The socket is not read any more: what was sent waits in it, on this side.
    expect((client.stream as unknown as { writableLength: number }).writableLength).toBeGreaterThan(0)
  })
  await until(async () => Number((await hub.pool.query('SELECT count(*) FROM fix WHERE device_no = $1', [device.no])).rows[0].count) === batches * perBatch, 40_000)
  await client.endAsync()
})

test('a last will passes the same door: the device counts as offline', async () => {
  const device = await newDevice(admin)
  const will = { topic: `wf/${device.id}/status`, payload: Buffer.from('{"online":false}'), qos: 1 as const, retain: true }
  const client = await mqttDevice(hub.mqttPort, device.mqtt!, { will })
  await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
  await until(async () => (await deviceOf(admin, device.id)).presence === 'online')
  client.stream.destroy()
  await until(async () => (await deviceOf(admin, device.id)).presence === 'offline')
  client.end(true)
})
