import type { Colleague, HandOver, HandOverDue, IncidentDetail, Notice } from '@watchfloor/shared'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

let hub: TestHub
beforeAll(async () => { hub = await startHub() })
afterAll(() => hub.stop())

test('a shift is offered, taken over item by item by somebody else, and is the offering seat\'s until then', async () => {
  const [seat, next] = [await hub.login('seat'), await hub.login('seat')]
  const report = async (): Promise<IncidentDetail> => (await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30, lon: 121, description: '井盖缺失', source: 'seat', priority: 'P2' })).body
  const [one, two] = [await report(), await report()]
  expect((await seat.get<HandOverDue>('/api/hand-over/due')).body).toMatchObject({ due: true, owed: 2, items: [{ id: one.id, mine: false }, { id: two.id }] })
  const held = (await seat.post<{ incident: IncidentDetail }>(`/api/incidents/${one.id}/actions`, { action: 'take', version: one.version })).body.incident
  expect((await seat.get<HandOverDue>('/api/hand-over/due')).body.due).toBe(true)
  const offered = (await seat.post<HandOver>('/api/hand-over', { note: '井盖已围挡' })).body
  expect(offered).toMatchObject({ note: '井盖已围挡', acceptedAt: null, items: [{ kind: 'urgent', mine: true }, { mine: false }, { kind: 'note', title: '井盖已围挡' }] })
  expect(await seat.post(`/api/hand-over/${offered.id}/accept`, { items: [one.id] })).toMatchObject({ status: 403 })
  expect((await next.post<HandOver>(`/api/hand-over/${offered.id}/accept`, { items: [two.id] })).body.acceptedAt).toBeNull()
  expect((await seat.get<HandOverDue>('/api/hand-over/due')).body.due).toBe(true)
  expect((await next.post<HandOver>(`/api/hand-over/${offered.id}/accept`, { items: [one.id, offered.items.at(-1)!.id] })).body.acceptedAt).not.toBeNull()
  const passed = await until(async () => { const { body } = await next.get<IncidentDetail>(`/api/incidents/${one.id}`); return body.holder !== held.holder && body })
  expect(passed.timeline.at(-1)).toMatchObject({ action: 'hand_over', actor: { type: 'system', rule: 'shift-hand-over' } })
  expect((await seat.get<HandOverDue>('/api/hand-over/due')).body.due).toBe(false)
  expect((await next.get<HandOverDue>('/api/hand-over/due')).body.due).toBe(true)
})

test('the next one is told of a shift that is offered', async () => {
  const [seat, next] = [await hub.login('seat'), await hub.login('seat')]
  const { id } = (await next.get<{ user: { id: string } }>('/api/auth/me')).body.user
  await seat.post('/api/hand-over', { toUser: id })
  const { items } = (await next.get<{ items: Notice[] }>('/api/notices')).body
  expect(items[0]).toMatchObject({ type: 'notify', action: 'shift_offered', incidentId: null, about: { items: expect.any(Number) } })
  expect((await seat.get<{ items: Notice[] }>('/api/notices')).body.items.filter(({ action, at }) => action === 'shift_offered' && at >= items[0]!.at)).toEqual([])
})

test('one case is handed to a named colleague, who is told; nobody else can be named', async () => {
  const [seat, dispatcher, officer] = [await hub.login('seat'), await hub.login('dispatcher'), await hub.login('officer')]
  const people = (await seat.get<{ items: Colleague[] }>('/api/users/colleagues')).body.items
  expect((await officer.get('/api/users/colleagues')).status).toBe(403)
  const who = async (caller: typeof seat): Promise<Colleague> => { const { user } = (await caller.get<{ user: { id: string } }>('/api/auth/me')).body; return people.find(({ id }) => id === user.id)! }
  const incident = (await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30, lon: 121, description: '井盖缺失', source: 'seat' })).body
  const hand = (to: string) => seat.post<{ incident: IncidentDetail }>(`/api/incidents/${incident.id}/actions`, { action: 'hand_over', version: incident.version, to, sendNow: true })
  expect(await hand((await who(officer)).id)).toMatchObject({ status: 422, body: { code: 'incident.missing' } })
  const taker = await who(dispatcher)
  // Who signed up a moment ago is known to the dispatch room a moment later.
  const handed = await until(async () => { const { status, body } = await hand(taker.id); return status === 200 && body })
  expect(handed.incident.holder).toBe(taker.id)
  await until(async () => (await dispatcher.get<{ items: Notice[] }>('/api/notices')).body.items.some(({ action, incidentId }) => action === 'hand_over' && incidentId === incident.id))
})

test('an officer has no shift of the command room', async () => {
  const officer = await hub.login('officer')
  expect((await officer.get('/api/hand-over/due')).status).toBe(403)
})
