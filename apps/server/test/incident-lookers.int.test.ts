import type { LookTasks, Lookers } from '@watchfloor/shared'
import { DispatchPort } from '../src/ports/dispatch.port.js'
import { newUser } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown } from './incident-town.js'

/** The desk names who verifies and who checks: somebody who exists, may look, and did not do the work. */

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) }, 60_000)
afterAll(() => hub.stop())

const idOf = async (of: Caller): Promise<string> => (await of.get<{ user: { id: string } }>('/api/auth/me')).body.user.id
const lookersOf = async (id: string): Promise<Lookers> => (await town.seat.get<Lookers>(`/api/incidents/${id}/lookers`)).body
const tasksOf = async (of: Caller): Promise<string[]> => (await of.get<LookTasks>('/api/auto-flow/tasks')).body.items.map(({ id }) => id)

test('while only who did the work has an account, nobody can be named and it is said why; nobody in particular can still be asked', async () => {
  const at = await town.handled()
  expect(await lookersOf(at.id)).toEqual({ items: [], none: 'did_it' })
  const refused = await town.try(town.seat, at, { action: 'check', assignee: await idOf(town.officer) })
  expect(refused).toMatchObject({ status: 422, body: { code: 'incident.missing', message: expect.stringContaining('does not check it') } })
  expect((await town.act(town.seat, at, { action: 'check' })).state).toBe('checking')
})

test('who is on duty stands first, and the one who is named finds the task on the phone and may answer it', async () => {
  const [resting, present] = [await town.anotherUnit(), await town.anotherUnit()]
  const [restingId, presentId] = [await idOf(resting.officer), await idOf(present.officer)]
  const span = { startsAt: new Date(Date.now() - 3_600_000).toISOString(), endsAt: new Date(Date.now() + 3_600_000).toISOString() }
  expect((await town.dispatcher.post('/api/duty', { squadId: present.unitId, userId: presentId, shift: '早班', ...span })).status).toBe(201)
  const at = await town.handled()
  await until(async () => (await lookersOf(at.id)).items[0]?.onDuty === true)
  expect(await lookersOf(at.id)).toMatchObject({ none: null, items: [{ id: presentId, unitId: present.unitId, onDuty: true, distanceM: null, sameUnit: false, tasks: 0 }, { id: restingId, onDuty: false }] })
  const asked = await town.act(town.seat, at, { action: 'check', assignee: presentId, sendNow: true })
  expect([await tasksOf(present.officer), await tasksOf(resting.officer)]).toEqual([[at.id], []])
  expect((await lookersOf(at.id)).items[0]).toMatchObject({ id: presentId, tasks: 1 })
  expect((await town.act(present.officer, asked, { action: 'report_checked', passed: true })).checkPassed).toBe(true)
  expect(await tasksOf(present.officer)).toEqual([])
})

test('a name that is no account, a disabled one and one that never looks are refused with what to do', async () => {
  const at = await town.report()
  const [off, admin] = [await newUser(hub.pool, { role: 'officer', enabled: false }), await newUser(hub.pool, { role: 'admin' })]
  const here = await newUser(hub.pool, { role: 'officer' })
  await until(() => hub.app.get(DispatchPort).mayLook(here.id))
  for (const assignee of ['nobody-known', off.id, admin.id]) {
    expect(await town.try(town.seat, at, { action: 'verify', assignee })).toMatchObject({ status: 422, body: { code: 'incident.missing', message: expect.stringContaining('enabled account') } })
  }
  expect((await town.act(town.seat, at, { action: 'verify', assignee: here.id })).state).toBe('verifying')
})

test('only the command room asks who could look', async () => {
  const at = await town.report()
  expect([(await town.officer.get(`/api/incidents/${at.id}/lookers`)).status, (await town.seat.get('/api/incidents/0193b0a0-0000-7000-8000-000000000001/lookers')).status]).toEqual([403, 404])
})
