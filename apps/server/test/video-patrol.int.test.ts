import { setTimeout as wait } from 'node:timers/promises'
import type { ApiError, Camera, Coverage, IncidentDetail, PatrolProofAnswer, PatrolRound, PatrolSession, PatrolSessions } from '@watchfloor/shared'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import type { Answer } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let [admin, supervisor]: Caller[] = []
let cameras: string[] = []
beforeAll(async () => {
  hub = await startHub()
  ;[admin, supervisor] = [await hub.login('admin'), await hub.login('supervisor')]
  cameras = await Promise.all(Array.from({ length: 6 }, (_, i) => newCamera({ lat: 30 + i / 100 })))
}, 60_000)
afterAll(() => hub?.stop())

async function newCamera({ lat, more = {} }: { lat: number; more?: object }): Promise<string> {
  const { id } = await newDevice(admin!, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), lat, lon: 121, facingDeg: 90 })
  await admin!.patch<Camera>(`/api/cameras/${id}`, { subUrl: 'rtsp://10.0.0.9/sub', ...more })
  return id
}
const newRound = async (more: object = {}): Promise<PatrolRound> => (await supervisor!.post<PatrolRound>('/api/patrol/rounds', { name: unique('round '), pool: { cameraIds: cameras }, order: 'fixed', dwellS: 6, ...more })).body
type Session = PatrolSession & ApiError
const begin = async (seat: Caller, roundId: string, at = 'north-1'): Promise<Session> => (await seat.post<Session>('/api/patrol/sessions', { roundId, seat: at })).body
const look = (cameraId: string, frames: number, more: object = {}) => ({ cameraId, visible: true, focused: true, idleMs: 0, frames, ...more })
const prove = async (seat: Caller, { id, stop }: Session, looks: object[], at = 'north-1'): Promise<PatrolProofAnswer> => (await seat.post<PatrolProofAnswer>(`/api/patrol/sessions/${id}/proof`, { seat: at, stop, looks })).body
const decide = (seat: Caller, { id, stop }: Session, decisions: object[], at = 'north-1'): Promise<Answer<Session>> => seat.post<Session>(`/api/patrol/sessions/${id}/decisions`, { seat: at, stop, decisions })
const nothing = ({ views }: Session): object[] => views.map(({ cameraId }) => ({ cameraId, decision: 'nothing' }))
/** The hub's clock is the measure of looking: the rows are put back in time instead of waiting. */
const age = (sessionId: string, seconds: number): Promise<unknown> => hub.pool.query("UPDATE patrol_look SET told_at = told_at - make_interval(secs => $2) WHERE session_id = $1", [sessionId, seconds])
const silent = (sessionId: string, seconds: number): Promise<unknown> => hub.pool.query('UPDATE patrol_session SET heard_at = heard_at - make_interval(secs => $2), running_since = running_since - make_interval(secs => $2) WHERE id = $1', [sessionId, seconds])

