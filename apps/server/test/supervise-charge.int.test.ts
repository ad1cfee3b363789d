import type { Area, Camera, Device, DeviceEvent, DispatchProposal, Duty, IncidentDetail, Nearby, OnDuty, OwnLook, Page, RecordingLook, TrackAnswer, User } from '@watchfloor/shared'
import { TestConsole } from './broadcast-console.js'
import { unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { minutesAgo, PatrolTown, square } from './supervise-support.js'
import type { TestCamera } from './supervise-support.js'

let hub: TestHub
let town: PatrolTown
let [admin, dispatcher]: Caller[] = []
let [eastern, western]: Area[] = []
const consoles: TestConsole[] = []
const [EAST, WEST] = [{ lat: 30.15, lon: 121.65 }, { lat: 30.15, lon: 121.15 }] as const

interface Watching { caller: Caller; id: string; console: TestConsole }
const idOf = async (caller: Caller): Promise<string> => (await caller.get<{ user: User }>('/api/auth/me')).body.user.id
const give = async (id: string, areas: readonly Area[]): Promise<void> => { expect((await admin!.put(`/api/supervision/areas/${id}`, { areaIds: areas.map((area) => area.id) })).status).toBe(200) }
async function watching(role: 'supervisor' | 'dispatcher', areas: readonly Area[] = []): Promise<Watching> {
  const caller = await hub.login(role)
  const id = await idOf(caller)
  if (role === 'supervisor') await give(id, areas)
  const console = await TestConsole.open(hub.baseUrl, caller.token)
  console.view(121, 30, 122, 30.5)
  consoles.push(console)
  return { caller, id, console }
}
/** Somebody on duty at a post, whose camera says where it is. */
async function onDuty({ lat, lon }: { lat: number; lon: number }, more: Partial<Duty> = {}): Promise<{ duty: Duty; camera: TestCamera }> {
  const [squad, camera, beat] = [await town.squad(), await town.camera(), await town.beat({ type: 'post', lat, lon, radiusM: 100 })]
  const duty = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: beat.id, ...more })
  await camera.tell(0.2, lat, lon)
  return { duty, camera }
}
/** What a console knows of a unit now: by the roster, and what came and went since. */
const knows = (console: TestConsole, id: string): boolean => {
  let known = false
  let no = 0
  for (const { name, message } of console.heard) {
    const units = name === 'roster' ? message.units : name === 'units' ? message.upsert : []
    const found = units.find((unit) => unit.id === id)
    if (found) { known = true; no = found.n }
    if (name === 'units' && message.remove.includes(no)) known = false
  }
  return known
}

beforeAll(async () => {
  hub = await startHub()
  ;[admin, dispatcher] = [await hub.login('admin'), await hub.login('dispatcher')]
  town = new PatrolTown(hub, admin!, dispatcher!)
  ;[eastern, western] = [await town.area('district', square(121.5, 30, 0.5)), await town.area('district', square(121, 30, 0.5))]
})
afterAll(async () => {
  for (const console of consoles) console.close()
  await hub.stop()
})

