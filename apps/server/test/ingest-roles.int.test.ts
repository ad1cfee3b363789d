import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import type { Command, DeviceCreated } from '@watchfloor/shared'
import { DeviceDirectory } from '../src/store/device-directory.js'
import { newDevice } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { newDatabase, type TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { mqttDevice, TestTerminal } from './ingest-support.js'

jest.setTimeout(60_000)
const given = process.env['REDIS_URL']
const hasRedis = given !== undefined || spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.warn('redis-server is not installed: the tests of two processes are skipped')

;(hasRedis ? describe : describe.skip)('the web process has people, the ingest process has devices', () => {
  let redis: ChildProcess | null = null
  let database: TestDatabase
  let ingest: TestHub
  let web: TestHub
  let admin: Caller

  beforeAll(async () => {
    let url = given
    if (!url) {
      const port = await freePort()
      redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
      url = `redis://127.0.0.1:${port}`
    }
    database = await newDatabase()
    const shared = { DATABASE_URL: database.url, REDIS_URL: url, MQTT_URL: '' }
    ingest = await startHub({ ...shared, ROLE: 'ingest' })
    web = await startHub({ ...shared, ROLE: 'web' })
    admin = await web.login('admin')
  }, 60_000)
  afterAll(async () => {
    await web?.stop()
    await ingest?.stop()
    await database?.drop()
    redis?.kill('SIGTERM')
  }, 30_000)

  const send = (device: DeviceCreated) => admin.post<Command & { code: string }>(`/api/devices/${device.id}/commands`, { type: 'text', text: '请靠边' })
  const ended = (id: string, command: string) => until(async () =>
    (await admin.get<{ items: Command[] }>(`/api/devices/${id}/commands`)).body.items.find((one) => one.id === command && one.finishedAt !== null))

  test('a command crosses over and its answer is read; refusals keep their reason and leave no command', async () => {
    const truck = await newDevice(admin, { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
    await until(() => ingest.app.get(DeviceDirectory).byId(truck.id))
    expect(await send(truck)).toMatchObject({ status: 409, body: { code: 'device.offline' } })
    const terminal = await TestTerminal.connect(ingest.jt808Port, { phone: truck.externalId, edition: 2019 })
    const code = await terminal.signIn()
    const { status, body } = await send(truck)
    expect([status, body.status]).toEqual([201, 'sent'])
    const order = await until(() => terminal.said.find((message) => message.id === jt808.DOWN.text))
    expect(order.text).toBe('请靠边')
    terminal.send((t, s) => jt808.generalAnswerFrame(t, s, order))
    expect(await ended(truck.id, body.id)).toMatchObject({ status: 'done' })
    expect((await admin.get<{ total: number }>(`/api/devices/${truck.id}/commands`)).body.total).toBe(1)
    const camera = await newDevice(admin, { kind: 'camera', protocol: 'none' })
    expect(await send(camera)).toMatchObject({ status: 409, body: { code: 'device.no_command' } })

    // Its code made void here, the terminal there has to register again.
    terminal.close()
    await admin.post(`/api/devices/${truck.id}/credentials`)
    await until(async () => {
      const next = await TestTerminal.connect(ingest.jt808Port, { phone: truck.externalId, edition: 2019 })
      const answer = await next.answerTo(next.send((t, serial) => jt808.authFrame(t, serial, code)))
      next.close()
      return answer.result !== 0
    })
  })

  test('a device registered, disabled and taken away here may sign in there, may not, and is thrown out', async () => {
    const device = await newDevice(admin)
    const client = await until(() => mqttDevice(ingest.mqttPort, device.mqtt!).catch(() => null))
    await client.publishAsync(`wf/${device.id}/fix`, JSON.stringify({ time: new Date().toISOString(), lat: 30.03, lon: 121.15 }), { qos: 1 })
    await until(async () => (await admin.get<{ lastFix?: unknown }>(`/api/devices/${device.id}`)).body.lastFix)
    await admin.patch(`/api/devices/${device.id}`, { enabled: false })
    await until(() => ingest.app.get(DeviceDirectory).byId(device.id)?.enabled === false)
    const closed = new Promise<void>((resolve) => client.once('close', resolve))
    await admin.delete(`/api/devices/${device.id}`)
    await closed
    await expect(mqttDevice(ingest.mqttPort, device.mqtt!)).rejects.toThrow()
  })

  test('without an ingest process a command is refused at once', async () => {
    const device = await newDevice(admin)
    await ingest.stop()
    expect(await send(device)).toMatchObject({ status: 409, body: { code: 'device.offline' } })
  })
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