describe('a round', () => {
  test('is set up by supervisors, changed at the version that was seen, and every change is on record', async () => {
    const seat = await hub.login('seat')
    expect((await seat.post('/api/patrol/rounds', { name: 'x', pool: { all: true } })).status).toBe(403)
    const round = await newRound()
    expect(round).toMatchObject({ version: 1, cameras: 6, leftOut: 0, tiles: 4, blockMin: 25 })
    expect(await supervisor!.post('/api/patrol/rounds', { name: round.name, pool: { all: true } })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
    const path = `/api/patrol/rounds/${round.id}`
    expect((await supervisor!.patch<PatrolRound>(path, { version: 1, dwellS: 20 })).body).toMatchObject({ version: 2, dwellS: 20, name: round.name })
    expect(await supervisor!.patch(path, { version: 1, dwellS: 30 })).toMatchObject({ status: 409, body: { code: 'patrol.stale' } })
    expect(await supervisor!.post('/api/patrol/rounds', { name: 'y', pool: {} })).toMatchObject({ status: 400 })
    expect(await supervisor!.post('/api/patrol/rounds', { name: 'y', pool: { all: true }, tiles: 16 })).toMatchObject({ status: 400 })
    expect((await supervisor!.delete(path)).status).toBe(204)
    const { rows } = await hub.pool.query<{ action: string }>('SELECT action FROM audit WHERE subject = $1 ORDER BY id', [round.name])
    expect(rows.map(({ action }) => action)).toEqual(['patrol_round.create', 'patrol_round.change', 'patrol_round.remove'])
  })

  test('leaves out what gives no picture, what moves and what this person may not watch', async () => {
    const off = await newCamera({ lat: 31 })
    await hub.pool.query("INSERT INTO camera_condition(device_id, state, since, checked_at) VALUES ($1, 'off', now(), now())", [off])
    const [hidden, worn] = [await newCamera({ lat: 31, more: { watchers: ['supervisor'] } }), await newCamera({ lat: 31, more: { kind: 'bodycam' } })]
    const round = await newRound({ pool: { cameraIds: [cameras[0], off, hidden, worn] } })
    expect(round).toMatchObject({ cameras: 2, leftOut: 1 })
    const session = await begin(await hub.login('seat'), round.id)
    expect(session).toMatchObject({ state: 'running', progress: { cameras: 1, leftOut: 1 }, views: [{ cameraId: cameras[0] }] })
    expect(await (await hub.login('seat')).post('/api/patrol/sessions', { roundId: (await newRound({ pool: { cameraIds: [off] } })).id, seat: 'a' })).toMatchObject({ status: 422, body: { code: 'patrol.no_cameras' } })
  })

  test('by risk begins where most was found at this hour, and says what to look for', async () => {
    const seat = await hub.login('seat')
    for (let i = 0; i < 2; i++) await seat.post('/api/incidents', { category: '0405', lat: 30.03, lon: 121, description: '店外经营', source: 'seat' })
    const session = await begin(seat, (await newRound({ order: 'risk' })).id)
    expect(session.views[0]).toMatchObject({ cameraId: cameras[3], lookFor: [{ category: '0405', why: 'past', found: 2 }] })
    // A round that looks for something else is not drawn there by what it does not look for.
    const other = await begin(await hub.login('seat'), (await newRound({ order: 'risk', lookFor: [{ category: '0101' }] })).id)
    expect(other.views[0]).toMatchObject({ cameraId: cameras[0], lookFor: [{ category: '0101', why: 'round', found: 0 }] })
  })
})

describe('a session', () => {
  test('is walked stop by stop, and seen is only what is proven', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    expect(session).toMatchObject({ state: 'running', stop: 0, stops: 2, tiles: 4, leastLookMs: 2000, next: cameras.slice(4) })
    expect(session.views.map(({ cameraId }) => cameraId)).toEqual(cameras.slice(0, 4))
    await prove(seat, session, cameras.slice(0, 4).map((id) => look(id, 10)))
    await age(session.id, 3)
    // Looked at; hidden; not decoded; looked at for nothing.
    const { looked } = await prove(seat, session, [look(cameras[0]!, 40), look(cameras[1]!, 40, { visible: false }), look(cameras[2]!, 10), look(cameras[3]!, 40, { focused: false })])
    expect(looked.map(({ lookedMs }) => lookedMs > 2500)).toEqual([true, false, false, false])
    const first = (await decide(seat, session, [{ cameraId: cameras[0], decision: 'nothing' }, { cameraId: cameras[2], decision: 'cannot_see', why: 'dark' }])).body
    expect(first).toMatchObject({ stop: 0, progress: { seen: 1, cannotSee: 1 } })
    const next = (await decide(seat, session, [{ cameraId: cameras[1], decision: 'nothing' }, { cameraId: cameras[3], decision: 'nothing' }])).body
    expect(next).toMatchObject({ stop: 1, progress: { seen: 1, unproven: 2, cannotSee: 1 } })
    expect(next.views.map(({ cameraId }) => cameraId)).toEqual(cameras.slice(4))
    // Told again, as after a lost answer: nothing is counted twice.
    expect((await decide(seat, session, nothing(session))).body).toMatchObject({ stop: 1, progress: { unproven: 2 } })
    expect(await decide(seat, { ...next, stop: 5 }, nothing(next))).toMatchObject({ status: 409, body: { code: 'patrol.stale' } })
    expect(await decide(seat, next, [{ cameraId: cameras[0], decision: 'nothing' }])).toMatchObject({ status: 409 })
    expect((await decide(seat, next, nothing(next))).body).toMatchObject({ state: 'done', views: [], progress: { unproven: 4 } })
    expect((await seat.get<PatrolSessions>('/api/patrol/sessions/open')).body.items.filter(({ id }) => id === session.id)).toEqual([])
  })

  test('counts by the hub’s clock: a flood of proofs is worth the time it took', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    const from = Date.now()
    let last: PatrolProofAnswer | undefined
    for (let i = 0; i < 10; i++) last = await prove(seat, session, [look(cameras[0]!, i * 100)])
    await wait(30)
    expect(last!.looked.find(({ cameraId }) => cameraId === cameras[0])!.lookedMs).toBeLessThanOrEqual(Date.now() - from)
  })

  test('an incident is proof by itself, when it is one of this round', async () => {
    const seat = await hub.login('seat')
    const report = async (): Promise<string> => (await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30, lon: 121, description: '店外经营', source: 'video' })).body.id
    const before = await report()
    const session = await begin(seat, (await newRound()).id)
    const file = (incidentId: string) => decide(seat, session, [{ cameraId: cameras[0], decision: 'incident', incidentId }])
    expect(await file(before)).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect(await file(session.id)).toMatchObject({ status: 400 })
    expect((await file(await report())).body).toMatchObject({ progress: { seen: 1, incidents: 1 } })
  })

  test('is interrupted by an alarm and resumes where it was', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    await decide(seat, session, [{ cameraId: cameras[0], decision: 'nothing' }])
    expect(await seat.post(`/api/patrol/sessions/${session.id}/interrupt`, { seat: 'north-1', cause: 'alarm', alarmId: session.id })).toMatchObject({ status: 400 })
    const away = (await seat.post<Session>(`/api/patrol/sessions/${session.id}/interrupt`, { seat: 'north-1', cause: 'hand' })).body
    expect(away).toMatchObject({ state: 'interrupted', stop: 0, interruption: { cause: 'hand' } })
    expect(await prove(seat, session, [look(cameras[1]!, 1)])).toMatchObject({ state: 'interrupted', looked: [] })
    expect(await decide(seat, session, nothing(session))).toMatchObject({ status: 409, body: { code: 'patrol.stale' } })
    const back = (await seat.post<Session>(`/api/patrol/sessions/${session.id}/resume`, { seat: 'north-1' })).body
    expect(back).toMatchObject({ state: 'running', stop: 0, interruption: null })
    expect(back.views.map(({ decision }) => decision)).toEqual(['nothing', null, null, null])
  })

  test('after a reload it goes on; at another seat the first one is told; a console that fell silent was left', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    expect((await seat.get<PatrolSessions>('/api/patrol/sessions/open')).body.items[0]).toMatchObject({ id: session.id, state: 'running' })
    expect(await seat.post('/api/patrol/sessions', { roundId: session.roundId, seat: 'north-1' })).toMatchObject({ status: 409, body: { code: 'conflict.exists', details: { sessionId: session.id } } })
    expect((await seat.post<Session>(`/api/patrol/sessions/${session.id}/resume`, { seat: 'south-2' })).body).toMatchObject({ state: 'running', seat: 'south-2' })
    expect(await decide(seat, session, nothing(session))).toMatchObject({ status: 409, body: { code: 'patrol.elsewhere' } })
    await silent(session.id, 40)
    expect(await prove(seat, session, [look(cameras[0]!, 1)], 'south-2')).toMatchObject({ state: 'interrupted' })
    const stood = (await seat.get<Session>(`/api/patrol/sessions/${session.id}`)).body
    expect(stood.interruption).toMatchObject({ cause: 'away' })
    // What was not heard is not counted as watching.
    expect(stood.block.workedMs).toBeLessThan(20_000)
  })

  test('is taken over by a colleague only when nobody is at it', async () => {
    const [seat, colleague] = [await hub.login('seat'), await hub.login('seat')]
    const session = await begin(seat, (await newRound()).id)
    const take = () => colleague.post<Session>(`/api/patrol/sessions/${session.id}/resume`, { seat: 'east-3' })
    expect(await take()).toMatchObject({ status: 409, body: { code: 'patrol.elsewhere' } })
    expect((await colleague.get(`/api/patrol/sessions/${session.id}`)).status).toBe(404)
    await seat.post(`/api/patrol/sessions/${session.id}/interrupt`, { seat: 'north-1', cause: 'hand' })
    expect((await colleague.get<PatrolSessions>('/api/patrol/sessions/open')).body.items).toEqual(expect.arrayContaining([expect.objectContaining({ id: session.id })]))
    expect((await take()).body).toMatchObject({ state: 'running', seat: 'east-3' })
    expect(await decide(seat, session, nothing(session))).toMatchObject({ status: 409, body: { code: 'patrol.elsewhere' } })
    expect((await seat.post(`/api/patrol/sessions/${session.id}/leave`)).status).toBe(403)
    expect((await colleague.post<Session>(`/api/patrol/sessions/${session.id}/leave`)).body).toMatchObject({ state: 'left' })
    const { rows } = await hub.pool.query<{ kind: string }>('SELECT kind FROM patrol_line WHERE session_id = $1 ORDER BY at', [session.id])
    expect(rows.map(({ kind }) => kind)).toEqual(['begin', 'interrupt', 'taken_over', 'leave'])
  })

  test('a block ends in other work, and going on regardless is accounted for', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    await hub.pool.query("UPDATE patrol_session SET running_since = now() - interval '26 minutes' WHERE id = $1", [session.id])
    const resting = (await decide(seat, session, nothing(session))).body
    expect(resting).toMatchObject({ state: 'resting', stop: 1, views: [], offers: [{ kind: 'verify' }, { kind: 'check' }, { kind: 'alarms' }] })
    expect(Date.parse(resting.block.restUntil!)).toBeGreaterThan(Date.now() + 9 * 60_000)
    const resume = (more: object = {}) => seat.post<Session>(`/api/patrol/sessions/${session.id}/resume`, { seat: 'north-1', ...more })
    expect(await resume()).toMatchObject({ status: 409, body: { code: 'patrol.rest' } })
    expect((await resume({ reason: '庙会安保，无人接替' })).body).toMatchObject({ state: 'running', stop: 1, block: { n: 2 } })
    const { rows } = await hub.pool.query<{ about: object }>("SELECT about FROM patrol_line WHERE session_id = $1 AND kind = 'resume'", [session.id])
    expect(rows[0]!.about).toMatchObject({ block: 2, reason: '庙会安保，无人接替' })
  })

  test('goes past a camera that was removed while it was planned', async () => {
    const seat = await hub.login('seat')
    const gone = await newCamera({ lat: 30 })
    const session = await begin(seat, (await newRound({ tiles: 1, pool: { cameraIds: [cameras[0], gone, cameras[1]] } })).id)
    expect(session.stops).toBe(3)
    await hub.pool.query('DELETE FROM device WHERE id = $1', [gone])
    expect((await decide(seat, session, nothing(session))).body).toMatchObject({ stop: 2, views: [{ cameraId: cameras[1] }] })
  })

  test('two answers at once decide once, and officers walk no rounds', async () => {
    const seat = await hub.login('seat')
    const session = await begin(seat, (await newRound()).id)
    const both = await Promise.all([decide(seat, session, nothing(session)), decide(seat, session, nothing(session))])
    expect(both.map(({ status, body }) => [status, body.stop])).toEqual([[200, 1], [200, 1]])
    const officer = await hub.login('officer')
    expect((await officer.post('/api/patrol/sessions', { roundId: session.roundId, seat: 'a' })).status).toBe(403)
    expect((await officer.get('/api/patrol/rounds')).status).toBe(403)
  })
})

