import type { IncidentDetail, KpiAnswer, Page, ReporterToldAnswer, Reporters } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { FactRefresher } from '../src/figures/facts/fact-refresher.js'
import { DispatchUpkeep } from '../src/dispatch/upkeep/dispatch-upkeep.job.js'
import { DetectUpkeep } from '../src/detect/upkeep/detect-upkeep.job.js'
import { newUser } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown } from './incident-town.js'

/** An answer counts when it has arrived, not when it was sent; and what was told goes when its time is over, with nothing of it that still counts. */

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) }, 60_000)
afterAll(() => hub.stop())

const toldOf = async (id: string): Promise<ReporterToldAnswer['told']> => (await town.seat.get<ReporterToldAnswer>(`/api/incidents/${id}/told`)).body.told
/** Answered ÷ to be answered of one source. */
async function rate(source: string): Promise<[number, number | null]> {
  await hub.app.get(FactRefresher).catchUp()
  const { body } = await town.supervisor.get<KpiAnswer>('/api/kpi?groupBy=source&kpi=answered_rate&compare=none')
  const figure = body.rows.find(({ key }) => key === source)!.figures.answered_rate!
  return [figure.numerator, figure.denominator]
}
const closed = async (given: Parameters<CaseTown['handled']>[0]): Promise<IncidentDetail> => town.act(town.seat, await town.handled(given), { action: 'close', sendNow: true })
const allSent = (id: string): Promise<boolean> => until(async () => (await hub.pool.query("SELECT 1 FROM effect WHERE incident_id = $1 AND state = 'pending'", [id])).rowCount === 0, 20_000)

test('an answer that was sent to nobody is none; a seat that called back says so once, in the story too', async () => {
  const at = await closed({ source: 'hotline', reportedBy: '13800000000' })
  await allSent(at.id)
  expect([await toldOf(at.id), await rate('hotline')]).toEqual([null, [0, 1]])
  const tell = (by: Caller, how = '电话回访') => by.post<ReporterToldAnswer>(`/api/incidents/${at.id}/told`, { how })
  expect((await tell(town.officer)).status).toBe(403)
  expect((await tell(town.seat, ' ')).status).toBe(400)
  expect((await tell(town.seat)).body.told).toMatchObject({ door: 'person', by: expect.any(String) })
  expect((await tell(town.dispatcher, '当面')).body.told!.door).toBe('person')
  expect((await town.read(at.id)).timeline.filter(({ note }) => note?.startsWith('已答复反映人'))).toMatchObject([{ note: '已答复反映人：电话回访' }])
  expect(await rate('hotline')).toEqual([1, 1])
  const open = await town.filed({ source: 'hotline' })
  expect(await town.seat.post(`/api/incidents/${open.id}/told`, { how: '电话' })).toMatchObject({ status: 409, body: { code: 'incident.illegal_action' } })
})

test('who has an account was told when the notice is read', async () => {
  const worker = await newUser(hub.pool, { role: 'officer' })
  // Through the API, so that the roster has heard of the account when the answer is due.
  expect((await town.admin.patch(`/api/users/${worker.id}`, { name: '网格员' })).status).toBe(200)
  const { body: { token } } = await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: worker.username, password: worker.password })
  const grid = new Caller(hub.baseUrl, token)
  const at = await closed({ source: 'grid', reportedBy: worker.id })
  await allSent(at.id)
  const { items } = (await grid.get<Page<{ id: string; type: string; action: string }>>('/api/notices')).body
  expect([await toldOf(at.id), await rate('grid')]).toEqual([null, [0, 1]])
  await grid.post(`/api/notices/${items.find(({ type, action }) => type === 'answer' && action === 'close')!.id}/read`)
  expect(await toldOf(at.id)).toMatchObject({ door: 'notice', by: worker.id })
  expect(await rate('grid')).toEqual([1, 1])
})

test('a webhook that took the end has told it; one that failed has not', async () => {
  const at = await closed({ source: 'hotline' })
  await allSent(at.id)
  const { rows: [effect] } = await hub.pool.query<{ id: string }>("SELECT id FROM effect WHERE incident_id = $1 AND type = 'publish' AND action = 'close'", [at.id])
  const { rows: [earlier] } = await hub.pool.query<{ id: string }>("SELECT id FROM effect WHERE incident_id = $1 AND type = 'publish' AND action = 'file'", [at.id])
  const deliver = (effectId: string, state: string) => hub.pool.query("INSERT INTO delivery(effect_id, channel, recipient, state, attempts, at) VALUES ($1, 'webhook', 'w', $2, 1, now()) ON CONFLICT (effect_id, channel, recipient) DO UPDATE SET state = excluded.state", [effectId, state])
  await deliver(earlier!.id, 'done')
  await deliver(effect!.id, 'failed')
  expect(await toldOf(at.id)).toBeNull()
  await deliver(effect!.id, 'done')
  expect(await toldOf(at.id)).toMatchObject({ door: 'webhook' })
})