describe('a supervisor sees everybody of the areas given and nobody else', () => {
  test('on the live map: roster, fixes, presence, events and the open drawer; things are seen by all', async () => {
    const [mine, theirs] = [await onDuty(EAST), await onDuty(WEST)]
    const truck = town.must(await admin!.post<Device>('/api/devices', { name: unique('truck '), kind: 'truck', protocol: 'none', lat: WEST.lat, lon: WEST.lon }), 201)
    const [east, desk, nobody] = [await watching('supervisor', [eastern!]), await watching('dispatcher'), await watching('supervisor')]
    await until(() => knows(east.console, mine.camera.id) && knows(desk.console, theirs.camera.id))
    for (const { console } of [east, desk, nobody]) expect(knows(console, truck.id)).toBe(true)
    expect(knows(desk.console, mine.camera.id)).toBe(true)
    expect(knows(east.console, theirs.camera.id)).toBe(false)
    expect(knows(nobody.console, mine.camera.id)).toBe(false)

    east.console.socket.emit('watch', { id: theirs.camera.id })
    desk.console.socket.emit('watch', { id: theirs.camera.id })
    await theirs.camera.tell(0.1, WEST.lat, WEST.lon + 0.001)
    await mine.camera.tell(0.1, EAST.lat, EAST.lon + 0.001)
    const [myNo, theirNo] = [desk.console.unit(mine.camera.id)!.n, desk.console.unit(theirs.camera.id)!.n]
    await until(() => desk.console.fixesOf(theirNo).length > 0 && desk.console.all('detail').some(({ id }) => id === theirs.camera.id))
    await until(() => desk.console.fixesOf(myNo).length > 0 && east.console.fixesOf(myNo).length > 0)
    // The dispatcher heard all of it, so the supervisor's silence is no lateness: both are served by one flush.
    expect(east.console.fixesOf(theirNo)).toEqual([])
    expect(nobody.console.fixesOf(myNo)).toEqual([])
    expect(east.console.all('detail')).toEqual([])
    expect(east.console.all('presence').flatMap(({ changes }) => changes).some(([no]) => no === theirNo)).toBe(false)
    expect(east.console.all('event').some(({ event }) => event.deviceId === theirs.camera.id)).toBe(false)
  })

  test('in every list and answer: devices, tracks, events, commands, cameras, what is near', async () => {
    const [mine, theirs] = [await onDuty(EAST), await onDuty(WEST)]
    const { caller } = await watching('supervisor', [eastern!])
    const found = (await caller.get<Page<Device>>('/api/devices?kind=bodycam&limit=1000')).body
    expect(found.items.map(({ id }) => id)).toContain(mine.camera.id)
    expect(found.items.map(({ id }) => id)).not.toContain(theirs.camera.id)
    expect(found.total).toBe(found.items.length)
    expect((await caller.get<Page<Device>>(`/api/devices?q=${encodeURIComponent(theirs.camera.name)}`)).body.items).toEqual([])
    const time = `from=${encodeURIComponent(minutesAgo(60))}&to=${encodeURIComponent(minutesAgo(-1))}`
    for (const path of ['', `/track?${time}`, '/events', '/commands']) {
      expect([path, (await caller.get(`/api/devices/${theirs.camera.id}${path}`)).status]).toEqual([path, 404])
      expect([path, (await caller.get(`/api/devices/${mine.camera.id}${path}`)).status]).toEqual([path, 200])
      expect([path, (await dispatcher!.get(`/api/devices/${theirs.camera.id}${path}`)).status]).toEqual([path, 200])
    }
    expect((await caller.post(`/api/devices/${theirs.camera.id}/commands`, { type: 'locate' })).status).toBe(404)
    for (const path of ['', '/history', '/stream']) expect([path, (await caller.get(`/api/cameras/${theirs.camera.id}${path}`)).status]).toEqual([path, 404])
    expect((await caller.post(`/api/cameras/${theirs.camera.id}/view`, { reason: 'to see' })).status).toBe(404)
    expect((await caller.get<Camera>(`/api/cameras/${mine.camera.id}`)).body.id).toBe(mine.camera.id)
    const near = async (who: Caller, { lat, lon }: typeof WEST | typeof EAST): Promise<string[]> => (await who.get<Nearby>(`/api/nearby?lat=${lat}&lon=${lon}&radiusM=2000&limit=50`)).body.bodycams.map(({ id }) => id)
    await until(async () => (await near(dispatcher!, WEST)).includes(theirs.camera.id))
    expect(await near(caller, WEST)).not.toContain(theirs.camera.id)
    expect(await near(caller, EAST)).toContain(mine.camera.id)
    const present = (await caller.get<{ items: OnDuty[] }>('/api/duty/now')).body.items
    expect(present.map(({ id }) => id)).not.toContain(theirs.duty.id)
    expect(present.find(({ id }) => id === mine.duty.id)?.lat).toBeCloseTo(EAST.lat)
    // Who could go is told to all who read cases; where a squad's people are is not.
    const { body: incident } = await (await hub.login('seat')).post<IncidentDetail>('/api/incidents', { category: '0405', ...WEST, description: 'x', source: 'seat' })
    const ranked = async (who: Caller): Promise<number | null | undefined> => (await who.get<DispatchProposal>(`/api/incidents/${incident.id}/proposal`)).body.ranked.find(({ unitId }) => unitId === theirs.duty.squadId)?.lat
    expect(await ranked(dispatcher!)).toBeCloseTo(WEST.lat)
    expect(await ranked(caller)).toBeNull()
  })

  test('a camera that passed from hand to hand is read as far as it was in charge', async () => {
    const officer = await hub.login('officer')
    const { duty, camera } = await onDuty(EAST, { startsAt: minutesAgo(30), userId: await idOf(officer) })
    await town.duty({ squadId: duty.squadId, deviceId: camera.id, beatId: (await town.beat({ type: 'post', ...WEST, radiusM: 100 })).id, startsAt: minutesAgo(90), endsAt: minutesAgo(31) })
    for (const ago of [80, 50, 20, 10]) await camera.tell(ago, EAST.lat, EAST.lon)
    const { caller } = await watching('supervisor', [eastern!])
    const path = `/api/devices/${camera.id}/track?from=${encodeURIComponent(minutesAgo(100))}&to=${encodeURIComponent(minutesAgo(5))}&marked=true`
    const track = async (who: Caller): Promise<number> => (await who.get<TrackAnswer>(path)).body.total
    await until(async () => await track(dispatcher!) === 4)
    expect(await track(caller)).toBe(2)
    expect((await caller.get<string>(`${path}&format=csv`)).status).toBe(200)
    await hub.pool.query(`INSERT INTO device_event(id, device_id, time, type, severity, received_at, dedupe_key) SELECT gen_random_uuid(), $1, now() - m * interval '1 minute', 'sos', 'critical', now(), m::text FROM unnest(ARRAY[50, 15]) AS m`, [camera.id])
    const events = async (who: Caller): Promise<number> => (await who.get<Page<DeviceEvent>>(`/api/devices/${camera.id}/events`)).body.total
    expect([await events(dispatcher!), await events(caller)]).toEqual([2, 1])
    const { rows } = await hub.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM audit WHERE action IN ('track.look', 'track.export') AND subject = $1`, [camera.id])
    expect(rows[0]!.n).toBe(2)
    // Recordings show whoever wore it then: of a time that was partly with others the parts are opened that were not, of one that was wholly with others nothing.
    const look = (from: number, to = 5) => caller.post<RecordingLook>(`/api/cameras/${camera.id}/recordings/look`, { stream: 'main', from: minutesAgo(from), to: minutesAgo(to), reason: 'a complaint' })
    expect([(await look(25)).status, (await look(85, 40)).status]).toEqual([200, 403])
    const { status, body: { stretches, token } } = await look(90)
    expect([status, stretches]).toEqual([200, [{ from: duty.startsAt, to: expect.any(String) }]])
    const piece = async (ago: number): Promise<number> => (await caller.get(`/api/cameras/${camera.id}/recordings/piece?${new URLSearchParams({ token, from: minutesAgo(ago), seconds: '3' })}`)).status
    // What may be played is refused by the gateway alone, which is not there.
    expect([await piece(50), await piece(20)]).toEqual([403, 503])
    const { rows: [logged] } = await hub.pool.query<{ details: { from: string } }>(`SELECT details FROM audit WHERE action = 'camera.recording.look' AND subject = $1 ORDER BY id DESC LIMIT 1`, [camera.id])
    expect(logged!.details.from).toBe(duty.startsAt)
    // What leaves the house is a whole stretch.
    const stretch = { stream: 'main', from: minutesAgo(32), to: minutesAgo(29), reason: 'a complaint' }
    expect((await caller.post(`/api/cameras/${camera.id}/recordings/export`, stretch)).status).toBe(403)
    // The officer reads all that, too.
    const looks = (await officer.get<{ items: OwnLook[] }>('/api/supervision/looks')).body.items
    expect(looks.map(({ what }) => what)).toEqual(['picture', 'picture', 'track', 'track'])
  })
})

describe('what changes takes effect on open consoles', () => {
  test('areas given and taken away', async () => {
    const { camera } = await onDuty(WEST)
    const { id, console } = await watching('supervisor', [eastern!])
    expect(knows(console, camera.id)).toBe(false)
    await give(id, [eastern!, western!])
    await until(() => knows(console, camera.id))
    await camera.tell(0.05, WEST.lat, WEST.lon + 0.002)
    const { n } = console.all('units').flatMap(({ upsert }) => upsert).find((unit) => unit.id === camera.id)!
    await until(() => console.fixesOf(n).length > 0)
    await give(id, [])
    await until(() => !knows(console, camera.id))
  })

  test('an officer gets another beat, clocks out, and a shift ends', async () => {
    const { duty, camera } = await onDuty(WEST)
    const { console } = await watching('supervisor', [eastern!])
    expect(knows(console, camera.id)).toBe(false)
    const beat = await town.beat({ type: 'post', ...EAST, radiusM: 100 })
    expect((await dispatcher!.patch(`/api/duty/${duty.id}`, { beatId: beat.id })).status).toBe(200)
    await until(() => knows(console, camera.id))
    // Two seconds to go: nothing in the database changes when they are over.
    expect((await dispatcher!.patch(`/api/duty/${duty.id}`, { endsAt: new Date(Date.now() + 2000).toISOString() })).status).toBe(200)
    await until(() => !knows(console, camera.id))
  })

  test('a device that becomes somebody’s is gone for those who may not see them', async () => {
    const device = town.must(await admin!.post<Device>('/api/devices', { name: unique('box '), kind: 'sensor', protocol: 'none', lat: WEST.lat, lon: WEST.lon }), 201)
    const { console } = await watching('supervisor', [eastern!])
    expect(knows(console, device.id)).toBe(true)
    expect((await admin!.patch(`/api/devices/${device.id}`, { kind: 'radio' })).status).toBe(200)
    await until(() => !knows(console, device.id))
  })
})
