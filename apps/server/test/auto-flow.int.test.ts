import { FLOW_OFF, SAMPLED, sampleOf, USUAL_FLOW } from '@watchfloor/domain'
import type { FlowAnswer, FlowLeftAnswer, FlowSettings, IncidentDetail, RollBackAnswer, RollBackReach, RollBackState } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { picture, upload } from './evidence-builders.js'
import { newDevice, newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub, type TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { mqttDevice } from './ingest-support.js'

/** Cases that flow without a hand: real people on the API, a real Frigate at the broker, and only what they say is known. */

const PLACE = { lat: 29.97, lon: 121.22 }
let hub: TestHub
let admin: Caller
let officer: Caller
let collector: Caller
let squadId: string
let settings: FlowSettings

beforeAll(async () => {
  hub = await startHub()
  admin = await hub.login('admin')
  squadId = (await admin.post<{ id: string }>('/api/squads', { name: unique('一中队 ') })).body.id
  await admin.post('/api/routing', { category: '*', unitId: squadId })
  const man = await person('officer', squadId)
  const looker = await person('officer', null)
  officer = man.caller
  collector = looker.caller
  settings = { ...USUAL_FLOW, enabled: true, checkers: [looker.id], sampleShare: 0.01, lookS: 5 }
  expect((await admin.put<FlowAnswer>('/api/auto-flow', settings)).body.settings).toEqual(settings)
})
afterAll(() => hub?.stop())

async function person(role: 'officer' | 'seat', squad: string | null): Promise<{ id: string; caller: Caller }> {
  const user = await newUser(hub.pool, { role })
  if (squad !== null) await admin.patch(`/api/users/${user.id}`, { squadId: squad })
  const { body } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: user.username, password: user.password })
  return { id: user.id, caller: new Caller(hub.baseUrl, body.token) }
}
const read = async (id: string): Promise<IncidentDetail> => (await admin.get<IncidentDetail>(`/api/incidents/${id}`)).body
const inState = (id: string, state: IncidentDetail['state']): Promise<IncidentDetail> => until(async () => { const now = await read(id); return now.state === state && now }, 20_000)
/** A report whose incident is not drawn as a sample: those go to people. */
async function report(more: object = {}): Promise<IncidentDetail> {
  for (;;) {
    const { status, body } = await officer.post<IncidentDetail>('/api/incidents', { category: '0406', ...PLACE, description: '占道摆摊', source: 'grid', ...more })
    expect(status).toBe(201)
    if (sampleOf(body.id) >= settings.sampleShare) return body
  }
}
const act = async (caller: Caller, id: string, input: object): Promise<void> => {
  const { version } = await read(id)
  const { status, body } = await caller.post(`/api/incidents/${id}/actions`, { version, ...input })
  expect([status, body]).toEqual([200, body])
}
async function work(id: string, content = picture(), at: { lat: number; lon: number } = PLACE): Promise<void> {
  await inState(id, 'dispatched')
  await act(officer, id, { action: 'accept' })
  const after = await upload(officer, content, { role: 'after', takenAt: new Date().toISOString(), ...at })
  expect(after.status).toBe(201)
  await act(officer, id, { action: 'handle', outcome: 'rectified', evidence: [after.body.id] })
}
const look = async (id: string, passed: boolean): Promise<void> => {
  const task = await until(async () => (await collector.get<{ items: { id: string; version: number }[] }>('/api/auto-flow/tasks')).body.items.find((one) => one.id === id), 20_000)
  const { status } = await collector.post(`/api/incidents/${id}/actions`, { action: 'report_checked', version: task.version, passed })
  expect(status).toBe(200)
}
/** The steps that rules took; the note that tells why there is no picture comes whenever it comes. */
const rulesOf = ({ timeline }: IncidentDetail): string[] => timeline.flatMap(({ actor, action }) => (actor.type === 'system' && action !== 'note' ? [`${action} ${actor.rule}`] : []))

test('a grid worker’s report is filed, dispatched, checked by another and closed; each step names its rule', async () => {
  const { id } = await report()
  await work(id)
  await look(id, true)
  const closed = await inState(id, 'closed')
  expect(rulesOf(closed)).toEqual(['file auto.file-by-office', 'dispatch auto.dispatch-responsible', 'check auto.check-field', 'close auto.close-field'])
  expect(closed).toMatchObject({ closedByRule: 'auto.close-field', rectified: true })
  expect(closed.timeline.every(({ actor }) => actor.type === 'person' || actor.why.length > 3)).toBe(true)
})

