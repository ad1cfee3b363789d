import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { drawOne } from '@watchfloor/domain'
import type { AuditEntry, DrawAudit, DrawsFile, Duty, EvidenceItem, IncidentDetail, OwnLook, Page, PictureLook, RatesAnswer, SpotCheckDetail, SuperviseSettingsAnswer, SupervisorAreas, TrackLook, User } from '@watchfloor/shared'
import { PicturePort } from '../src/ports/picture.port.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { DOT, matrix, minutesAgo, PatrolTown, rowOf, square } from './supervise-support.js'
import type { TestCamera } from './supervise-support.js'

let hub: TestHub
let town: PatrolTown
let [admin, dispatcher, east, west, officer]: Caller[] = []
let eastId: string
let officerId: string
const idOf = async (caller: Caller): Promise<string> => (await caller.get<{ user: User }>('/api/auth/me')).body.user.id

beforeAll(async () => {
  hub = await startHub()
  ;[admin, dispatcher, east, west, officer] = [await hub.login('admin'), await hub.login('dispatcher'), await hub.login('supervisor'), await hub.login('supervisor'), await hub.login('officer')]
  town = new PatrolTown(hub, admin!, dispatcher!)
  const [eastern, western] = [await town.area('district', square(121.5, 30, 0.5)), await town.area('district', square(121, 30, 0.5))]
  ;[eastId, officerId] = [await idOf(east!), await idOf(officer!)]
  expect((await admin!.put(`/api/supervision/areas/${eastId}`, { areaIds: [eastern.id] })).status).toBe(200)
  expect((await admin!.put(`/api/supervision/areas/${await idOf(west!)}`, { areaIds: [western.id] })).status).toBe(200)
})
afterAll(() => hub.stop())

const why = { reason: 'anomaly' } as const
/** A shift in the east that began an hour ago; its camera walked the beat, then left it. */
async function straying(more: Partial<Duty> = {}): Promise<{ duty: Duty; camera: TestCamera }> {
  const [squad, camera] = [await town.squad(), await town.camera()]
  const beat = await town.beat({ type: 'area', geometry: square(121.6, 30.1, 0.01) }, squad.id)
  const duty = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: beat.id, ...more })
  for (let ago = 59; ago >= 30; ago -= 1) await camera.tell(ago, 30.104 + (ago % 10) * 0.0004, 121.605)
  for (let ago = 29; ago >= 0; ago -= 1) await camera.tell(ago, 30.115, 121.605 + (ago % 10) * 0.0004)
  return { duty, camera }
}

/** A picture kept as evidence, said to be of a camera. */
const keep = (by: Caller, deviceId?: string): Promise<EvidenceItem> =>
  fetch(`${hub.baseUrl}/api/evidence${deviceId ? `?deviceId=${deviceId}` : ''}`, { method: 'POST', headers: { Authorization: `Bearer ${by.token}`, 'Content-Type': 'image/png' }, body: DOT }).then((answer) => answer.json() as Promise<EvidenceItem>)

/** A supervisor of a ground of its own, on which one officer walks the beat: whoever is drawn there is that one. */
async function watched(place: number): Promise<{ supervisor: Caller; supervisorId: string; duty: Duty; camera: TestCamera }> {
  const [supervisor, west] = [await hub.login('supervisor'), 121 + place * 0.01]
  const supervisorId = await idOf(supervisor)
  await admin!.put(`/api/supervision/areas/${supervisorId}`, { areaIds: [(await town.area('duty', square(west, 30.45, 0.008))).id] })
  const [squad, camera, beat] = [await town.squad(), await town.camera(), await town.beat({ type: 'area', geometry: square(west + 0.001, 30.451, 0.005) })]
  const duty = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: beat.id })
  for (let ago = 10; ago >= 0; ago -= 1) await camera.tell(ago, 30.452 + ago * 0.0002, west + 0.003)
  return { supervisor, supervisorId, duty, camera }
}

