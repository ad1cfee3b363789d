import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jest } from '@jest/globals'
import type { Command, DeviceCreated, QuarantineEntry } from '@watchfloor/shared'
import { newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { newDatabase, type TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { firstFix, mqttDevice, storedFixes } from './ingest-support.js'

/** The second profile: a real Mosquitto with our settings, and the accounts that the hub writes. */

const MOSQUITTO = ['/usr/sbin/mosquitto', '/usr/local/sbin/mosquitto', '/opt/homebrew/sbin/mosquitto'].find(existsSync)
if (!MOSQUITTO) console.warn('Mosquitto is not installed (apt-get install mosquitto): the tests of the outer broker are skipped.')
const withMosquitto = MOSQUITTO ? describe : describe.skip

jest.setTimeout(40_000)

withMosquitto('on Mosquitto', () => {
  let folder: string
  let port: number
  let broker: ChildProcess
  let database: TestDatabase
  let hub: TestHub
  let admin: Caller

  const startBroker = (): ChildProcess => spawn('sh', [fileURLToPath(new URL('../../../infra/broker/run-broker.sh', import.meta.url))], {
    env: { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin:/opt/homebrew/sbin`, ACCOUNTS_DIR: join(folder, 'accounts'), BROKER_DATA: join(folder, 'broker'), BROKER_PORT: String(port), BROKER_HOST: '127.0.0.1' },
    stdio: 'ignore',
  })
  const stopBroker = async (): Promise<void> => {
    if (broker.exitCode !== null) return
    const gone = new Promise((resolve) => broker.once('exit', resolve))
    broker.kill('SIGTERM')
    await gone
  }
  const boot = (): Promise<TestHub> => startHub({ DATABASE_URL: database.url, MQTT_URL: `mqtt://hub:hub%20secret@127.0.0.1:${port}`, MQTT_ACCOUNTS_DIR: join(folder, 'accounts'), REDIS_URL: '' })
  const ready = (): Promise<unknown> => until(async () => (await hub.anonymous.get('/ready')).status === 200, 20_000)
  /** Mosquitto reads new accounts within about a second. */
  const signedIn = (device: DeviceCreated, options = {}) => until(() => mqttDevice(port, device.mqtt!, options).catch(() => null), 10_000)

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'watchfloor-broker-'))
    chmodSync(folder, 0o755)
    port = await freePort()
    database = await newDatabase()
    broker = startBroker()
    hub = await boot()
    admin = await hub.login('admin')
    await ready()
  })
  afterAll(async () => {
    await hub?.stop()
    if (broker) await stopBroker()
    await database?.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  test('a new device is let in with its own name and password, on MQTT 3.1.1 and on MQTT 5', async () => {
    for (const protocolVersion of [4, 5] as const) {
      const device = await newDevice(admin)
      const client = await signedIn(device, { protocolVersion })
      await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542, speedMps: 3 }), { qos: 1 })
      expect(await firstFix(hub, device.no)).toMatchObject({ lat: 30.0371, lon: 121.1542, speed_mps: 3 })
      await client.endAsync()
    }
  })

  test('nobody without an account, nobody on another’s topics', async () => {
    const [mine, other] = [await newDevice(admin), await newDevice(admin)]
    await expect(mqttDevice(port, { username: undefined, password: undefined } as never)).rejects.toThrow()
    await expect(mqttDevice(port, { ...mine.mqtt!, password: 'wrong' })).rejects.toThrow()
    const client = await signedIn(mine)
    await client.publishAsync(`wf/${other.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
    await client.publishAsync(`wf/${mine.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
    await firstFix(hub, mine.no)
    expect(await storedFixes(hub, other.no)).toEqual([])
    await client.endAsync()
  })

  test('a device that was removed or got a new password is thrown off', async () => {
    const device = await newDevice(admin)
    const client = await signedIn(device)
    const closed = new Promise<void>((resolve) => client.once('close', resolve))
    const renewed = (await admin.post<DeviceCreated>(`/api/devices/${device.id}/credentials`)).body
    await closed
    await (await signedIn(renewed)).endAsync()
    await admin.delete(`/api/devices/${device.id}`)
    expect(readFileSync(join(folder, 'accounts', 'passwd'), 'utf8')).toMatch(/^hub:\$7\$/)
    await until(() => !readFileSync(join(folder, 'accounts', 'passwd'), 'utf8').includes(device.mqtt!.username))
  })

  test('commands go out through the broker and their answers come back', async () => {
    const device = await newDevice(admin)
    const client = await signedIn(device)
    await client.subscribeAsync(`wf/${device.id}/command`, { qos: 1 })
    client.on('message', (_topic, payload) => {
      client.publish(`wf/${device.id}/answer`, JSON.stringify({ id: (JSON.parse(payload.toString()) as { id: string }).id, status: 'done' }), { qos: 1 })
    })
    expect((await admin.post(`/api/devices/${device.id}/commands`, { type: 'locate' })).status).toBe(409)
    await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
    await firstFix(hub, device.no)
    await until(async () => (await admin.post(`/api/devices/${device.id}/commands`, { type: 'locate' })).status === 201)
    await until(async () => (await admin.get<{ items: Command[] }>(`/api/devices/${device.id}/commands`)).body.items[0]?.status === 'done')
    await client.endAsync()
  })

  test('an unknown tracker on a shared topic lands in quarantine', async () => {
    const tracker = await newDevice(admin, { kind: 'vehicle', protocol: 'traccar', externalId: unique('imei') })
    const client = await signedIn(tracker)
    const unknown = unique('imei')
    await client.publishAsync('positions', JSON.stringify({ position: { fixTime: new Date().toISOString(), valid: true, latitude: 30.04, longitude: 121.16, speed: 0 }, device: { uniqueId: unknown } }), { qos: 1 })
    const knock = await until(async () => (await admin.get<{ items: QuarantineEntry[] }>('/api/quarantine')).body.items.find((e) => e.externalId === unknown))
    expect(knock).toMatchObject({ protocol: 'traccar', reason: 'unknown_device' })
    await client.endAsync()
  })

  test('what devices send while the hub is away is there when it comes back, once and in order', async () => {
    const device = await newDevice(admin)
    const client = await signedIn(device)
    await hub.stop()
    const base = Date.now() - 100_000
    for (let i = 0; i < 100; i++) await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ time: base + i * 1000, lat: 30 + i / 1e5, lon: 121.15 }), { qos: 1 })
    hub = await boot()
    admin = await hub.login('admin')
    await until(async () => (await storedFixes(hub, device.no)).length === 100, 20_000)
    expect((await storedFixes(hub, device.no)).every((fix) => fix['mark'] === 0)).toBe(true)
    await client.endAsync()
  })

  test('the broker gone: the hub says so and comes back by itself', async () => {
    const device = await newDevice(admin)
    await (await signedIn(device)).endAsync()
    await stopBroker()
    const down = await until(async () => {
      const answer = await hub.anonymous.get<{ missing: { part: string; why: string }[] }>('/ready')
      return answer.status === 503 ? answer.body.missing : null
    })
    expect(down).toMatchObject([{ part: 'broker', why: expect.stringContaining('since') }])
    broker = startBroker()
    await ready()
    const client = await signedIn(device)
    await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ lat: 30.0371, lon: 121.1542 }), { qos: 1 })
    await firstFix(hub, device.no)
    await client.endAsync()
  })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