test('a repair that was only claimed comes back to the squad', async () => {
  const { id } = await report()
  await work(id)
  await look(id, false)
  expect(await inState(id, 'dispatched')).toMatchObject({ reworks: 1 })
  await work(id)
  await look(id, true)
  expect(await inState(id, 'closed')).toMatchObject({ reworks: 1 })
})

test('a citizen’s word is looked at first, and rejected when there is nothing', async () => {
  const { id } = await report({ source: 'citizen' })
  const { version } = await inState(id, 'verifying')
  await collector.post(`/api/incidents/${id}/actions`, { action: 'report_verified', version, real: false })
  expect(rulesOf(await inState(id, 'rejected'))).toEqual(['verify auto.verify-rest', 'reject auto.reject-unreal'])
})

test('P2, and what a seat has touched, is left alone', async () => {
  const seat = await person('seat', null)
  const thought = (id: string, why: RegExp) => until(async () => why.test((await hub.pool.query<{ why: string }>('SELECT why FROM auto_flow_mark WHERE incident_id = $1', [id])).rows[0]?.why ?? ''), 20_000)
  const urgent = await report({ priority: 'P2' })
  const touched = await report({ source: 'citizen' })
  await inState(touched.id, 'verifying')
  await act(seat.caller, touched.id, { action: 'note', note: '我来看' })
  await act(collector, touched.id, { action: 'report_verified', real: true })
  await thought(touched.id, /in hand/)
  expect((await read(touched.id)).state).toBe('reported')
  // It came first, and the rounds since have passed it by.
  expect((await read(urgent.id)).timeline).toHaveLength(1)
})