describe('the matrix', () => {
  test('says who left the beat and why it says so; fills live, and what was kept out of reach comes in late', async () => {
    const { duty, camera } = await straying()
    const first = await matrix(east!)
    const row = rowOf(first, duty)!
    // Of a cell in whose last seconds the shift began nothing can be said.
    expect(row.cells).toMatch(/^\.?[og]o+/)
    expect(row.cells.replace(/\.+$/, '')).toMatch(/x{4,}$/)
    const outside = row.findings.find(({ state }) => state === 'outside')!
    expect(outside).toMatchObject({ setting: 'outsideAfterS', limit: 120 })
    expect(outside.metres).toBeGreaterThan(400)
    const later = await matrix(east!, `?since=${first.revision}`)
    expect(later.rows.every(({ revision }) => revision > first.revision)).toBe(true)
    expect(later.duties).toContain(duty.id)
    await camera.tell(-0.05, 30.105, 121.605)
    await until(async () => rowOf(await matrix(east!, `?since=${first.revision}`), duty) !== undefined, 10_000)
  })

  test('a track told later than newer words is judged anew', async () => {
    const [squad, camera] = [await town.squad(), await town.camera()]
    const duty = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: (await town.beat({ type: 'post', lat: 30.2, lon: 121.7, radiusM: 100 })).id })
    await camera.tell(58, 30.2, 121.7)
    await camera.tell(1, 30.2, 121.7)
    expect(rowOf(await matrix(east!), duty)!.cells).toMatch(/f{8,}/)
    for (let ago = 56; ago > 2; ago -= 2) await camera.tell(ago, 30.2, 121.7)
    await until(async () => !rowOf(await matrix(east!), duty)!.cells.includes('f'), 60_000)
  })

  test('a supervisor sees everybody of the areas given and nobody else; other roles see nothing', async () => {
    const { duty } = await straying()
    expect(rowOf(await matrix(east!), duty)).toBeDefined()
    expect(rowOf(await matrix(west!), duty)).toBeUndefined()
    const ask = { dutyId: duty.id, from: minutesAgo(30), to: minutesAgo(0), ...why }
    expect((await west!.post('/api/supervision/tracks', ask)).status).toBe(404)
    expect((await west!.post('/api/supervision/pictures', ask)).status).toBe(404)
    const nobody = await hub.login('supervisor')
    expect(await matrix(nobody)).toMatchObject({ areas: 0, rows: [] })
    expect((await nobody.post<{ code: string }>('/api/spot-checks')).body.code).toBe('check.nobody')
    for (const other of [dispatcher!, officer!, admin!]) expect((await other.get('/api/supervision/matrix')).status).toBe(403)
  })
})

test('every look at the matrix and the rates is in the audit log, whatever the caller says was seen before', async () => {
  const { duty } = await straying()
  const looks = async (action: string): Promise<AuditEntry[]> => (await admin!.get<Page<AuditEntry>>(`/api/audit?action=${action}&limit=1000`)).body.items
  const supervisor = await hub.login('supervisor')
  await admin!.put(`/api/supervision/areas/${await idOf(supervisor)}`, { areaIds: (await admin!.get<{ areaIds: string[] }>(`/api/supervision/areas/${eastId}`)).body.areaIds })
  const { username } = (await supervisor.get<{ user: User }>('/api/auth/me')).body.user
  const mine = async (action: string): Promise<number> => (await looks(action)).filter(({ actor }) => actor === username).length
  const first = await matrix(supervisor, '?since=0')
  expect([rowOf(first, duty) !== undefined, await mine('supervise.matrix')]).toEqual([true, 1])
  await matrix(supervisor, `?since=${first.revision}`)
  expect(await mine('supervise.matrix')).toBe(1)
  // Further back than was noted, another day, a new page: each is a look of its own.
  await matrix(supervisor, `?since=${first.revision}&from=${minutesAgo(600)}`)
  const past = await matrix(supervisor, `?since=${first.revision}&from=${minutesAgo(59)}&to=${minutesAgo(10)}`)
  expect([past.live, rowOf(past, duty) !== undefined]).toEqual([false, true])
  await matrix(supervisor)
  expect(await mine('supervise.matrix')).toBe(4)
  const ask = `/api/supervision/rates?from=${minutesAgo(300)}&to=${minutesAgo(-1)}&groupBy=`
  for (const groupBy of ['person', 'person', 'squad']) expect((await supervisor.get(ask + groupBy)).status).toBe(200)
  expect((await looks('supervise.rates')).filter(({ actor }) => actor === username).map(({ details }) => details['groupBy'])).toEqual(['squad', 'person'])
})

