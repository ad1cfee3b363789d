import { connect as connectTcp, type Socket } from 'node:net'
import { hj212 } from '@watchfloor/domain'
import type { DeviceEvent, Page, QuarantineEntry } from '@watchfloor/shared'
import { deviceOf, newDevice, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** What sees and what measures: Frigate's reviews and HJ 212 stations, real bytes through their real doors. */

let hub: TestHub
let admin: Caller
beforeAll(async () => {
  hub = await startHub()
  admin = await hub.login('admin')
})
afterAll(() => hub?.stop())

const eventsOf = async (id: string): Promise<DeviceEvent[]> => (await admin.get<Page<DeviceEvent>>(`/api/devices/${id}/events`)).body.items
const quarantined = async (externalId: string): Promise<QuarantineEntry | undefined> => (await admin.get<Page<QuarantineEntry>>('/api/quarantine')).body.items.find((entry) => entry.externalId === externalId)

describe('Frigate', () => {
  const review = (camera: string, id: string, type: string, more: object = {}) => JSON.stringify({
    type, before: {}, after: { id, camera, start_time: Date.now() / 1000 - 5, end_time: null, severity: 'alert', data: { detections: [`${id}-o`], objects: ['road_trade'], sub_labels: [], zones: ['kerb'] }, ...more },
  })

  test('a review is one detection of its camera, from its beginning to its end, with how sure Frigate was', async () => {
    const nvr = (await admin.post<{ source: { id: string }; credentials: { username: string; password: string } }>('/api/sources', { name: unique('Frigate '), protocol: 'frigate' })).body
    const camera = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_'), sourceId: nvr.source.id, lat: 30.03, lon: 121.15 })
    const client = await mqttDevice(hub.mqttPort, nvr.credentials)
    const id = unique('r')
    await client.publishAsync(`frigate/${camera.externalId}/status/detect`, 'online', { qos: 0 })
    await client.publishAsync(`frigate/${camera.externalId}/road_trade/snapshot`, Buffer.alloc(2000, 0xff), { qos: 0 })
    await client.publishAsync('frigate/events', JSON.stringify({ type: 'new', before: {}, after: { id: `${id}-o`, camera: camera.externalId, label: 'road_trade', score: 0.8, top_score: 0.91, false_positive: false } }), { qos: 1 })
    for (const type of ['new', 'update', 'update']) await client.publishAsync('frigate/reviews', review(camera.externalId, id, type), { qos: 1 })
    await client.publishAsync('frigate/reviews', review(camera.externalId, id, 'end', { end_time: Date.now() / 1000 }), { qos: 1 })
    const events = await until(async () => { const all = await eventsOf(camera.id); return all.length >= 2 && all })
    expect(events).toMatchObject([
      { type: 'detection', code: 'road_trade', active: false },
      { type: 'detection', code: 'road_trade', active: true, text: '@ kerb', detection: { confidence: 0.91, trackingId: id, picture: `frigate:events/${id}-o/snapshot.jpg` } },
    ])
    expect(events).toHaveLength(2)
    await client.publishAsync('frigate/available', 'offline', { qos: 1 })
    await until(async () => (await deviceOf(admin, camera.id)).state?.['aiOnline'] === false)
    await client.endAsync()
  })

  test('a camera that nobody registered waits in quarantine, and the others go on', async () => {
    const camera = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_') })
    const client = await mqttDevice(hub.mqttPort, camera.mqtt!)
    const stranger = unique('stranger_')
    await client.publishAsync('frigate/reviews', review(stranger, unique('r'), 'new'), { qos: 1 })
    await client.publishAsync('frigate/reviews', review(camera.externalId, unique('r'), 'new'), { qos: 1 })
    expect(await until(() => quarantined(stranger))).toMatchObject({ reason: 'unknown_device', suggestedKind: 'camera' })
    await until(async () => (await eventsOf(camera.id)).length === 1)
    await client.endAsync()
  })
})

describe('HJ 212', () => {
  class Station {
    said = ''
    closed = false
    private constructor(readonly socket: Socket, readonly mn: string) {
      socket.on('error', () => {})
      socket.on('close', () => { this.closed = true })
      socket.on('data', (chunk: Buffer) => { this.said += chunk.toString('latin1') })
    }
    static async connect(mn: string): Promise<Station> {
      const socket = connectTcp(hub.hj212Port, '127.0.0.1')
      await new Promise<void>((resolve, reject) => { socket.once('connect', resolve); socket.once('error', reject) })
      return new Station(socket, mn)
    }
    send(fields: string, pw = 'fume01', qn = '20260901120000123'): void {
      this.socket.write(hj212.frameOf(hj212.segmentBytes({ qn, st: '51', cn: '2011', pw, mn: this.mn, flag: 5, total: 0, index: 0, fields })))
    }
    answer(qn: string): Promise<boolean> { return until(() => this.said.includes(`QN=${qn};ST=91;CN=9014;`)) }
  }
  const china = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14)
  const mark = (): string => unique('KITCHEN').toUpperCase()

  test('real-time figures become state under the answer 9014, in Chinese time, the password of the first contact is kept', async () => {
    const device = await newDevice(admin, { kind: 'sensor', protocol: 'hj212', externalId: mark(), lat: 30.03, lon: 121.15 })
    const station = await Station.connect(device.externalId)
    const at = Math.trunc(Date.now() / 1000) * 1000
    station.send(`DataTime=${china(at)};a34041-Rtd=3.75,a34041-Flag=N;ga2101-Rtd=0,ga2101-Flag=N;ga0701-Rtd=1,ga0701-Flag=N`)
    await station.answer('20260901120000123')
    expect((await deviceOf(admin, device.id)).state).toMatchObject({ fumeMgM3: 3.75, purifierOn: false, fanOn: true })
    const { rows } = await hub.pool.query<{ time: Date }>('SELECT time FROM fix WHERE device_no = $1 ORDER BY time', [device.no])
    expect(rows.map(({ time }) => time.getTime())).toContain(at)
    station.socket.destroy()
    const other = await Station.connect(device.externalId)
    other.send(`DataTime=${china(at + 1000)};a34041-Rtd=0.1`, 'guess1', '20260901120000999')
    expect(await until(() => quarantined(device.externalId))).toMatchObject({ reason: 'refused_sign_in', lastMessage: null })
    expect(other.said).toBe('')
    other.send(`DataTime=${china(at + 1000)};a34041-Rtd=0.1`, 'fume01', '20260901120000777')
    await other.answer('20260901120000777')
    other.socket.destroy()
  })

  test('an unknown station gets no answer and waits in quarantine without its password', async () => {
    const station = await Station.connect(mark())
    station.send(`DataTime=${china(Date.now())};a34041-Rtd=1`, 'secret')
    const entry = await until(() => quarantined(station.mn))
    expect(entry).toMatchObject({ protocol: 'hj212', reason: 'unknown_device', suggestedKind: 'sensor' })
    expect(JSON.stringify(entry)).not.toContain('secret')
    expect(station.said).toBe('')
    station.socket.destroy()
  })

  test('a flood without an end costs its sender, not the hub', async () => {
    const station = await Station.connect(mark())
    station.socket.write(Buffer.alloc(200_000, '#9'))
    const device = await newDevice(admin, { kind: 'sensor', protocol: 'hj212', externalId: mark() })
    const good = await Station.connect(device.externalId)
    good.send(`DataTime=${china(Date.now())};a34041-Rtd=1`)
    await good.answer('20260901120000123')
    for (const each of [station, good]) each.socket.destroy()
  })
})