describe('the camera that saw it', () => {
  let client: Awaited<ReturnType<typeof mqttDevice>>
  let camera: Awaited<ReturnType<typeof newDevice>>
  const review = (id: string, type: 'new' | 'end') => client.publishAsync('frigate/reviews', JSON.stringify({
    type, after: { id, camera: camera.externalId, start_time: Date.now() / 1000 - 2, end_time: type === 'end' ? Date.now() / 1000 : null, severity: 'alert', data: { detections: [`${id}-o`], objects: ['road_trade'] } },
  }), { qos: 1 })
  beforeAll(async () => {
    camera = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_'), ...PLACE })
    client = await mqttDevice(hub.mqttPort, camera.mqtt!)
    await client.publishAsync(`frigate/${camera.externalId}/status/detect`, 'online', { qos: 1 })
  })
  afterAll(() => client.endAsync())
  /** An alarm as the detection rule leaves it. */
  async function alarm(): Promise<string> {
    for (;;) {
      const id = uuid()
      await hub.pool.query("UPDATE alarm SET state = 'closed' WHERE source_id = $1", [camera.id])
      // What is still open of this camera would be what it sees again.
      await hub.pool.query("UPDATE incident SET state = 'voided', version = version + 1 WHERE state <> 'closed' AND alarm_id IN (SELECT id FROM alarm WHERE source_id = $1)", [camera.id])
      await hub.pool.query(`INSERT INTO alarm(id, version, rule, kind, source_id, state, priority, severity, category, first_at, episode_at, last_at, count, transitions, lat, lon, about)
        VALUES ($1, 1, 'ai_detection', 'ai_road_trade', $2, 'active_new', 'P3', 'warning', '0406', now(), now(), now(), 1, 1, $3, $4, '{"label":"road_trade","confidence":0.93}')`, [id, camera.id, PLACE.lat, PLACE.lon])
      const incidentId = await until(async () => (await hub.pool.query<{ id: string }>('SELECT id FROM incident WHERE alarm_id = $1', [id])).rows[0]?.id, 20_000)
      if (sampleOf(incidentId) >= settings.sampleShare) return incidentId
    }
  }

  test('a candidate is opened by rule, and closed once the camera has looked again', async () => {
    const seen = unique('r')
    await review(seen, 'new')
    const id = await alarm()
    const { rows: [kept] } = await hub.pool.query('SELECT state, acknowledged_by FROM alarm WHERE incident_id = $1', [id])
    expect(kept).toMatchObject({ state: 'active_seen', acknowledged_by: 'auto.open-sure' })
    await work(id)
    await review(seen, 'end')
    const closed = await inState(id, 'closed')
    expect(rulesOf(closed)).toEqual(['report auto.open-sure', 'file auto.file-sure-ai', 'dispatch auto.dispatch-responsible', 'close auto.close-camera'])
  })

  test('what it still sees goes back, whatever the picture shows', async () => {
    const seen = unique('r')
    await review(seen, 'new')
    const id = await alarm()
    await work(id)
    const again = await until(async () => { const now = await read(id); return now.reworks === 1 && now }, 20_000)
    expect(rulesOf(again)).toContain('rework auto.rework-failed')
    await review(seen, 'end')
  })

  test('what is seen again while its incident is open is one more sighting of it: nothing is opened twice, and who else sees it has to lose sight of it too', async () => {
    const seen = unique('r')
    await review(seen, 'new')
    const id = await alarm()
    const opened = (await hub.pool.query("SELECT 1 FROM incident WHERE category = '0406'")).rowCount
    await hub.pool.query("UPDATE alarm SET state = 'closed' WHERE source_id = $1", [camera.id])
    const beside = await newDevice(admin, { kind: 'camera', protocol: 'frigate', externalId: unique('cam_'), ...PLACE })
    const sight = async (sourceId: string, lat: number): Promise<string> => {
      const alarmId = uuid()
      await hub.pool.query(`INSERT INTO alarm(id, version, rule, kind, source_id, state, priority, severity, category, first_at, episode_at, last_at, count, transitions, lat, lon, about)
        VALUES ($1, 1, 'ai_detection', 'ai_road_trade', $2, 'active_new', 'P3', 'warning', '0406', now(), now(), now(), 1, 1, $3, $4, '{"label":"road_trade","confidence":0.9}')`, [alarmId, sourceId, lat, PLACE.lon])
      return until(async () => (await hub.pool.query<{ incident_id: string | null }>('SELECT incident_id FROM alarm WHERE id = $1', [alarmId])).rows[0]!.incident_id ?? false, 20_000)
    }
    expect([await sight(camera.id, PLACE.lat), await sight(beside.id, PLACE.lat + 0.0001)]).toEqual([id, id])
    expect((await hub.pool.query("SELECT 1 FROM incident WHERE category = '0406'")).rowCount).toBe(opened)
    const { rows: linked } = await hub.pool.query<{ state: string; by: string }>('SELECT state, acknowledged_by AS by FROM alarm WHERE incident_id = $1', [id])
    expect([linked.length, new Set(linked.slice(1).map(({ by }) => by))]).toEqual([3, new Set(['auto.open-sure'])])
    const story = (await read(id)).timeline.filter(({ action }) => action === 'sighting')
    expect(story.map(({ about, actor }) => [about['source'], actor.type])).toEqual([[camera.id, 'system'], [beside.id, 'system']])
    // The first camera lost sight of it; the one beside never said so: no camera proves it.
    await work(id)
    await review(seen, 'end')
    await look(id, true)
    expect((await inState(id, 'closed')).closedByRule).toBe('auto.close-field')
  })

  test('an old picture, or one from elsewhere, is no proof: somebody is sent', async () => {
    const seen = unique('r')
    await review(seen, 'new')
    const id = await alarm()
    await work(id, picture(), { lat: PLACE.lat + 0.02, lon: PLACE.lon })
    await review(seen, 'end')
    await look(id, true)
    expect((await inState(id, 'closed')).closedByRule).toBe('auto.close-field')
  })
})

