import type { HandOver, HandOverDue, IncidentDetail, Notice, Priority } from '@watchfloor/shared'
import { newUser } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

let hub: TestHub
beforeEach(async () => { hub = await startHub() })
afterEach(() => hub.stop())

const report = async (by: Caller, priority: Priority = 'P2'): Promise<IncidentDetail> =>
  (await by.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30, lon: 121, description: '井盖缺失', source: 'seat', priority })).body
const due = async (by: Caller): Promise<HandOverDue> => (await by.get<HandOverDue>('/api/hand-over/due')).body
const left = async (by: Caller): Promise<HandOver[]> => (await by.get<{ items: HandOver[] }>('/api/hand-over')).body.items
const told = async (by: Caller, action: string): Promise<Notice[]> => (await by.get<{ items: Notice[] }>('/api/notices')).body.items.filter((notice) => notice.action === action)
const idOf = async (by: Caller): Promise<string> => (await by.get<{ user: { id: string } }>('/api/auth/me')).body.user.id
const take = (by: Caller, { id, version }: IncidentDetail) => by.post<{ incident: IncidentDetail }>(`/api/incidents/${id}/actions`, { action: 'take', version })
/** As if the session had ended without a word. */
const vanish = async (by: Caller): Promise<void> => {
  const id = await idOf(by)
  await until(async () => (await hub.pool.query('SELECT 1 FROM desk_shift WHERE user_id = $1', [id])).rowCount)
  await hub.pool.query('DELETE FROM session WHERE user_id = $1', [id])
}

test('a shift with an open sheet is not left by signing out: the hub refuses until a colleague took each item', async () => {
  const [seat, next] = [await hub.login('seat'), await hub.login('seat')]
  const urgent = await report(seat)
  expect(await seat.post('/api/auth/logout')).toMatchObject({ status: 409, body: { code: 'shift.owed', details: { items: 1 } } })
  expect((await seat.get('/api/auth/me')).status).toBe(200)
  await seat.call('PUT', '/api/hand-over/note', { note: '三号岗 22 点换人' })
  expect(await due(seat)).toMatchObject({ due: true, owed: 2, note: '三号岗 22 点换人', items: [{ id: urgent.id }, { kind: 'note', title: '三号岗 22 点换人' }] })
  const offer = (await seat.post<HandOver>('/api/hand-over', {})).body
  expect((await seat.post('/api/auth/logout')).status).toBe(409)
  await next.post(`/api/hand-over/${offer.id}/accept`, { items: [urgent.id] })
  expect(await seat.post('/api/auth/logout')).toMatchObject({ status: 409, body: { details: { items: 1 } } })
  await next.post(`/api/hand-over/${offer.id}/accept`, { items: offer.items.map(({ id }) => id) })
  expect((await seat.post('/api/auth/logout')).status).toBe(204)
  expect((await seat.get('/api/auth/me')).status).toBe(401)
  // It is now the next one's to hand over, and a dispatcher answers for what nobody holds as well; a supervisor does not.
  expect((await next.post('/api/auth/logout')).status).toBe(409)
  expect((await (await hub.login('dispatcher')).post('/api/auth/logout')).status).toBe(409)
  expect((await (await hub.login('supervisor')).post('/api/auth/logout')).status).toBe(204)
  expect((await (await hub.login('officer')).post('/api/auth/logout')).status).toBe(204)
})

test('an emergency lets somebody go with a reason, which is logged and told to colleagues and supervisors', async () => {
  const [supervisor, colleague, seat] = [await hub.login('supervisor'), await hub.login('seat'), await hub.login('seat')]
  const name = (await seat.get<{ user: { name: string } }>('/api/auth/me')).body.user.name
  const urgent = await report(seat)
  await until(async () => (await hub.pool.query('SELECT 1 FROM desk_shift')).rowCount === 3)
  expect((await seat.post('/api/auth/logout', { leave: ' ' })).status).toBe(400)
  expect((await seat.post('/api/auth/logout', { leave: '突发疾病送医' })).status).toBe(204)
  expect(await left(colleague)).toMatchObject([{ kind: 'left', reason: '突发疾病送医', fromName: name, items: [{ id: urgent.id, acceptedAt: null }] }])
  await until(async () => (await told(supervisor, 'shift_left')).length === 1)
  expect((await told(colleague, 'shift_left'))[0]).toMatchObject({ type: 'escalation', about: { name, items: 1, reason: '突发疾病送医' } })
  const { items } = (await supervisor.get<{ items: { actor: string; details: object }[] }>('/api/audit?action=hand_over.skip')).body
  expect(items).toMatchObject([{ actor: name, details: { items: 1, reason: '突发疾病送医' } }])
})

