import type { IncidentDetail, IncidentRow, LookTasks, Page } from '@watchfloor/shared'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { CaseTown } from './incident-town.js'

let hub: TestHub
let town: CaseTown
// An undo time that no slow machine outlasts: where it has to end, the test ends it.
beforeAll(async () => { hub = await startHub({ UNDO_S: '60' }); town = await CaseTown.on(hub) })
afterAll(() => hub.stop())

const tasks = async (): Promise<string[]> => (await town.officer.get<Page<IncidentRow>>('/api/incidents?open=true&sort=queue&limit=100')).body.items.map(({ id }) => id)
const looks = async (): Promise<string[]> => (await town.officer.get<LookTasks>('/api/auto-flow/tasks')).body.items.map(({ id }) => id)
const seenBy = async (id: string): Promise<number> => (await town.officer.get(`/api/incidents/${id}`)).status
const dispatch = (at: IncidentDetail, more = {}): Promise<IncidentDetail> => town.act(town.dispatcher, at, { action: 'dispatch', units: [{ unitId: town.unitId }], ...more })

test('an officer does not see a dispatch before its release, and never one that is taken back', async () => {
  const sent = await dispatch(await town.filed())
  expect([await tasks(), await seenBy(sent.id)]).toEqual([[], 404])
  expect((await town.dispatcher.get<Page<IncidentRow>>('/api/incidents?open=true&sort=queue')).body.items.map(({ id }) => id)).toContain(sent.id)
  expect((await town.dispatcher.post(`/api/incidents/${sent.id}/undo`, { version: sent.version })).status).toBe(200)
  expect([await tasks(), await seenBy(sent.id)]).toEqual([[], 404])
})

test('it is there once the undo time is over, at once where it was sent at once, and after the next action', async () => {
  const held = await dispatch(await town.filed())
  expect(await tasks()).not.toContain(held.id)
  await hub.pool.query('UPDATE incident_undo SET until = now() WHERE incident_id = $1', [held.id])
  expect([(await tasks()).includes(held.id), await seenBy(held.id)]).toEqual([true, 200])
  const now = await dispatch(await town.filed(), { sendNow: true })
  expect(await tasks()).toContain(now.id)
  const urgent = await dispatch(await town.filed({ priority: 'P1' }))
  expect(await tasks()).toContain(urgent.id)
})

test('what the officer does itself within an undo time hides nothing from it', async () => {
  const at = await town.handling()
  await town.act(town.officer, at, { action: 'handle', outcome: 'rectified' })
  expect(await tasks()).toContain(at.id)
})

test('nor does an officer see a look that is still to be taken back', async () => {
  const { user: { id: officerId } } = (await town.officer.get<{ user: { id: string } }>('/api/auth/me')).body
  const report = await town.report()
  const held = await town.act(town.seat, report, { action: 'verify', assignee: officerId })
  expect([await looks(), await seenBy(held.id)]).toEqual([[], 404])
  const sent = await town.act(town.seat, await town.report(), { action: 'verify', assignee: officerId, sendNow: true })
  await until(async () => (await looks()).includes(sent.id))
  expect([await looks(), await seenBy(sent.id)]).toEqual([[sent.id], 200])
})