test('a rule that closed wrongly is rolled back: all it closed is open again, for people', async () => {
  const supervisor = await hub.login('supervisor')
  const before = await hub.pool.query<{ id: string; n: number }>("SELECT id, count(*) OVER ()::int AS n FROM incident WHERE closed_by_rule = 'auto.close-field'")
  expect(before.rows[0]!.n).toBeGreaterThan(1)
  expect((await admin.post('/api/auto-flow/rules/close-field/roll-back', { reason: 'x' })).status).toBe(403)
  expect((await supervisor.post('/api/auto-flow/rules/close-field/roll-back', {})).status).toBe(400)
  const reach = (query = '') => supervisor.get<RollBackReach>(`/api/auto-flow/rules/close-field/closed${query}`).then(({ body }) => body.closed)
  expect([await reach(), await reach(`?to=${new Date(Date.now() - 3_600_000).toISOString()}`)]).toEqual([before.rows[0]!.n, 0])
  const { body } = await supervisor.post<RollBackAnswer>('/api/auto-flow/rules/close-field/roll-back', { reason: '核查员作假' })
  expect(body).toMatchObject({ disabled: true, refused: [], rolledBack: before.rows[0]!.n, left: 0, endedAt: expect.any(String) })
  expect((await supervisor.get<RollBackState>(`/api/auto-flow/roll-backs/${body.id}`)).body).toMatchObject({ id: body.id, rule: 'close-field', rolledBack: body.rolledBack })
  for (const { id } of before.rows) expect(await read(id)).toMatchObject({ state: 'handled', closedByRule: null, checkPassed: null })
  const { figures, settings: now } = (await admin.get<FlowAnswer>('/api/auto-flow')).body
  expect(now.rules.find(({ name }) => name === 'close-field')!.enabled).toBe(false)
  expect(figures.find(({ rule }) => rule === 'auto.close-field')).toMatchObject({ rolledBack: body.rolledBack, reopened: 0, closed: body.rolledBack })
  const { rows } = await hub.pool.query("SELECT actor FROM audit WHERE action = 'auto-flow.roll-back'")
  expect(rows).toHaveLength(1)
})

test('what a rule rejects is sampled for quality, and rolled back with a reason: it is open again', async () => {
  const supervisor = await hub.login('supervisor')
  const unreal = async (): Promise<string> => {
    const { id } = await report({ source: 'citizen' })
    const { version } = await inState(id, 'verifying')
    expect((await collector.post(`/api/incidents/${id}/actions`, { action: 'report_verified', version, real: false })).status).toBe(200)
    return id
  }
  const rejected = await inState(await unreal(), 'rejected')
  expect(rejected).toMatchObject({ closedByRule: 'auto.reject-unreal' })
  expect(rejected.timeline.at(-1)).toMatchObject({ actor: { rule: 'auto.reject-unreal', why: 'who was sent to look found nothing' } })

  const share = async (sampleShare: number): Promise<void> => { const { settings: now } = (await admin.get<FlowAnswer>('/api/auto-flow')).body; await admin.put('/api/auto-flow', { ...now, sampleShare }) }
  const sampled = await report({ source: 'citizen' })
  const { version } = await inState(sampled.id, 'verifying')
  await share(1)
  await collector.post(`/api/incidents/${sampled.id}/actions`, { action: 'report_verified', version, real: false })
  await until(async () => (await supervisor.get<{ items: { id: string; sampled: boolean }[] }>('/api/auto-flow/left')).body.items.some((one) => one.id === sampled.id && one.sampled), 20_000)
  expect((await read(sampled.id)).state).toBe('reported')
  await share(settings.sampleShare)

  const ended = await hub.pool.query<{ id: string }>("SELECT id FROM incident WHERE state = 'rejected' AND closed_by_rule = 'auto.reject-unreal'")
  expect(ended.rows.map(({ id }) => id)).toContain(rejected.id)
  expect((await supervisor.post('/api/auto-flow/rules/file-by-office/roll-back', { reason: 'x' })).status).toBe(404)
  expect((await supervisor.get<RollBackReach>('/api/auto-flow/rules/reject-unreal/closed')).body.closed).toBe(ended.rowCount)
  const { body } = await supervisor.post<RollBackAnswer>('/api/auto-flow/rules/reject-unreal/roll-back', { reason: '采集员未到现场' })
  expect(body).toMatchObject({ disabled: true, refused: [], rolledBack: ended.rowCount, left: 0 })
  const open = await read(rejected.id)
  expect(open).toMatchObject({ state: 'reported', closedByRule: null, closedAt: null })
  expect(open.timeline.at(-1)).toMatchObject({ action: 'reopen', reason: '采集员未到现场', actor: { role: 'supervisor' } })
  expect((await admin.get<FlowAnswer>('/api/auto-flow')).body.figures.find(({ rule }) => rule === 'auto.reject-unreal')).toMatchObject({ rolledBack: ended.rowCount, reopened: 0 })
})

