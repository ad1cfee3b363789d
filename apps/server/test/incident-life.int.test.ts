import type { ActionAnswer, IncidentDetail } from '@watchfloor/shared'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown, newActionId } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => {
  hub = await startHub({ UNDO_S: '2' })
  town = await CaseTown.on(hub)
}, 60_000)
afterAll(() => hub.stop())

const count = async (sql: string, ...values: unknown[]): Promise<number> => (await hub.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]!.n
const actions = ({ timeline }: IncidentDetail): string[] => timeline.map(({ action }) => action)

test('a case goes its way by the right people, and its story tells all of it', async () => {
  const { seat, dispatcher, officer, unitId } = town
  let at = await town.report()
  expect(at).toMatchObject({ state: 'reported', version: 1, clocks: [{ kind: 'accept' }], timeline: [{ action: 'report' }] })
  expect(at.number).toMatch(/^\d{8}\d{5}$/)
  at = await town.act(seat, at, { action: 'file' })
  at = await town.act(dispatcher, at, { action: 'dispatch', units: [{ unitId }] })
  at = await town.act(officer, at, { action: 'accept' })
  at = await town.act(officer, at, { action: 'handle', outcome: 'rectified' })
  expect(await town.try(officer, at, { action: 'close' })).toMatchObject({ status: 403, body: { code: 'incident.not_allowed' } })
  at = await town.act(seat, at, { action: 'close' })
  expect(at).toMatchObject({ state: 'closed', version: 6, outcome: 'rectified', rectified: true })
  expect(at.timeline.map(({ action, version }) => [action, version])).toEqual([['report', 1], ['file', 2], ['dispatch', 3], ['accept', 4], ['handle', 5], ['close', 6]])
  expect(await town.read(at.id)).toEqual(at)
  expect(at.clocks.every(({ stoppedAt, late }) => stoppedAt !== null && late === false)).toBe(true)
  expect(await count('evidence_record WHERE incident_id = $1', at.id)).toBe(6)
  expect(await count("effect WHERE incident_id = $1 AND type = 'publish'", at.id)).toBe(6)
})

test('the same action again gets the first answer, also when it is sent twice at once', async () => {
  const at = await town.report()
  const actionId = newActionId()
  const [one, two] = await Promise.all([town.try(town.seat, at, { action: 'file', actionId }), town.try(town.seat, at, { action: 'file', actionId })])
  expect([one.status, two.status]).toEqual([200, 200])
  expect(two.body).toEqual(one.body)
  const later = await town.act(town.dispatcher, one.body.incident, { action: 'dispatch', units: [{ unitId: town.unitId }] })
  expect((await town.try(town.seat, at, { action: 'file', actionId })).body).toEqual(one.body)
  expect(actions(await town.read(at.id))).toEqual(['report', 'file', 'dispatch'])
  expect(await town.try(town.seat, await town.report(), { action: 'file', actionId })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
  expect(await town.seat.post('/api/incidents', { category: '0405', lat: 31, lon: 121, description: '店外经营', source: 'seat', actionId })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
  expect(later.version).toBe(3)
})

test('the same report again is one incident', async () => {
  const actionId = newActionId()
  const input = { category: '0405', lat: 31, lon: 121, description: '店外经营', source: 'hotline', actionId }
  const answers = await Promise.all([1, 2, 3].map(() => town.seat.post<IncidentDetail>('/api/incidents', input)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1)
})

test('two people at once: one acts, the other is told what is now', async () => {
  const at = await town.report()
  const other = await hub.login('seat')
  const answers = await Promise.all([town.try(town.seat, at, { action: 'file' }), town.try(other, at, { action: 'reject', reason: '不属实' })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const refused = answers.find(({ status }) => status === 409)!
  expect(refused.body).toMatchObject({ code: 'incident.stale_version', details: { version: 2 } })
  expect((await town.read(at.id)).timeline).toHaveLength(2)
})

test('undo gives everything back in its time; nothing has left the hub', async () => {
  let at = await town.filed()
  at = await town.act(town.dispatcher, at, { action: 'dispatch', units: [{ unitId: town.unitId }] })
  expect(at.timeline.at(-1)!.undoUntil).not.toBeNull()
  const noted = await town.act(town.seat, at, { action: 'note', note: '仍可撤销' })
  expect(await town.seat.post(`/api/incidents/${at.id}/undo`, { version: noted.version })).toMatchObject({ status: 403, body: { code: 'incident.not_allowed' } })
  const answer = (await town.dispatcher.post<ActionAnswer>(`/api/incidents/${at.id}/undo`, { version: at.version })).body
  expect(answer.incident).toMatchObject({ state: 'filed', version: at.version + 1, dispatches: [], leadUnitId: null })
  expect(actions(answer.incident)).toEqual(['report', 'file', 'dispatch', 'note', 'undo'])
  expect(await count("effect WHERE incident_id = $1 AND version = $2 AND state <> 'cancelled'", at.id, at.version)).toBe(0)
  expect(await count('dispatch_record WHERE incident_id = $1', at.id)).toBe(0)
  expect(answer.incident.clocks.filter(({ stoppedAt }) => stoppedAt === null).map(({ kind }) => kind)).toEqual(['dispatch'])
  expect(await town.read(at.id)).toEqual(answer.incident)
})

test('undo is over when its time is, or when something came after it', async () => {
  const at = await town.filed()
  const undo = (version: number) => town.seat.post(`/api/incidents/${at.id}/undo`, { version })
  await until(() => Date.parse(at.timeline.at(-1)!.undoUntil!) <= Date.now())
  expect(await undo(at.version)).toMatchObject({ status: 409, body: { code: 'incident.undo_over' } })
  const sent = await town.act(town.dispatcher, at, { action: 'dispatch', units: [{ unitId: town.unitId }], sendNow: true })
  expect(await undo(at.version)).toMatchObject({ status: 409, body: { code: 'incident.stale_version' } })
  expect(await undo(sent.version)).toMatchObject({ status: 409, body: { code: 'incident.undo_over' } })
})

test('an effect that has left makes the undo come too late, and then nothing is taken back', async () => {
  const at = await town.filed()
  await hub.pool.query("UPDATE effect SET state = 'done' WHERE incident_id = $1 AND version = $2", [at.id, at.version])
  expect(await town.seat.post(`/api/incidents/${at.id}/undo`, { version: at.version })).toMatchObject({ status: 409, body: { code: 'incident.undo_over' } })
  expect(await town.read(at.id)).toEqual(at)
})

test('bulk: what can be done is done, what cannot is named', async () => {
  const [one, two, three] = [await town.report(), await town.filed(), await town.report()]
  const items = [one, two, three].map(({ id, version }) => ({ id, input: { action: 'file', version } }))
  const { status, body } = await town.seat.post('/api/incidents/bulk', { items: [...items, { id: newActionId(), input: { action: 'file', version: 1 } }] })
  expect(status).toBe(200)
  expect(body).toMatchObject({ done: [{ id: one.id, version: 2 }, { id: three.id, version: 2 }], refused: [{ id: two.id, code: 'incident.illegal_action' }, { code: 'not_found' }] })
})