test('who vanishes leaves an owed hand-over: the next seat takes it item by item before the queue is theirs, but for what concerns life', async () => {
  const seat = await hub.login('seat')
  const [one, two, deadly, candidate] = [await report(seat), await report(seat), await report(seat, 'P1'), await report(seat, 'P3')]
  const held = (await take(seat, one)).body.incident
  const present = await hub.login('seat')
  await vanish(seat)
  const [owed] = await until(async () => { const list = await left(present); return list.length > 0 && list })
  expect(owed).toMatchObject({ kind: 'vanished', fromUser: held.holder })
  expect(owed!.items.map(({ id }) => id).sort()).toEqual([one.id, two.id, deadly.id].sort())
  await until(async () => (await told(present, 'shift_vanished')).length === 1)

  const next = await hub.login('seat')
  expect(await due(next)).toMatchObject({ toTake: owed!.id })
  expect(await take(next, candidate)).toMatchObject({ status: 409, body: { code: 'shift.not_taken', details: { handOver: owed!.id, items: 3 } } })
  const bulk = (await next.post<{ refused: { code: string }[] }>('/api/incidents/bulk', { items: [{ id: candidate.id, input: { action: 'take', version: candidate.version } }] })).body
  expect(bulk.refused).toMatchObject([{ code: 'shift.not_taken' }])
  expect((await take(next, deadly)).status).toBe(200)
  // Whoever was at work is not held up, nor is another role.
  expect((await due(present)).toTake).toBeNull()
  expect((await take(present, candidate)).status).toBe(200)
  expect((await due(await hub.login('dispatcher'))).toTake).toBeNull()

  await next.post(`/api/hand-over/${owed!.id}/accept`, { items: [one.id] })
  const passed = await until(async () => { const { body } = await next.get<IncidentDetail>(`/api/incidents/${one.id}`); return body.holder !== held.holder && body })
  expect(passed.holder).toBe(await idOf(next))
  expect((await next.post(`/api/incidents/${one.id}/actions`, { action: 'note', note: '已联系养护单位', version: passed.version })).status).toBe(200)
  // Somebody has begun to take it over: nobody else is held up by it.
  expect((await due(await hub.login('seat'))).toTake).toBeNull()
  expect((await due(next)).toTake).toBe(owed!.id)
  await next.post(`/api/hand-over/${owed!.id}/accept`, { items: [two.id, deadly.id] })
  expect((await due(next)).toTake).toBeNull()
  expect((await take(next, two)).status).toBe(200)
})

test('who comes back before anybody took over goes on with the shift', async () => {
  const user = await newUser(hub.pool, { role: 'seat' })
  const signIn = async (): Promise<Caller> => new Caller(hub.baseUrl, (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username: user.username, password: user.password })).body.token)
  const [seat, watcher] = [await signIn(), await hub.login('seat')]
  const urgent = await report(seat)
  await take(seat, urgent)
  await vanish(seat)
  await until(async () => (await left(watcher)).length === 1)
  const again = await signIn()
  await until(async () => (await left(watcher)).length === 0)
  expect(await due(again)).toMatchObject({ due: true, toTake: null, items: [{ id: urgent.id, mine: true }] })
})

test('a shift that nobody takes over is told to the supervisors, once', async () => {
  const [supervisor, seat, watcher] = [await hub.login('supervisor'), await hub.login('seat'), await hub.login('seat')]
  await report(seat)
  const offer = (await seat.post<HandOver>('/api/hand-over', {})).body
  expect(await told(supervisor, 'shift_not_taken')).toEqual([])
  await hub.pool.query("UPDATE hand_over SET offered_at = now() - interval '11 minutes' WHERE id = $1", [offer.id])
  await until(async () => (await told(supervisor, 'shift_not_taken')).length === 1)
  await until(async () => (await hub.pool.query('SELECT 1 FROM hand_over WHERE told_at IS NOT NULL')).rowCount)
  expect((await told(supervisor, 'shift_not_taken'))[0]).toMatchObject({ about: { items: 1 } })
  expect(await told(watcher, 'shift_not_taken')).toEqual([])
})

test('a seat that gives no sign of life counts as gone, though its session would last', async () => {
  await hub.stop()
  hub = await startHub({ SEAT_AWAY_S: '1' })
  const seat = await hub.login('seat')
  const urgent = await report(seat)
  await take(seat, urgent)
  const { rows: [row] } = await until(async () => { const found = await hub.pool.query<{ kind: string; sheet: { id: string }[] }>('SELECT kind, sheet FROM hand_over'); return found.rowCount! > 0 && found })
  expect(row).toMatchObject({ kind: 'vanished', sheet: [{ id: urgent.id }] })
  expect((await seat.get('/api/auth/me')).status).toBe(200)
})