test('a rule that closed very much is rolled back piece by piece: the call answers soon, the rest follows, what is refused is named once', async () => {
  const supervisor = await hub.login('supervisor')
  const many = 120
  // Closed in one moment each, as a bad rule closes; one of them moves while it is taken back.
  const { rows } = await hub.pool.query<{ id: string }>(`
    INSERT INTO incident(id, number, version, state, category, priority, lat, lon, description, source, first_sighting, closed_by_rule, closed_at, created_at, updated_at)
    SELECT gen_random_uuid(), 'roll-' || n, 3, 'closed', '0406', 'P3', 30, 121, 'x', 'ai', '{}', 'auto.close-camera', timestamptz '2026-03-02 09:30:00.123456+08', now(), now() FROM generate_series(1, ${many}) n RETURNING id`)
  await hub.pool.query("UPDATE incident SET closed_at = closed_at + interval '1 year' WHERE id = $1", [rows[0]!.id])
  const { body } = await supervisor.post<RollBackAnswer>('/api/auto-flow/rules/close-camera/roll-back', { reason: '镜头被挡', from: '2026-03-02T00:00:00+08:00', to: '2026-03-03T00:00:00+08:00' })
  expect(body.rolledBack).toBeLessThanOrEqual(50)
  expect(body.rolledBack + body.left).toBe(many - 1)
  const done = await until(async () => { const now = (await supervisor.get<RollBackState>(`/api/auto-flow/roll-backs/${body.id}`)).body; return now.endedAt !== null && now }, 20_000)
  expect(done).toMatchObject({ rolledBack: many - 1, left: 0, refused: [] })
  const count = async (state: string): Promise<number> => (await hub.pool.query("SELECT 1 FROM incident WHERE number LIKE 'roll-%' AND state = $1", [state])).rowCount!
  expect([await count('handled'), await count('closed')]).toEqual([many - 1, 1])
  expect((await supervisor.get(`/api/auto-flow/roll-backs/${uuid()}`)).status).toBe(404)
})

test('what the rules left to people is listed, the samples first', async () => {
  const left = async () => (await admin.get<FlowLeftAnswer>('/api/auto-flow/left')).body
  // The flow first comes to rest: what it still thinks about would write over the mark that is set here.
  await until(async () => (await hub.pool.query(`
    SELECT 1 FROM incident i LEFT JOIN auto_flow_mark m ON m.incident_id = i.id
    WHERE i.state IN ('reported','filed','handled') AND i.priority >= 'P3' AND (m.incident_id IS NULL OR m.version <> i.version OR m.look_at <= now())`)).rowCount === 0, 20_000)
  const { rows: [drawn] } = await hub.pool.query<{ id: string }>(`
    UPDATE auto_flow_mark SET decision = 'leave', why = $1, look_at = NULL WHERE incident_id = (
      SELECT m.incident_id FROM auto_flow_mark m JOIN incident i ON i.id = m.incident_id WHERE i.state = 'handled' LIMIT 1) RETURNING incident_id AS id`, [SAMPLED])
  const seen = await left()
  expect(seen.items[0]).toMatchObject({ id: drawn!.id, sampled: true })
  expect(seen.total).toBe(seen.items.length)
  // With the rules off nothing was thought about: that everything is left then says nothing.
  await hub.pool.query('UPDATE auto_flow_mark SET why = $2 WHERE incident_id = $1', [drawn!.id, FLOW_OFF])
  expect((await left()).items.map(({ id }) => id)).not.toContain(drawn!.id)
})

test('settings that would close without proof, or sample nothing, are refused', async () => {
  const bad = (more: object) => admin.put('/api/auto-flow', { ...settings, ...more }).then(({ status }) => status)
  expect([await bad({ sampleShare: 0 }), await bad({ rules: settings.rules.map((rule) => ({ ...rule, proof: null })) }), await bad({ checkers: [uuid()] })]).toEqual([400, 400, 400])
  expect((await officer.put('/api/auto-flow', settings)).status).toBe(403)
})