test('what was told goes after its time; what waits, what still stands and what counts stays', async () => {
  const at = await closed({ source: 'grid', reportedBy: 'nobody' })
  await allSent(at.id)
  await town.seat.post(`/api/incidents/${at.id}/told`, { how: '电话' })
  const open = await town.dispatched({ priority: 'P1' })
  const { rows: [record] } = await hub.pool.query<{ id: string }>("SELECT id FROM dispatch_record WHERE incident_id = $1 AND state = 'notified'", [open.id])
  const old = "now() - interval '400 days'"
  await hub.pool.query(`UPDATE effect SET ended_at = ${old} WHERE incident_id = $1 AND state <> 'pending'`, [at.id])
  await hub.pool.query(`UPDATE delivery SET at = ${old}`)
  const [waiting, over] = [uuid(), uuid()]
  await hub.pool.query("INSERT INTO effect(id, incident_id, version, type, to_whom, action, about, not_before, next_try_at) VALUES ($1, $2, 1, 'publish', '{\"type\":\"subscribers\"}', 'close', '{}', now() + interval '1 day', now() + interval '1 day')", [waiting, at.id])
  await hub.pool.query(`INSERT INTO delivery(effect_id, channel, recipient, state, attempts, at) VALUES ($1, 'webhook', 'w', 'failed', 1, ${old})`, [waiting])
  await hub.pool.query(`INSERT INTO notice(id, recipient, type, action, about, at) VALUES ($1, 'x', 'notify', 'file', '{}', ${old}), ($2, 'x', 'notify', 'file', '{}', now())`, [uuid(), uuid()])
  await hub.pool.query(`INSERT INTO escalation(subject, rung, at) VALUES ($1, 1, ${old}), ($2, 1, ${old}) ON CONFLICT (subject) DO UPDATE SET at = excluded.at`, [record!.id, over])
  await hub.pool.query(`INSERT INTO compliant_sighting(id, mask_id, device_id, category, at, lat, lon) VALUES ($1, $2, $3, '0405', ${old} - interval '1 day', 30, 121), ($4, $2, $3, '0405', now(), 30, 121)`, [uuid(), uuid(), uuid(), uuid()])
  const never = { signal: new AbortController().signal }
  expect(await hub.app.get(DispatchUpkeep).upkeep({}, never)).toBeGreaterThan(4)
  expect(await hub.app.get(DetectUpkeep).upkeep({}, never)).toBe(1)
  const count = async (sql: string, ...values: unknown[]): Promise<number> => (await hub.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, values)).rows[0]!.n
  expect([await count('effect WHERE incident_id = $1', at.id), await count('delivery WHERE effect_id = $1', waiting), await count(`delivery WHERE at <= ${old} AND effect_id <> $1`, waiting)]).toEqual([1, 1, 0])
  expect([await count("notice WHERE recipient = 'x'"), await count('escalation WHERE subject = $1', record!.id), await count('escalation WHERE subject = $1', over), await count('compliant_sighting')]).toEqual([1, 1, 0, 1])
  // The figure does not rest on what went.
  expect(await rate('grid')).toEqual([2, 2])
  expect((await hub.app.get(DispatchUpkeep).upkeep({}, never))).toBe(0)
})

test('all who reported one matter stand together, those merged into it too, and each says whether the answer came', async () => {
  const reportersOf = async (id: string): Promise<Reporters['items']> => (await town.seat.get<Reporters>(`/api/incidents/${id}/reporters`)).body.items
  const first = await town.handled({ source: 'hotline', reportedBy: '13800000001' })
  const second = await town.report({ source: 'grid', reportedBy: '网格员老王' })
  await town.act(town.seat, second, { action: 'merge', into: first.id })
  const own = await town.report({ source: 'seat' })
  expect(await reportersOf(first.id)).toMatchObject([{ incidentId: first.id, contact: '13800000001', over: false, told: null }, { incidentId: second.id, contact: '网格员老王', over: false, told: null }])
  expect(await reportersOf(own.id)).toEqual([])
  await town.act(town.seat, await town.read(first.id), { action: 'close', sendNow: true })
  await until(async () => (await reportersOf(first.id)).every(({ over }) => over), 20_000)
  expect((await town.seat.post(`/api/incidents/${second.id}/told`, { how: '短信' })).status).toBe(200)
  expect((await reportersOf(first.id)).map(({ told }) => told?.door ?? null)).toEqual([null, 'person'])
  expect([(await town.officer.get(`/api/incidents/${first.id}/reporters`)).status, (await town.seat.get(`/api/incidents/${uuid()}/reporters`)).status]).toEqual([403, 404])
})