describe('a look and a spot check', () => {
  test('drawn, looked at, decided, followed until settled; the officer reads who looked, when and why', async () => {
    const supervisor = await hub.login('supervisor')
    const supervisorId = await idOf(supervisor)
    // A ground of its own, so that there is one to draw.
    const ground = await town.area('duty', square(121.59, 30.39, 0.05))
    await admin!.put(`/api/supervision/areas/${supervisorId}`, { areaIds: [ground.id] })
    const [squad, camera] = [await town.squad(), await town.camera()]
    const beat = await town.beat({ type: 'area', geometry: square(121.6, 30.4, 0.01) })
    // The squad's own desk carries nothing: there is never a track or a picture of it to judge by.
    await town.duty({ squadId: squad.id, person: '值班室', beatId: beat.id })
    expect((await supervisor.post<{ code: string }>('/api/spot-checks')).body.code).toBe('check.nobody')
    const duty = await town.duty({ squadId: squad.id, userId: officerId, deviceId: camera.id, beatId: beat.id })
    for (let ago = 40; ago >= 0; ago -= 1) await camera.tell(ago, 30.42, 121.605)

    const drawn = (await supervisor.post<SpotCheckDetail>('/api/spot-checks')).body
    expect(drawn).toMatchObject({ dutyId: duty.id, candidates: 1, verdict: null, seed: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect((await supervisor.post<SpotCheckDetail>('/api/spot-checks')).body.id).toBe(drawn.id)

    const snapshot = await keep(supervisor, camera.id)
    const fault = { marks: { uniform: 'unseen', recording: 'unseen', inBeat: 'fault', conduct: 'unseen' }, evidence: [snapshot.id] }
    const decide = (verdict: object) => supervisor.post<SpotCheckDetail & { code?: string; details?: { unseen: string[] } }>(`/api/spot-checks/${drawn.id}/verdict`, verdict)
    expect((await decide(fault)).body).toMatchObject({ code: 'check.unseen', details: { unseen: ['track', 'picture'] } })

    const look = { dutyId: duty.id, checkId: drawn.id }
    expect((await supervisor.post('/api/supervision/tracks', { ...look, from: minutesAgo(50), to: minutesAgo(0) })).status).toBe(400)
    expect((await supervisor.post('/api/supervision/tracks', { ...look, from: minutesAgo(50), to: minutesAgo(0), reason: 'other' })).status).toBe(400)
    const track = (await supervisor.post<TrackLook>('/api/supervision/tracks', { ...look, from: minutesAgo(50), to: minutesAgo(0), reason: 'spot_check' })).body
    expect(track.fixes.length).toBeGreaterThan(30)
    expect(track.findings.some(({ state }) => state === 'outside')).toBe(true)
    expect((await decide(fault)).body).toMatchObject({ details: { unseen: ['picture'] } })
    const picture = (await supervisor.post<PictureLook>('/api/supervision/pictures', { ...look, reason: 'spot_check' })).body
    expect(picture).toMatchObject({ cameraId: null, none: 'no_stream' })
    expect((await decide({ ...fault, marks: { ...fault.marks, uniform: 'ok' } })).body.code).toBe('check.unseen')
    expect((await decide({ ...fault, evidence: [crypto.randomUUID()] })).status).toBe(400)
    // A picture of somebody else's camera, or from before the draw, is no evidence of this check.
    const older = await keep(supervisor, camera.id)
    await hub.pool.query("UPDATE evidence_item SET received_at = received_at - interval '1 hour' WHERE id = $1", [older.id])
    for (const other of [await keep(supervisor, (await town.camera()).id), await keep(supervisor), older]) expect((await decide({ ...fault, evidence: [other.id] })).status).toBe(400)

    const decided = (await decide({ ...fault, note: '离岗 2 公里' })).body
    expect(decided).toMatchObject({ verdict: 'failed', noPicture: 'no_stream', incident: { state: 'reported', settled: false, dueAt: expect.any(String) }, snapshots: [{ mime: 'image/png' }] })
    expect((await decide(fault)).body.code).toBe('check.decided')
    const incident = (await supervisor.get<IncidentDetail>(`/api/incidents/${decided.incident!.id}`)).body
    expect(incident).toMatchObject({ category: 'L0105', clocks: [{ kind: 'accept', stoppedAt: null }] })
    expect(incident.timeline[0]!.evidence).toEqual([snapshot.id])
    await supervisor.post(`/api/incidents/${incident.id}/actions`, { action: 'force_close', version: incident.version, reason: '已约谈' })
    expect((await supervisor.get<SpotCheckDetail>(`/api/spot-checks/${drawn.id}`)).body.incident).toMatchObject({ state: 'closed', settled: true })

    const { items: looks } = (await officer!.get<{ items: OwnLook[] }>('/api/supervision/looks')).body
    expect(looks.map(({ what, reason, verdict }) => [what, reason, verdict])).toEqual([['picture', 'spot_check', 'failed'], ['track', 'spot_check', 'failed']])
    const audit = (await admin!.get<Page<AuditEntry>>('/api/audit?action=supervise&limit=1000')).body.items.map(({ action }) => action)
    for (const action of ['supervise.draw', 'supervise.track', 'supervise.picture', 'supervise.verdict']) expect(audit).toContain(action)
    // Nobody else's checks are to be seen.
    expect((await east!.get(`/api/spot-checks/${drawn.id}`)).status).toBe(404)
  })

  test('a picture is opened only of who is on duty now, and counts as seen only when it played', async () => {
    const pictures = hub.app.get(PicturePort)
    const usual = pictures.canBeSeen
    pictures.canBeSeen = () => Promise.resolve(true)
    try {
      const { supervisor, duty, camera } = await watched(31)
      const drawn = (await supervisor.post<SpotCheckDetail>('/api/spot-checks')).body
      expect(drawn.dutyId).toBe(duty.id)
      const look = { dutyId: duty.id, checkId: drawn.id, reason: 'spot_check' }
      const check = async (): Promise<SpotCheckDetail> => (await supervisor.get<SpotCheckDetail>(`/api/spot-checks/${drawn.id}`)).body
      const saw = (frame: string | null) => supervisor.post<SpotCheckDetail & { code?: string }>(`/api/spot-checks/${drawn.id}/picture`, { frame })
      const frame = await keep(supervisor, camera.id)
      expect((await saw(frame.id)).body.code).toBe('check.unseen')
      expect((await supervisor.post<PictureLook>('/api/supervision/pictures', look)).body).toMatchObject({ cameraId: camera.id, none: null })
      expect(await check()).toMatchObject({ pictureSeenAt: null, noPicture: null })
      expect((await saw((await keep(supervisor, (await town.camera()).id)).id)).status).toBe(400)
      expect((await saw(null)).body).toMatchObject({ pictureSeenAt: null, noPicture: 'not_played' })
      // Asked again it plays.
      await supervisor.post('/api/supervision/pictures', look)
      expect((await saw(frame.id)).body).toMatchObject({ pictureSeenAt: expect.any(String), noPicture: null, evidence: [frame.id] })
      expect((await supervisor.post('/api/supervision/tracks', { ...look, from: minutesAgo(50), to: minutesAgo(0) })).status).toBe(200)
      const shot = await keep(supervisor, camera.id)
      const marks = { uniform: 'ok', recording: 'ok', inBeat: 'ok', conduct: 'ok' }
      expect((await supervisor.post<SpotCheckDetail>(`/api/spot-checks/${drawn.id}/verdict`, { marks, evidence: [shot.id] })).body).toMatchObject({ verdict: 'passed', evidence: [shot.id, frame.id] })

      // The camera goes on to a colleague at noon: the morning's shift has no live picture, whoever has it now.
      await hub.pool.query('UPDATE duty SET clocked_out_at = now() WHERE id = $1', [duty.id])
      const next = await town.duty({ squadId: duty.squadId, deviceId: camera.id, beatId: duty.beatId, startsAt: minutesAgo(0) })
      const picture = async ({ id }: Duty) => (await supervisor.post<PictureLook>('/api/supervision/pictures', { dutyId: id, ...why })).body
      expect(await picture(next)).toMatchObject({ cameraId: camera.id, none: null })
      expect(await picture(duty)).toMatchObject({ cameraId: null, none: 'off_duty' })
    } finally { pictures.canBeSeen = usual }
  })

  test('a check that can no longer be decided is ended by the hub with its reason, and stands in the way of no other', async () => {
    const stretch = `/api/spot-checks/recomputed?from=${minutesAgo(1)}&to=${minutesAgo(-5)}`
    const draw = async (by: Caller) => (await by.post<SpotCheckDetail & { code?: string }>('/api/spot-checks')).body
    const one = async (by: Caller, { id }: SpotCheckDetail) => (await by.get<SpotCheckDetail>(`/api/spot-checks/${id}`)).body
    const moved = await watched(41)
    const first = await draw(moved.supervisor)
    await hub.pool.query("UPDATE duty SET starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day' WHERE id = $1", [moved.duty.id])
    expect((await draw(moved.supervisor)).code).toBe('check.nobody')
    expect(await one(moved.supervisor, first)).toMatchObject({ verdict: 'not_assessable', ended: 'duty_changed', decidedAt: expect.any(String), dutyId: moved.duty.id })

    const lost = await watched(42)
    const second = await draw(lost.supervisor)
    expect(second).toMatchObject({ verdict: null, ended: null })
    await admin!.put(`/api/supervision/areas/${lost.supervisorId}`, { areaIds: [] })
    const { items } = (await lost.supervisor.get<Page<SpotCheckDetail>>('/api/spot-checks')).body
    expect(items).toMatchObject([{ id: second.id, verdict: 'not_assessable', ended: 'not_in_charge' }])
    const { items: audit } = (await admin!.get<Page<AuditEntry>>('/api/audit?action=supervise.verdict&limit=1')).body
    expect(audit[0]!.details).toEqual({ check: second.id, verdict: 'not_assessable', ended: 'not_in_charge' })
    // Both draws still come out of their seeds.
    expect((await admin!.get<DrawAudit>(stretch)).body.differ).toEqual([])
  })

  test('draws come out again from their seeds, and one that was tampered with is named', async () => {
    const stretch = `/api/spot-checks/recomputed?from=${minutesAgo(60)}&to=${minutesAgo(-1)}`
    const audit = (await admin!.get<DrawAudit>(stretch)).body
    expect(audit.draws).toBeGreaterThan(0)
    expect(audit.differ).toEqual([])
    const other = await straying()
    const { rows: [tampered] } = await hub.pool.query<{ id: string }>('UPDATE spot_check SET duty_id = $1 WHERE id = (SELECT id FROM spot_check LIMIT 1) RETURNING id', [other.duty.id])
    expect((await admin!.get<DrawAudit>(stretch)).body.differ).toEqual([tampered!.id])
  })

  test('a stranger computes a month of draws again from its file alone, and names the one that was changed', async () => {
    const squads = [await town.squad(), await town.squad(), await town.squad()]
    const duties = await Promise.all(Array.from({ length: 9 }, (_, n) => town.duty({ squadId: squads[n % 2 === 0 ? 0 : n % 3]!.id, startsAt: '2026-01-01T00:00:00Z', endsAt: '2026-01-01T08:00:00Z' })))
    const draws = Array.from({ length: 31 * 24 }, (_, hour) => {
      const seed = createHash('sha256').update(`january ${hour}`).digest('hex')
      const candidates = duties.filter((_duty, n) => (n + hour) % 4 > 0).map((duty, n) => ({ dutyId: duty.id, person: duty.person, key: `${duty.squadId}/${duty.person}`, squadId: duty.squadId, past: (n * 7 + hour) % 5 }))
      return { id: randomUUID(), at: new Date(Date.UTC(2025, 11, 31, 16) + hour * 3_600_000).toISOString(), seed, candidates, drawn: drawOne(candidates, seed)! }
    })
    await hub.pool.query(`INSERT INTO spot_check(id, drawn_at, user_id, by_name, seed, candidates, duty_id, person_key, verdict)
      SELECT id, at, $1, 'x', seed, candidates, duty, key, 'passed' FROM unnest($2::uuid[], $3::timestamptz[], $4::text[], $5::jsonb[], $6::uuid[], $7::text[]) AS t(id, at, seed, candidates, duty, key)`,
    [eastId, draws.map(({ id }) => id), draws.map(({ at }) => at), draws.map(({ seed }) => seed), draws.map(({ candidates }) => JSON.stringify(candidates)), draws.map(({ drawn }) => drawn.dutyId), draws.map(({ drawn }) => drawn.key)])
    const { status, body: file } = await admin!.get<DrawsFile>('/api/spot-checks/draws?month=2026-01')
    expect([status, file.draws.length, file.month]).toEqual([200, 31 * 24, '2026-01'])
    expect(JSON.stringify(file)).not.toContain(duties[0]!.person)
    const folder = mkdtempSync(join(tmpdir(), 'draws-'))
    const verify = (draws: DrawsFile): { status: number | null; said: string } => {
      writeFileSync(join(folder, 'draws.json'), JSON.stringify(draws))
      const { status: code, stdout, stderr } = spawnSync(process.execPath, ['scripts/verify-draws.mjs', join(folder, 'draws.json')], { encoding: 'utf8' })
      return { status: code, said: stdout + stderr }
    }
    try {
      expect(verify(file)).toMatchObject({ status: 0, said: expect.stringContaining('744') })
      const changed = structuredClone(file)
      changed.draws[500]!.drawn = changed.draws[500]!.candidates.find(({ dutyId }) => dutyId !== changed.draws[500]!.drawn)!.dutyId
      expect(verify(changed)).toMatchObject({ status: 1, said: expect.stringContaining(changed.draws[500]!.id) })
      expect(verify({ ...file, draws: [{ ...file.draws[0]!, seed: 'short' }] }).status).toBe(2)
    } finally { rmSync(folder, { recursive: true }) }
    expect((await admin!.get('/api/spot-checks/draws?month=2026-13')).status).toBe(400)
    expect((await officer!.get('/api/spot-checks/draws?month=2026-01')).status).toBe(403)
  })

  test('a draw that was cut off after its seed was stored is finished with that seed', async () => {
    const seed = 'ab'.repeat(32)
    const { duty } = await straying()
    await hub.pool.query('INSERT INTO spot_check(id, drawn_at, user_id, by_name, seed, candidates) VALUES ($1, now(), $2, $3, $4, $5)', [crypto.randomUUID(), eastId, 'x', seed, JSON.stringify([{ dutyId: duty.id, person: duty.person, key: 'k', squadId: duty.squadId, past: 0 }])])
    expect((await east!.post<SpotCheckDetail>('/api/spot-checks')).body).toMatchObject({ seed, dutyId: duty.id })
  })
})

test('rates per person, squad and day, over shifts that are over and one that is on', async () => {
  const supervisor = await hub.login('supervisor')
  const ground = await town.area('duty', square(121.79, 30.29, 0.05))
  await admin!.put(`/api/supervision/areas/${await idOf(supervisor)}`, { areaIds: [ground.id] })
  const [squad, camera, beat] = [await town.squad(), await town.camera(), await town.beat({ type: 'area', geometry: square(121.8, 30.3, 0.01) })]
  const day = minutesAgo(300)
  // Told before the shift is entered: one that ended an hour ago may be judged for good the moment it is there.
  for (let ago = 180; ago > 120; ago -= 1) await camera.tell(ago, 30.304 + (ago % 10) * 0.0004, 121.805)
  const over = await town.duty({ squadId: squad.id, person: '甲', deviceId: camera.id, beatId: beat.id, startsAt: minutesAgo(180), endsAt: minutesAgo(60) })
  await hub.pool.query('UPDATE duty SET clocked_in_at = starts_at WHERE id = $1', [over.id])
  await town.duty({ squadId: squad.id, person: '乙', beatId: beat.id, startsAt: minutesAgo(30) })
  const rates = async (groupBy: string): Promise<RatesAnswer> => (await supervisor.get<RatesAnswer>(`/api/supervision/rates?from=${day}&to=${minutesAgo(-1)}&groupBy=${groupBy}`)).body
  await until(async () => (await rates('squad')).pending === 0, 30_000)
  const { groups: people, total } = await rates('person')
  expect(people.map(({ name, clockIn }) => [name, clockIn])).toEqual([[`${squad.name} 乙`, 0], [`${squad.name} 甲`, 1]].sort((a, b) => String(a[0]).localeCompare(String(b[0]), 'zh-CN')))
  const first = people.find(({ name }) => name.endsWith('甲'))!
  // Heard for 61 of 120 minutes; a cell in which silence begins counts as silent, so two cells of 25 either way.
  for (const rate of [first.online!, first.onPost!]) { expect(rate).toBeGreaterThanOrEqual(0.4); expect(rate).toBeLessThanOrEqual(0.56) }
  expect(people.find(({ name }) => name.endsWith('乙'))).toMatchObject({ online: 0, onPost: 0 })
  expect(total.shifts).toBe(2)
  expect((await rates('squad')).groups).toMatchObject([{ key: squad.id, shifts: 2, clockIn: 0.5 }])
  expect((await rates('day')).groups[0]!.key).toMatch(/^\d{4}-\d\d-\d\d$/)
})

test('who clocks out early stays in the matrix and in the rates by the scheduled time; nothing after it is looked at, and nobody leaves before the start', async () => {
  const supervisor = await hub.login('supervisor')
  const ground = await town.area('duty', square(121.69, 30.34, 0.05))
  await admin!.put(`/api/supervision/areas/${await idOf(supervisor)}`, { areaIds: [ground.id] })
  const [squad, camera, beat, leaver] = [await town.squad(), await town.camera(), await town.beat({ type: 'area', geometry: square(121.7, 30.35, 0.01) }), await hub.login('officer')]
  const duty = await town.duty({ squadId: squad.id, userId: await idOf(leaver), deviceId: camera.id, beatId: beat.id, startsAt: minutesAgo(120) })
  for (let ago = 119; ago >= 0; ago -= 1) await camera.tell(ago, 30.354 + (ago % 10) * 0.0004, 121.705)
  await leaver.post('/api/duty/clock', { which: 'in' })
  await leaver.post('/api/duty/clock', { which: 'out' })
  await hub.pool.query("UPDATE duty SET clocked_out_at = now() - interval '60 minutes' WHERE id = $1", [duty.id])
  const row = rowOf(await matrix(supervisor), duty)!
  expect(row.endsAt).toBe(duty.endsAt)
  // Cells lie on the clock, not on the shift: where it begins late in one, most of that cell is before it.
  expect(row.cells).toMatch(/^\.?o+l{11,14}\.+$/)
  expect(row.findings).toMatchObject([{ state: 'left', setting: 'clockOut', value: 300 }])
  const look = (from: string) => supervisor.post<TrackLook>('/api/supervision/tracks', { dutyId: duty.id, from, to: minutesAgo(0), ...why })
  const track = (await look(minutesAgo(90))).body
  expect(Math.max(...track.fixes.map(({ time }) => Date.parse(time)))).toBeLessThanOrEqual(Date.now() - 59 * 60_000)
  expect((await look(minutesAgo(50))).status).toBe(400)
  const { total } = (await supervisor.get<RatesAnswer>(`/api/supervision/rates?from=${minutesAgo(180)}&to=${minutesAgo(-1)}&groupBy=squad`)).body
  expect(total).toMatchObject({ shifts: 1, clockIn: 1 })
  expect(total.scheduledMin).toBeGreaterThanOrEqual(120)
  for (const rate of [total.online!, total.onPost!]) { expect(rate).toBeGreaterThan(0.4); expect(rate).toBeLessThan(0.6) }
  expect((await supervisor.post<{ code: string }>('/api/spot-checks')).body.code).toBe('check.nobody')

  const early = await hub.login('officer')
  const later = await town.duty({ squadId: squad.id, userId: await idOf(early), startsAt: minutesAgo(-60) })
  await early.post('/api/duty/clock', { which: 'in' })
  expect((await early.post<{ code: string }>('/api/duty/clock', { which: 'out' })).body.code).toBe('duty.not_begun')
  const { items: [kept] } = (await dispatcher!.get<Page<Duty>>(`/api/duty?q=${encodeURIComponent(later.person)}`)).body
  expect(kept).toMatchObject({ id: later.id, clockedInAt: expect.any(String), clockedOutAt: null })
})

test('settings are data: what is changed decides at once, nonsense is refused', async () => {
  const { duty } = await straying()
  const { settings } = (await admin!.get<SuperviseSettingsAnswer>('/api/supervision/settings')).body
  expect((await admin!.put<{ code: string }>('/api/supervision/settings', { ...settings, offlineAfterS: 60 })).status).toBe(400)
  expect((await admin!.put('/api/supervision/settings', { ...settings, category: 'nope' })).status).toBe(400)
  expect((await east!.put('/api/supervision/settings', settings)).status).toBe(403)
  expect((await admin!.put('/api/supervision/settings', { ...settings, outsideM: 500, outsideAfterS: 3600 })).status).toBe(200)
  expect(rowOf(await matrix(east!), duty)!.cells).not.toContain('x')
  const { changes } = (await east!.get<SuperviseSettingsAnswer>('/api/supervision/settings')).body
  const by = (await admin!.get<{ user: User }>('/api/auth/me')).body.user.name
  expect(changes).toMatchObject({ outsideM: { by }, outsideAfterS: { by } })
  expect(Object.keys(changes)).toHaveLength(2)
  await admin!.put('/api/supervision/settings', settings)
  expect(rowOf(await matrix(east!), duty)!.cells).toContain('x')
  // The same again is no change, and no line in the audit log.
  await admin!.put('/api/supervision/settings', settings)
  const { items } = (await admin!.get<Page<AuditEntry>>('/api/audit?action=supervise.settings')).body
  expect(items.map(({ details }) => details)).toEqual([{ from: { outsideM: 500, outsideAfterS: 3600 }, to: { outsideM: 40, outsideAfterS: 120 } }, { from: { outsideM: 40, outsideAfterS: 120 }, to: { outsideM: 500, outsideAfterS: 3600 } }])
})

test('a shift that is over stays as it was judged, whatever is set later; corrected, it is judged again by the settings of its time', async () => {
  const supervisor = await hub.login('supervisor')
  const ground = await town.area('duty', square(121.69, 30.49, 0.005))
  await admin!.put(`/api/supervision/areas/${await idOf(supervisor)}`, { areaIds: [ground.id] })
  const [squad, camera, beat] = [await town.squad(), await town.camera(), await town.beat({ type: 'area', geometry: square(121.69, 30.49, 0.005) })]
  for (let ago = 180; ago > 61; ago -= 1) await camera.tell(ago, ago > 100 ? 30.491 + (ago % 8) * 0.0004 : 30.499, 121.692)
  const over = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: beat.id, startsAt: minutesAgo(180), endsAt: minutesAgo(61) })
  const judged = async (): Promise<boolean> => (await hub.pool.query('SELECT 1 FROM duty_judgement WHERE duty_id = $1 AND NOT stale', [over.id])).rowCount === 1
  await until(judged, 30_000)
  const past = `?from=${minutesAgo(200)}&to=${minutesAgo(30)}`
  const row = async (query = '') => rowOf(await matrix(supervisor, query), over)!
  const before = await row()
  expect([before.cellMin, before.cells.includes('x')]).toEqual([5, true])
  const { settings } = (await admin!.get<SuperviseSettingsAnswer>('/api/supervision/settings')).body
  try {
    expect((await admin!.put('/api/supervision/settings', { ...settings, cellMin: 10, outsideM: 500, outsideAfterS: 3600 })).status).toBe(200)
    for (const query of ['', past]) expect(await row(query)).toMatchObject({ cellMin: 5, cells: before.cells, findings: before.findings })
    expect((await dispatcher!.patch(`/api/duty/${over.id}`, { endsAt: minutesAgo(80) })).status).toBe(200)
    await until(judged, 30_000)
    for (const query of ['', past]) {
      const now = await row(query)
      expect([now.cellMin, now.cells]).toEqual([5, expect.stringMatching(/x/)])
      expect(now.cells.length).toBeLessThan(before.cells.length)
    }
  } finally { await admin!.put('/api/supervision/settings', settings) }
})

