import { jest } from '@jest/globals'
import { jt808 } from '@watchfloor/domain'
import type { Device } from '@watchfloor/shared'
import { LiveStatePort } from '../src/ports/live-state.port.js'
import { newDevice, unique } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { mqttDevice, TestTerminal } from './ingest-support.js'

/** What a device cleared while nobody listened is over all the same: its next full statement says so. */

jest.setTimeout(60_000)
let database: TestDatabase
let hub: TestHub
const begin = async (): Promise<void> => { hub = await startHub({ DATABASE_URL: database.url, MQTT_URL: '' }) }
/** Another hub on the same database: sessions and everything else in memory are gone. */
const restart = async (): Promise<void> => { await hub.stop(); await begin() }
beforeAll(async () => { database = await newDatabase(); await begin() })
afterAll(async () => { await hub?.stop(); await database?.drop() })

const badge = (no: number) => hub.app.get(LiveStatePort).get(no)?.alarm
const eventsOf = async (id: string) => (await hub.pool.query<{ type: string; code: string; active: boolean; ms: number }>(
  'SELECT type, code, active, (extract(epoch FROM time) * 1000)::float8 AS ms FROM device_event WHERE device_id = $1 ORDER BY time, id', [id])).rows
const episodes = async (id: string) => (await eventsOf(id)).map(({ type, code, active }) => `${type} ${code} ${active ? 'began' : 'ended'}`)

test('JT/T 808: an alarm put right while the hub was down ends with the first location; one that lasts does not begin twice', async () => {
  const truck = await newDevice(await hub.login('admin'), { protocol: 'jt808', externalId: `1${String(Math.random()).slice(2, 12)}` })
  const t = Math.trunc(Date.now() / 1000) * 1000 - 20_000
  const say = async (terminal: TestTerminal, alarm: number, timeMs: number): Promise<void> => {
    await terminal.answerTo(terminal.send((phone, serial) => jt808.locationFrame(phone, serial, { timeMs, lat: 30.04, lon: 121.16, status: 1, alarm })))
  }
  let terminal = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
  const code = await terminal.signIn()
  await say(terminal, 0b11, t)
  await until(() => badge(truck.no) === 'critical')
  terminal.close()
  await restart()
  expect(badge(truck.no)).toBe('critical')

  const again = async (): Promise<TestTerminal> => {
    const next = await TestTerminal.connect(hub.jt808Port, { phone: truck.externalId, edition: 2019 })
    await next.authenticate(code)
    return next
  }
  terminal = await again()
  await say(terminal, 0b10, t + 5000)
  await until(() => badge(truck.no) === 'warning')
  // A lost connection alone forgets as much as a lost hub.
  terminal.close()
  terminal = await again()
  await say(terminal, 0b10, t + 10_000)
  terminal.close()
  terminal = await again()
  await say(terminal, 0, t + 15_000)
  await until(() => badge(truck.no) === null)
  terminal.close()
  expect(await episodes(truck.id)).toEqual(['jt808.sos 0 began', 'jt808.overspeed 1 began', 'jt808.sos 0 ended', 'jt808.overspeed 1 ended'])
  expect((await eventsOf(truck.id)).map(({ ms }) => ms - t)).toEqual([0, 0, 5000, 15_000])
})

test('DJI: a code cleared while the hub was down ends with the first HMS list, and its badge goes out', async () => {
  const dock: Device & { mqtt?: { username: string; password: string } } = await newDevice(await hub.login('admin'), { kind: 'dock', protocol: 'dji', externalId: unique('DOCK') })
  const hms = (...codes: string[]): string => JSON.stringify({
    tid: unique('t'), bid: 'b', timestamp: Date.now(), gateway: dock.externalId, method: 'hms',
    data: { list: codes.map((code) => ({ code, level: 2, module: 3, device_type: '3-2-0', imminent: 1, in_the_sky: 0, args: { component_index: 0, sensor_index: 0 } })) },
  })
  const topic = `thing/product/${dock.externalId}/events`
  let client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.publishAsync(topic, hms('0x16100083', '0x16100084'), { qos: 1 })
  await until(() => badge(dock.no) === 'warning')
  await client.endAsync()
  await restart()
  expect(badge(dock.no)).toBe('warning')

  client = await mqttDevice(hub.mqttPort, dock.mqtt!)
  await client.publishAsync(topic, hms('0x16100084'), { qos: 1 })
  await until(async () => (await episodes(dock.id)).length === 3)
  expect(badge(dock.no)).toBe('warning')
  await client.publishAsync(topic, hms(), { qos: 1 })
  await until(() => badge(dock.no) === null)
  await client.endAsync()
  expect((await episodes(dock.id)).sort()).toEqual(['dji.hms 0x16100083 began', 'dji.hms 0x16100083 ended', 'dji.hms 0x16100084 began', 'dji.hms 0x16100084 ended'])
})
