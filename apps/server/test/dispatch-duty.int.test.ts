import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DispatchProposal, Duty, IncidentDetail, Nearby, OnDuty, Page, Squad, TableImportAnswer } from '@watchfloor/shared'
import { DispatchPort } from '../src/ports/dispatch.port.js'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

/** A river without a bridge at 120.01: what lies beyond is near by the crow, and far by road, over 30.03. */
const ROADS = { type: 'FeatureCollection', features: [
  [[120, 30], [120, 30.03], [120.02, 30.03], [120.02, 30]], [[120, 30], [120.009, 30]], [[120.011, 30], [120.02, 30]],
].map((coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } })) }
const AT = { lat: 30, lon: 120.008 }

let hub: TestHub
let folder: string
let [admin, seat, dispatcher]: Caller[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-roads-'))
  writeFileSync(join(folder, 'roads.geojson'), JSON.stringify(ROADS))
  hub = await startHub({ ROADS_GEOJSON: join(folder, 'roads.geojson') })
  ;[admin, seat, dispatcher] = [await hub.login('admin'), await hub.login('seat'), await hub.login('dispatcher')]
})
afterAll(async () => {
  await hub.stop()
  rmSync(folder, { recursive: true, force: true })
})

const MINUTE = 60_000
const soon = (minutes: number): string => new Date(Date.now() + minutes * MINUTE).toISOString()
const newSquad = async (more: object = {}): Promise<Squad> => (await admin!.post<Squad>('/api/squads', { name: unique('squad '), ...more })).body
/** A body camera that was just seen somewhere: through the OwnTracks door. */
const cameraAt = async (lat: number, lon: number): Promise<string> => {
  const device = (await admin!.post<{ id: string; mqtt: { username: string; password: string } }>('/api/devices', { name: unique('cam '), kind: 'bodycam', protocol: 'owntracks', externalId: `${unique('u')}/cam` })).body
  const told = await fetch(`${hub.baseUrl}/owntracks`, {
    method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Basic ${Buffer.from(`${device.mqtt.username}:${device.mqtt.password}`).toString('base64')}`, 'X-Limit-U': device.mqtt.username, 'X-Limit-D': 'cam' },
    body: JSON.stringify({ _type: 'location', lat, lon, tst: Math.floor(Date.now() / 1000), acc: 5 }),
  })
  if (told.status !== 200) throw new Error(await told.text())
  return device.id
}
const onDuty = (squadId: string, more: object = {}): Promise<{ status: number; body: Duty }> => dispatcher!.post<Duty>('/api/duty', { squadId, person: unique('officer '), shift: '早班', startsAt: soon(-60), endsAt: soon(240), ...more })
const csv = (text: string, dryRun = false) => dispatcher!.call<TableImportAnswer & { details?: TableImportAnswer }>('POST', `/api/imports/duty?dryRun=${dryRun}`, text, { 'Content-Type': 'text/csv' })

describe('the proposal', () => {
  test('ranks by road with the reasons, the beeline’s neighbour behind the river last; a hole in the table is said', async () => {
    const [near, beyond, unknown, off, unfit] = [await newSquad(), await newSquad(), await newSquad(), await newSquad(), await newSquad({ qualifiedFor: ['03'] })]
    await onDuty(near.id, { deviceId: await cameraAt(30, 120.001) })
    await onDuty(beyond.id, { deviceId: await cameraAt(30, 120.012) })
    await onDuty(unknown.id)
    await onDuty(unfit.id, { deviceId: await cameraAt(30, 120.0079) })
    const incident = (await seat!.post<IncidentDetail>('/api/incidents', { category: '0405', ...AT, description: 'x', source: 'seat' })).body
    const path = `/api/incidents/${incident.id}/proposal`
    const first = (await dispatcher!.get<DispatchProposal>(path)).body
    expect(first).toMatchObject({ units: [], plan: null, by: null })
    const place = (proposal: DispatchProposal, { id }: Squad): DispatchProposal['ranked'][number] => proposal.ranked.find(({ unitId }) => unitId === id)!
    expect(first.ranked[0]!.unitId).toBe(near.id)
    expect(place(first, near).reasons[0]).toMatchObject({ factor: 'distance', by: 'road', value: expect.closeTo(675, -1) as number })
    expect(place(first, beyond).reasons[0]).toMatchObject({ by: 'road', value: expect.closeTo(770 + 3336 + 1926 + 3336 + 770, -2) as number })
    expect(place(first, beyond)).toMatchObject({ eligible: true, lat: 30, lon: 120.012 })
    expect(place(first, unknown).reasons[0]).toMatchObject({ by: 'unknown', value: null })
    expect(place(first, off)).toMatchObject({ eligible: false, reasons: expect.arrayContaining([expect.objectContaining({ factor: 'off_duty' })]) as unknown[] })
    expect(place(first, unfit)).toMatchObject({ eligible: false, reasons: expect.arrayContaining([expect.objectContaining({ factor: 'qualification' })]) as unknown[] })
    await admin!.post('/api/routing', { category: '0405', unitId: beyond.id, plan: '先拍照，后劝离' })
    const second = (await dispatcher!.get<DispatchProposal>(path)).body
    expect(second).toMatchObject({ units: [beyond.id], plan: '先拍照，后劝离', by: { category: 'exact', area: 'everywhere' } })
    expect(place(second, near).reasons).toContainEqual({ factor: 'responsible', minutes: 10, value: null })
    expect(place(second, beyond).reasons.map(({ factor }) => factor)).not.toContain('responsible')
    expect((await dispatcher!.get(`/api/incidents/${near.id}/proposal`)).status).toBe(404)
  })

  test('where no road leads the line is straight and said to be', async () => {
    const squad = await newSquad()
    await onDuty(squad.id, { deviceId: await cameraAt(31, 121) })
    const incident = (await seat!.post<IncidentDetail>('/api/incidents', { category: '0405', ...AT, description: 'x', source: 'seat' })).body
    const { ranked } = (await dispatcher!.get<DispatchProposal>(`/api/incidents/${incident.id}/proposal`)).body
    expect(ranked.find(({ unitId }) => unitId === squad.id)!.reasons[0]).toMatchObject({ factor: 'distance', by: 'straight' })
  })

  test('of sixty units on duty each is ranked once', async () => {
    const squads = await Promise.all(Array.from({ length: 60 }, () => newSquad()))
    await hub.pool.query("INSERT INTO duty(id, squad_id, person, shift, starts_at, ends_at) SELECT gen_random_uuid(), s, 'x', 'x', now() - interval '1 hour', now() + interval '1 hour' FROM unnest($1::uuid[]) s", [squads.map(({ id }) => id)])
    const incident = (await seat!.post<IncidentDetail>('/api/incidents', { category: '0405', ...AT, description: 'x', source: 'seat' })).body
    const { ranked } = (await dispatcher!.get<DispatchProposal>(`/api/incidents/${incident.id}/proposal`)).body
    const places = ranked.map(({ unitId }) => unitId)
    expect(new Set(places).size).toBe(places.length)
    expect(squads.filter(({ id }) => !places.includes(id))).toEqual([])
  })

  test('what is near comes sorted, in reach, in kinds', async () => {
    const [close, far] = [await newDevice(admin!, { kind: 'camera', protocol: 'none', lat: 30.5, lon: 120.5 }), await newDevice(admin!, { kind: 'camera', protocol: 'none', lat: 30.51, lon: 120.5 })]
    const { body } = await seat!.get<Nearby>('/api/nearby?lat=30.501&lon=120.5')
    expect(body.cameras.map(({ id, distanceM }) => [id, distanceM])).toEqual([[close.id, 111], [far.id, 1001]])
    expect((await seat!.get<Nearby>('/api/nearby?lat=30.501&lon=120.5&radiusM=500&limit=1')).body.cameras).toHaveLength(1)
  })
})

describe('duty', () => {
  test('a person or a camera has one duty at a time, and it is said with whom', async () => {
    const [one, two] = [await newSquad(), await newSquad()]
    const [deviceId, officer] = [await cameraAt(30, 120), await newUser(hub.pool, { role: 'officer' })]
    const made = await onDuty(one.id, { person: undefined, userId: officer.id, deviceId })
    expect(made).toMatchObject({ status: 201, body: { person: officer.username, squadName: one.name, deviceId } })
    expect(await onDuty(two.id, { userId: officer.id })).toMatchObject({ status: 409, body: { code: 'duty.overlap', message: expect.stringContaining('on duty already') } })
    expect(await onDuty(two.id, { person: '王', deviceId })).toMatchObject({ status: 409, body: { code: 'duty.overlap', message: expect.stringContaining(officer.username), details: { what: 'camera' } } })
    expect((await onDuty(two.id, { person: '王', deviceId, startsAt: soon(240), endsAt: soon(300) })).status).toBe(201)
    expect((await dispatcher!.patch(`/api/duty/${made.body.id}`, { shift: '中班' })).status).toBe(200)
    expect(hub.app.get(DispatchPort, { strict: false }).unitsOf(officer.id)).toEqual([one.id])
    expect(await onDuty(two.id, { startsAt: soon(2), endsAt: soon(1) })).toMatchObject({ status: 400 })
  })

  test('two at once for the same camera: one is refused', async () => {
    const [squad, deviceId] = [await newSquad(), await cameraAt(30, 120)]
    const answers = await Promise.all(Array.from({ length: 6 }, () => onDuty(squad.id, { deviceId })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  })

  test('an officer clocks in and out; the command room sees who is there and where', async () => {
    const squad = await newSquad()
    const { id, username, password } = await newUser(hub.pool, { role: 'officer' })
    const officer = new Caller(hub.baseUrl, (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body.token)
    expect(await officer.post('/api/duty/clock', { which: 'in' })).toMatchObject({ status: 404 })
    await onDuty(squad.id, { userId: id, startsAt: soon(30), deviceId: await cameraAt(30.25, 120.25) })
    const present = async (): Promise<OnDuty | undefined> => (await dispatcher!.get<{ items: OnDuty[] }>('/api/duty/now')).body.items.find(({ userId }) => userId === id)
    expect(await present()).toBeUndefined()
    expect((await officer.post<Duty>('/api/duty/clock', { which: 'in' })).body.clockedInAt).not.toBeNull()
    expect(await until(present)).toMatchObject({ lat: 30.25, lon: 120.25, openTasks: 0 })
    expect((await officer.get<Page<Duty>>('/api/duty')).body.items.map(({ userId }) => userId)).toEqual([id])
    expect((await officer.get('/api/duty/now')).status).toBe(403)
    // Before it begins a shift cannot be left: nobody would work it, and nobody would miss it.
    expect((await officer.post<{ code: string }>('/api/duty/clock', { which: 'out' })).body.code).toBe('duty.not_begun')
    expect(await present()).toMatchObject({ clockedOutAt: null })
    await hub.pool.query("UPDATE duty SET starts_at = now() - interval '1 minute' WHERE user_id = $1", [id])
    expect((await officer.post<Duty>('/api/duty/clock', { which: 'out' })).body.clockedOutAt).not.toBeNull()
    expect(await present()).toMatchObject({ presence: 'off' })
  })

  test('who is on duty is told with what the squad is about, in which areas they are, and who left before the end', async () => {
    const squad = await newSquad({ qualifiedFor: ['04'] })
    const { id, username, password } = await newUser(hub.pool, { role: 'officer' })
    const officer = new Caller(hub.baseUrl, (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body.token)
    const ring = [[123, 31], [123.2, 31], [123.2, 31.2], [123, 31.2], [123, 31]]
    const { body: street } = await admin!.post<{ id: string }>('/api/areas', { name: unique('街道'), level: 'street', geometry: { type: 'Polygon', coordinates: [ring] } })
    const deviceId = await cameraAt(31.1, 123.1)
    const { body: duty } = await onDuty(squad.id, { person: undefined, userId: id, startsAt: soon(-30), deviceId })
    const now = async (): Promise<OnDuty | undefined> => (await dispatcher!.get<{ items: OnDuty[] }>('/api/duty/now')).body.items.find((one) => one.id === duty.id)
    expect(await until(async () => { const row = await now(); return row?.lat === 31.1 && row })).toMatchObject({
      person: username, presence: 'free', incident: null, openTasks: 0, qualifiedFor: ['04'], placedBy: deviceId, areas: [{ id: street.id, level: 'street' }], endsAt: duty.endsAt,
    })
    const { body: made } = await seat!.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 31.1, lon: 123.1, description: 'x', source: 'seat' })
    await seat!.post(`/api/incidents/${made.id}/actions`, { action: 'file', version: 1 })
    const { body: sent } = await dispatcher!.post<{ incident: IncidentDetail }>(`/api/incidents/${made.id}/actions`, { action: 'dispatch', version: 2, units: [{ unitId: squad.id }], sendNow: true })
    expect(await now()).toMatchObject({ presence: 'notified', incident: { id: made.id, number: made.number }, openTasks: 1 })
    let version = 1
    const record = sent.incident.dispatches[0]!.id
    for (const [action, presence] of [['accept', 'accepted'], ['en_route', 'en_route'], ['on_scene', 'on_scene']] as const) {
      expect(await officer.post(`/api/dispatches/${record}/actions`, { action, version: version++ })).toMatchObject({ status: 200 })
      expect(await now()).toMatchObject({ presence, incident: { number: made.number } })
    }
    await officer.post('/api/duty/clock', { which: 'out' })
    expect(await now()).toMatchObject({ presence: 'off', incident: null, clockedOutAt: expect.any(String) })
  })

  test('a roster comes as CSV with a preview; what is wrong is named by row and nothing is written', async () => {
    const squad = await newSquad()
    const person = unique('李')
    const bad = await csv(`中队,姓名,执法记录仪,班次,开始,结束\n${squad.name},${person},,早班,2030-01-01 08:00,2030-01-01 16:00\n${squad.name},${person},,晚班,2030-01-01 15:00,2030-01-01 22:00\nnobody,x,nothing,早班,tomorrow,2030-01-01 16:00`)
    expect(bad).toMatchObject({ status: 422, body: { code: 'import.has_errors' } })
    expect(bad.body.details!.errors.map(({ row, column }) => [row, column])).toEqual([[3, 'person'], [4, 'squad'], [4, 'camera'], [4, 'starts']])
    const good = `squad,person,shift,starts,ends\n${squad.name},${person},early,2030-01-01 08:00,2030-01-01 16:00`
    expect((await csv(good, true)).body).toMatchObject({ dryRun: true, created: 1, preview: [{ starts: '2030-01-01T00:00:00.000Z' }] })
    expect((await csv(good)).body).toMatchObject({ created: 1, errors: [] })
    expect((await csv(good)).body.details!.errors).toMatchObject([{ row: 2, code: 'overlap', message: expect.stringContaining(person) }])
    expect((await dispatcher!.get<Page<Duty>>(`/api/duty?squadId=${squad.id}&from=2029-12-31T00:00:00Z`)).body.items).toHaveLength(1)
  })
})