test('a failed check that was merged into another case is settled with that one', async () => {
  const supervisor = await hub.login('supervisor')
  const ground = await town.area('duty', square(121.69, 30.39, 0.05))
  await admin!.put(`/api/supervision/areas/${await idOf(supervisor)}`, { areaIds: [ground.id] })
  const [squad, camera, beat] = [await town.squad(), await town.camera(), await town.beat({ type: 'post', lat: 30.4, lon: 121.7, radiusM: 100 })]
  const duty = await town.duty({ squadId: squad.id, deviceId: camera.id, beatId: beat.id })
  for (const ago of [30, 20, 10]) await camera.tell(ago, 30.42, 121.7)
  const drawn = (await supervisor.post<SpotCheckDetail>('/api/spot-checks')).body
  const look = { dutyId: duty.id, checkId: drawn.id, reason: 'spot_check' }
  await supervisor.post('/api/supervision/tracks', { ...look, from: minutesAgo(50), to: minutesAgo(0) })
  await supervisor.post('/api/supervision/pictures', look)
  const snapshot = await keep(supervisor, camera.id)
  expect((await supervisor.post(`/api/spot-checks/${drawn.id}/verdict`, { marks: { uniform: 'unseen', recording: 'unseen', inBeat: 'fault', conduct: 'unseen' }, evidence: [snapshot.id] })).body).toMatchObject({ verdict: 'failed' })
  const check = async (): Promise<SpotCheckDetail['incident']> => (await supervisor.get<SpotCheckDetail>(`/api/spot-checks/${drawn.id}`)).body.incident
  const { id } = (await check())!
  const seat = await hub.login('seat')
  const target = (await seat.post<IncidentDetail>('/api/incidents', { category: 'L0105', lat: 30.42, lon: 121.7, description: 'x', source: 'seat' })).body
  const act = async (by: Caller, of: string, input: object) => {
    const { status, body } = await by.post(`/api/incidents/${of}/actions`, { version: (await seat.get<IncidentDetail>(`/api/incidents/${of}`)).body.version, ...input })
    expect([status, body]).toEqual([200, expect.anything()])
  }
  await act(seat, id, { action: 'merge', into: target.id })
  expect(await check()).toMatchObject({ state: 'merged', settled: false, dueAt: expect.any(String) })
  await act(supervisor, target.id, { action: 'force_close', reason: '已约谈' })
  await until(async () => (await check())?.settled === true, 20_000)
})

