import type { IncidentDetail, KeptNotice, Page, Squad } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

let hub: TestHub
let [seat, other, dispatcher, supervisor, officer, admin]: Caller[] = []
beforeAll(async () => {
  hub = await startHub()
  ;[seat, other, dispatcher, supervisor, officer, admin] = await Promise.all((['seat', 'seat', 'dispatcher', 'supervisor', 'officer', 'admin'] as const).map((role) => hub.login(role)))
})
afterAll(() => hub.stop())

const told = async (by: Caller | undefined): Promise<KeptNotice[]> => (await by!.get<Page<KeptNotice>>('/api/notices')).body.items.filter(({ type }) => type === 'escalation')
/** An alarm that was stored so long ago: its id carries the time. */
const alarmSince = async (agoMs: number, priority: string, state = 'active_new'): Promise<string> => {
  const id = uuid({ msecs: Date.now() - agoMs })
  await hub.pool.query(`INSERT INTO alarm(id, version, rule, kind, source_id, state, priority, severity, category, first_at, episode_at, last_at, count, transitions, about)
    VALUES ($1, 1, 'sos', 'sos', gen_random_uuid(), $2, $3, 'critical', '0405', now(), now(), now(), 1, 1, '{}')`, [id, state, priority])
  return id
}

test('an alarm that nobody acknowledges climbs to all seats, the supervisor, and a voice; each rung is told once', async () => {
  const id = await alarmSince(46_000, 'P1')
  const [first] = await until(async () => { const notices = await told(supervisor); return notices.length > 0 && notices })
  expect(first).toMatchObject({ alarmId: id, action: 'unacknowledged', priority: 'P1', sound: true, about: { to: 'supervisor', kind: 'sos' } })
  expect((await told(seat)).map(({ about }) => about['to'])).toEqual(['all_seats'])
  expect((await told(other)).map(({ about }) => about['to'])).toEqual(['all_seats'])
  expect(await told(officer)).toEqual([])
  // As after a crash between telling and remembering.
  await hub.pool.query('DELETE FROM escalation WHERE subject = $1', [id])
  await until(async () => (await hub.pool.query('SELECT 1 FROM escalation WHERE subject = $1', [id])).rowCount === 1)
  expect(await told(supervisor)).toHaveLength(1)
  await hub.pool.query("UPDATE alarm SET state = 'active_seen' WHERE id = $1", [id])
})

test('what was seen or put aside climbs no further, and less than P1 makes no sound', async () => {
  const before = (await told(supervisor)).length
  await alarmSince(400_000, 'P1', 'active_seen')
  const shelved = await alarmSince(400_000, 'P2', 'active_seen')
  await hub.pool.query("UPDATE alarm SET state = 'active_new', shelf = $2 WHERE id = $1", [shelved, { by: 'x', at: new Date(), until: new Date(Date.now() + 60_000), reason: 'x', owner: 'x' }])
  const loud = await alarmSince(301_000, 'P2')
  const notices = await until(async () => { const all = await told(supervisor); return all.length > before && all })
  expect(notices).toHaveLength(before + 1)
  expect(notices[0]).toMatchObject({ alarmId: loud, sound: false })
})

test('a unit that does not answer is told upwards, with its telephone', async () => {
  const squad = (await admin!.post<Squad>('/api/squads', { name: unique('squad '), phone: '0574-110' })).body
  const incident = (await seat!.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30, lon: 121, description: 'x', source: 'seat', priority: 'P1' })).body
  const filed = (await seat!.post<{ incident: IncidentDetail }>(`/api/incidents/${incident.id}/actions`, { action: 'file', version: incident.version })).body.incident
  await dispatcher!.post(`/api/incidents/${incident.id}/actions`, { action: 'dispatch', version: filed.version, units: [{ unitId: squad.id }], override: 'x' })
  await hub.pool.query("UPDATE dispatch_record SET notified_at = now() - interval '16 seconds' WHERE incident_id = $1", [incident.id])
  const notice = await until(async () => (await told(dispatcher)).find(({ incidentId }) => incidentId === incident.id))
  expect(notice).toMatchObject({ action: 'no_answer', number: incident.number, about: { to: 'all_seats', unit: squad.name, phone: '0574-110' } })
})
