import { jest } from '@jest/globals'
import { once } from 'node:events'
import { DataSource } from 'typeorm'
import { DeviceEntity } from '../src/store/entities/index.js'
import { DeviceDirectory } from '../src/store/device-directory.js'
import { BroadcastPort } from '../src/ports/broadcast.port.js'
import { LiveStatePort } from '../src/ports/live-state.port.js'
import { PresenceSweep } from '../src/track/live/presence-sweep.js'
import { TestConsole } from './broadcast-console.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { fixAt, knownDevice, knownTruck, take } from './track-rows.js'

jest.setTimeout(60_000)
let hub: TestHub
const consoles: TestConsole[] = []
beforeAll(async () => { hub = await startHub() })
afterEach(() => { for (const console of consoles.splice(0)) console.close() })
afterAll(() => hub.stop())

const open = async (): Promise<TestConsole> => {
  const { token } = await hub.login('seat')
  const console = await TestConsole.open(hub.baseUrl, token)
  consoles.push(console)
  return console
}
/** What the hub does is told in flushes: a marker at the end of the line shows that everything before it has arrived. */
const settle = async (console: TestConsole): Promise<void> => {
  const before = console.all('roster').length
  console.socket.emit('resync', {})
  await until(() => console.all('roster').length > before)
}

describe('a console', () => {
  it('sees a hello, the whole roster and the pulse, numbered without a gap', async () => {
    const camera = await knownDevice(hub, { kind: 'camera', protocol: 'none', lat: 30.1, lon: 120.2, facingDeg: 135, plate: null })
    const truck = await knownTruck(hub)
    await take(hub, truck, fixAt(Date.now() - 500, { batteryPct: 64 }))
    const console = await open()
    await until(() => console.all('health').length > 0)
    expect(console.all('hello')[0]).toMatchObject({ demo: false, promises: { truck: { staleS: expect.any(Number) } } })
    expect(console.unit(camera.id)).toMatchObject({ presence: 'never', last: [0, 30.1, 120.2, null, 135, null] })
    expect(console.unit(truck.id)).toMatchObject({ presence: 'online', kind: 'truck', last: [expect.any(Number), 30.27, 120.15, 8, 90, 64] })
    expect(console.all('health')[0]!.health).toMatchObject({ hub: 'ok', database: 'ok' })
    expect(console.numbers).toEqual(console.numbers.map((_, i) => i + 1))
  })

  it('gets every fix of its view in commit order, and none of elsewhere', async () => {
    const [near, far] = [await knownTruck(hub), await knownTruck(hub)]
    const console = await open()
    const { n } = console.unit(near.id)!
    console.view(120, 30, 121, 31)
    await settle(console)
    const t = Date.now() - 60_000
    const track = Array.from({ length: 40 }, (_, i) => fixAt(t + i * 1000, { lat: 30.27 + i * 1e-5 }))
    await take(hub, near, ...track)
    await take(hub, far, fixAt(t, { lat: 39.9, lon: 116.4 }))
    await until(() => console.fixesOf(n).length >= 40)
    expect(console.fixesOf(n).map((fix) => fix.lat.toFixed(5))).toEqual(track.map((fix) => fix.lat.toFixed(5)))
    expect(console.fixesOf(n).map((fix) => Math.abs(fix.timeMs - t))[0]).toBeLessThan(10)
    expect(console.fixesOf(far.no)).toEqual([])
    // Moved away, the far unit is shown at once where it is; what it did before it came into view is not told twice.
    console.view(116, 39, 117, 40)
    await until(() => console.fixesOf(far.no).length > 0)
    expect(console.numbers).toEqual(console.numbers.map((_, i) => i + 1))
  })

  it('shows only the kinds that it asked for', async () => {
    const [truck, drone] = [await knownTruck(hub), await knownDevice(hub, { kind: 'drone', protocol: 'dji' })]
    const console = await open()
    console.socket.emit('view', { bbox: [120, 30, 121, 31], kinds: ['drone'] })
    await settle(console)
    await take(hub, truck, fixAt(Date.now()))
    await take(hub, drone, fixAt(Date.now()))
    await until(() => console.fixesOf(drone.no).length > 0)
    expect(console.fixesOf(truck.no)).toEqual([])
  })

  it('hears of presence, events with the badge they raise, and units made, changed and taken away', async () => {
    const console = await open()
    const truck = await knownTruck(hub)
    await until(() => console.all('units').some((units) => units.upsert.some((unit) => unit.id === truck.id)))
    await take(hub, truck, fixAt(Date.now(), { speedMps: 0 }))
    await until(() => console.all('presence').some(({ changes }) => changes.some(([no, presence]) => no === truck.no && presence === 'online')))
    const alarm = (active: boolean) => ({ type: 'event' as const, externalId: '', timeMs: Date.now(), eventType: 'native.alarm', severity: 'critical' as const, active, code: 'sos', text: '求助', lat: NaN, lon: NaN, dedupeKey: `a:${active}` })
    await take(hub, truck, alarm(true))
    await until(() => console.all('event').some(({ event }) => event.deviceId === truck.id && event.text === '求助' && event.lat === null))
    await until(() => console.all('units').flatMap((units) => units.upsert).findLast((unit) => unit.id === truck.id)?.alarm === 'critical')
    await take(hub, truck, alarm(false))
    await until(() => console.all('units').flatMap((units) => units.upsert).findLast((unit) => unit.id === truck.id && unit.alarm === undefined))
    // The hub's own sweep, by its own clock, may find the truck online again before that was told.
    await until(() => {
      hub.app.get(PresenceSweep).sweep(Date.now() + 12 * 60_000)
      return console.all('presence').some(({ changes }) => changes.some(([no, presence]) => no === truck.no && presence === 'stale'))
    })
    await hub.app.get(DataSource).getRepository(DeviceEntity).delete({ id: truck.id })
    hub.app.get(DeviceDirectory).changed([], [truck.no])
    await until(() => console.all('units').some((units) => units.remove.includes(truck.no)))
    expect(hub.app.get(LiveStatePort).get(truck.no)).toBeUndefined()
  })

  it('sees the detail of the unit it watches at once and when it changes', async () => {
    const truck = await knownTruck(hub)
    const console = await open()
    console.socket.emit('watch', { id: truck.id })
    await until(() => console.all('detail').length > 0)
    await take(hub, truck, fixAt(Date.now(), { state: { load: 'full' } }))
    await until(() => console.all('detail').some((detail) => detail.state['load'] === 'full' && detail.lastFix?.lat === 30.27))
  })

  it('sees by how much the clock of the unit it watches is off, even where no fix of it is believed', async () => {
    const truck = await knownTruck(hub)
    const console = await open()
    console.socket.emit('watch', { id: truck.id })
    await until(() => console.all('detail').some((detail) => detail.clockOffsetMs === null))
    await take(hub, truck, fixAt(Date.now() + 3_600_000))
    const { clockOffsetMs } = await until(() => console.all('detail').find((detail) => detail.clockOffsetMs !== null))
    expect(clockOffsetMs).toBeGreaterThan(-3_600_100)
    expect(clockOffsetMs).toBeLessThan(-3_590_000)
  })

  it('that lost a message asks for a new picture, and the numbers go on', async () => {
    const truck = await knownTruck(hub)
    const console = await open()
    const rosters = console.all('roster').filter((roster) => roster.first).length
    await take(hub, truck, fixAt(Date.now()))
    console.socket.emit('resync', {})
    await until(() => console.all('roster').filter((roster) => roster.first).length > rosters)
    expect(console.unit(truck.id)!.last![1]).toBe(30.27)
    expect(console.numbers).toEqual(console.numbers.map((_, i) => i + 1))
  })

  it('that stops reading gets the newest fix per unit later, and loses no event', async () => {
    const truck = await knownTruck(hub)
    const console = await open()
    console.view(120, 30, 121, 31)
    await settle(console)
    const raw = (console.socket.io.engine as unknown as { transport: { ws: { _socket: { pause(): void; resume(): void } } } }).transport.ws._socket
    raw.pause()
    const feed = hub.app.get(BroadcastPort)
    const unit = hub.app.get(LiveStatePort).get(truck.no)
    await take(hub, truck, fixAt(Date.now() - 1000))
    const moved = Array.from({ length: 4096 }, () => ({ no: truck.no, timeMs: Date.now(), receivedMs: Date.now(), lat: 30.3, lon: 120.3, speedMps: 1, courseDeg: 1, flags: 0, batteryPct: NaN }))
    const coalesced = async (): Promise<number> => Number(/^watchfloor_console_coalesced_total (\d+)/m.exec(await (await fetch(`${hub.baseUrl}/metrics`)).text())![1])
    // As long as the kernel takes it nobody is slow.
    await until(async () => { for (let i = 0; i < 50; i++) feed.fixes(moved); await new Promise(setImmediate); return (await coalesced()) > 0 }, 30_000)
    expect(unit ?? hub.app.get(LiveStatePort).get(truck.no)).toBeDefined()
    await take(hub, truck, fixAt(Date.now(), { lat: 30.2701 }))
    await take(hub, truck, { type: 'event', externalId: '', timeMs: Date.now(), eventType: 'x', severity: 'info', active: null, code: null, text: 'kept', lat: NaN, lon: NaN, dedupeKey: 'slow' })
    raw.resume()
    await until(() => console.fixes.at(-1)?.lat === 30.2701, 30_000)
    await until(() => console.all('event').some(({ event }) => event.text === 'kept'))
    expect(console.numbers).toEqual(console.numbers.map((_, i) => i + 1))
  }, 60_000)
})