test('a look stays with whoever was looked at when the duty is given to somebody else or taken away', async () => {
  const [looked, other] = [await hub.login('officer'), await hub.login('officer')]
  const { duty } = await straying({ userId: await idOf(looked), person: undefined })
  expect((await east!.post('/api/supervision/tracks', { dutyId: duty.id, from: minutesAgo(30), to: minutesAgo(0), ...why })).status).toBe(200)
  const looks = async (who: Caller): Promise<number> => (await who.get<{ items: OwnLook[] }>('/api/supervision/looks')).body.items.length
  expect([await looks(looked), await looks(other)]).toEqual([1, 0])
  expect((await dispatcher!.patch(`/api/duty/${duty.id}`, { userId: await idOf(other) })).status).toBe(200)
  expect([await looks(looked), await looks(other)]).toEqual([1, 0])
  expect((await dispatcher!.delete(`/api/duty/${duty.id}`)).status).toBeLessThan(300)
  expect([await looks(looked), await looks(other)]).toEqual([1, 0])
})

test('who has which areas is read by administrators, each supervisor reads the own line, and changes are audited by name', async () => {
  const supervisor = await hub.login('supervisor')
  const id = await idOf(supervisor)
  const [one, two] = [await town.area('street', square(121.6, 30.2, 0.01)), await town.area('street', square(121.7, 30.2, 0.01))]
  const give = (areaIds: string[]) => admin!.put(`/api/supervision/areas/${id}`, { areaIds })
  await give([one.id])
  await give([two.id])
  const all = (await admin!.get<SupervisorAreas>('/api/supervision/areas')).body.items
  expect(all.find(({ userId }) => userId === id)).toMatchObject({ areaIds: [two.id] })
  expect(all.map(({ userId }) => userId)).toContain(eastId)
  expect((await supervisor.get<SupervisorAreas>('/api/supervision/areas')).body.items).toMatchObject([{ userId: id, areaIds: [two.id] }])
  expect((await dispatcher!.get('/api/supervision/areas')).status).toBe(403)
  expect((await supervisor.put(`/api/supervision/areas/${id}`, { areaIds: [] })).status).toBe(403)
  const { items } = (await admin!.get<Page<AuditEntry>>('/api/audit?action=supervise.areas&limit=1')).body
  expect(items[0]!.details).toEqual({ areas: 1, given: [two.name], taken: [one.name] })
})