test('coverage counts each look once, by camera, by duty area and by the shift of whoever decided', async () => {
  const square = (south: number): [number, number][] => [[120.9, south], [121.1, south], [121.1, south + 0.5], [120.9, south + 0.5], [120.9, south]]
  for (const [name, south] of [['covered', 32], ['uncovered', 33]] as const) await admin!.post('/api/areas', { name, level: 'duty', geometry: { type: 'Polygon', coordinates: [square(south)] } })
  const [one, two] = [await newCamera({ lat: 32.1 }), await newCamera({ lat: 32.2 })]
  await newCamera({ lat: 33.1 })
  const user = await newUser(hub.pool, { role: 'seat' })
  const { body: { token } } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: user.username, password: user.password })
  const seat = new Caller(hub.baseUrl, token)
  const squad = (await admin!.post<{ id: string }>('/api/squads', { name: unique('squad ') })).body
  const [from, to] = [new Date(Date.now() - 3_600_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString()]
  await supervisor!.post('/api/duty', { squadId: squad.id, userId: user.id, shift: '夜班', startsAt: from, endsAt: to })
  const session = await begin(seat, (await newRound({ pool: { cameraIds: [one, two] } })).id)
  await prove(seat, session, [look(one, 1), look(two, 1)])
  await age(session.id, 5)
  await prove(seat, session, [look(one, 90)])
  await decide(seat, session, nothing(session))
  const coverage = async (groupBy: string): Promise<Coverage> => (await supervisor!.get<Coverage>(`/api/patrol/coverage?from=${from}&to=${to}&groupBy=${groupBy}`)).body
  const areas = await coverage('area')
  expect(areas.rows.find(({ name }) => name === 'covered')).toMatchObject({ cameras: 2, seenCameras: 1, looks: 2, seen: 1, unproven: 1 })
  expect(areas.rows.find(({ name }) => name === 'uncovered')).toMatchObject({ cameras: 1, seenCameras: 0, looks: 0, lastSeenAt: null })
  const byCamera = await coverage('camera')
  expect(byCamera.rows.find(({ key }) => key === one)).toMatchObject({ seen: 1, lookedMs: expect.any(Number) as number })
  expect(byCamera.total.looks).toBe(byCamera.rows.reduce((sum, { looks }) => sum + looks, 0))
  expect(areas.total).toEqual(byCamera.total)
  expect((await coverage('shift')).rows.find(({ name }) => name?.endsWith(' 夜班'))).toMatchObject({ looks: 2, cameras: null })
  expect((await supervisor!.get(`/api/patrol/coverage?from=2026-01-01T00:00:00Z&to=2026-06-01T00:00:00Z`)).status).toBe(400)
})