describe('the door', () => {
  const refusal = async (console: TestConsole): Promise<string> => {
    consoles.push(console)
    const [error] = (await once(console.socket as never, 'connect_error')) as [Error]
    return error.message
  }

  it('is shut without a session, with a wrong token, and to a page of another site', async () => {
    const { token } = await hub.login('seat')
    expect(await refusal(new TestConsole(hub.baseUrl, null))).toBe('auth.required')
    expect(await refusal(new TestConsole(hub.baseUrl, 'x'.repeat(43)))).toBe('auth.required')
    expect(await refusal(new TestConsole(hub.baseUrl, null, { cookie: `watchfloor_session=${token}`, origin: 'https://elsewhere.example' }))).toBe('auth.forbidden')
    const own = new TestConsole(hub.baseUrl, null, { cookie: `watchfloor_session=${token}`, origin: hub.baseUrl })
    consoles.push(own)
    await until(() => own.all('hello').length > 0)
  })

  it('closes behind a person whose session ends', async () => {
    const caller = await hub.login('officer')
    const console = await TestConsole.open(hub.baseUrl, caller.token)
    consoles.push(console)
    const gone = once(console.socket as never, 'disconnect')
    await caller.post('/api/auth/logout')
    expect((await gone)[0]).toBe('io server disconnect')
  })

  it('leaves a message that is not what the contract says alone', async () => {
    const console = await open()
    const emit = console.socket.emit.bind(console.socket) as (name: string, ...rest: unknown[]) => void
    emit('view', { bbox: ['a', 0, 0, 0] })
    emit('watch', null)
    emit('view')
    emit('nonsense', {})
    await settle(console)
    expect(console.socket.connected).toBe(true)
  })
})
