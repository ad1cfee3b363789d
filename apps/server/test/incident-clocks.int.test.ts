import type { ActionAnswer, IncidentDetail, WorkCalendar } from '@watchfloor/shared'
import { ClockDesk } from '../src/incident/clocks/clock-desk.js'
import { JobService } from '../src/platform/jobs/job.service.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import { OUTER } from './harness/outer-profile.js'
import { until } from './harness/until.js'
import { CaseTown } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) }, 60_000)
afterAll(() => hub.stop())

const sweep = (on = hub): Promise<number> => on.app.get(ClockDesk).sweep(new AbortController().signal)
/** As if its time had run out so many seconds ago. */
const runOut = async (at: IncidentDetail, kind: string, agoS = 1, on = hub): Promise<void> => {
  await on.pool.query("UPDATE incident_clock SET run_from = run_from - (due_at - now()) - make_interval(secs => $3), due_at = now() - make_interval(secs => $3) WHERE incident_id = $1 AND kind = $2 AND stopped_at IS NULL AND paused_at IS NULL", [at.id, kind, agoS])
}
const overdueLines = async (id: string): Promise<number> => (await town.read(id)).timeline.filter(({ action }) => action === 'overdue').length
const told = async (id: string, on = hub): Promise<number> => (await on.pool.query("SELECT 1 FROM effect WHERE incident_id = $1 AND action = 'overdue'", [id])).rowCount!

test('a stage that runs out tells those above, once, however many look at the same time', async () => {
  const at = await town.report()
  await runOut(at, 'accept')
  await Promise.all([sweep(), sweep(), sweep(), sweep()])
  await sweep()
  expect([await overdueLines(at.id), await told(at.id)]).toEqual([1, 2])
  const now = await town.read(at.id)
  expect(now).toMatchObject({ version: 1, state: 'reported', clocks: [{ kind: 'accept', firedAt: expect.any(String), stoppedAt: null }] })
  expect((await town.act(town.seat, now, { action: 'file' })).clocks[0]).toMatchObject({ late: true })
})

test('a clock that is due soon is woken by its own job, and an older generation wakes nothing', async () => {
  const at = await town.report()
  const [clock] = at.clocks
  await hub.pool.query("UPDATE incident_clock SET due_at = now() + interval '1 second' WHERE id = $1", [clock!.id])
  await hub.app.get(JobService).add('clock.wake', { clockId: clock!.id, incidentId: at.id, generation: clock!.generation - 1 }, { id: 'too-old', delayMs: 1100 })
  expect(await sweep()).toBe(0)
  await until(async () => await overdueLines(at.id) === 1, 20_000)
  expect((await town.read(at.id)).clocks[0]!.generation).toBe(clock!.generation + 1)
})

test('a clock that rings in the time of an undo takes nothing away: the action is taken back, those above are told once', async () => {
  const at = await town.handling()
  const returned = await town.act(town.officer, at, { action: 'return', reason: '不属本辖区' })
  await town.hub.pool.query("UPDATE incident_clock SET due_at = now() - interval '1 second' WHERE incident_id = $1 AND kind IN ('dispatch', 'disposal')", [at.id])
  await town.hub.pool.query("UPDATE incident_undo SET before = jsonb_set(before, '{clocks}', (SELECT jsonb_agg(c || jsonb_build_object('dueAt', to_char((now() - interval '1 second') AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"'))) FROM jsonb_array_elements(before->'clocks') c)) WHERE incident_id = $1", [at.id])
  await sweep()
  const [lines, news] = [await overdueLines(at.id), await told(at.id)]
  expect([lines, news]).toEqual([1, 2])
  const { status, body } = await town.officer.post<ActionAnswer>(`/api/incidents/${at.id}/undo`, { version: returned.version })
  expect([status, body.incident.state]).toEqual([200, 'handling'])
  // What the clock told stays told; what the action would have told is cancelled.
  const { rows } = await town.hub.pool.query<{ action: string; cancelled: boolean }>("SELECT action, bool_and(state = 'cancelled') AS cancelled FROM effect WHERE incident_id = $1 AND version = $2 GROUP BY action ORDER BY action", [at.id, returned.version])
  expect(rows).toEqual([{ action: 'overdue', cancelled: false }, { action: 'return', cancelled: true }])
})

test('a verification that nobody answers is called off by the hub, and the accept clock goes on', async () => {
  const at = await town.act(town.seat, await town.report(), { action: 'verify' })
  await runOut(at, 'verify')
  await sweep()
  const now = await town.read(at.id)
  expect(now.state).toBe('reported')
  expect(now.timeline.at(-1)).toMatchObject({ action: 'cancel', actor: { type: 'system', rule: 'clock.verify' } })
  expect(now.clocks.filter(({ stoppedAt, pausedAt }) => stoppedAt === null && pausedAt === null).map(({ kind }) => kind)).toEqual(['accept'])
})

test('a suspended incident comes back by itself on its day', async () => {
  const until = new Date(Date.now() + 86_400_000).toISOString()
  const asked = await town.act(town.officer, await town.handling(), { action: 'request_suspension', reason: '待拆除许可', until })
  const at = await town.act(town.supervisor, asked, { action: 'suspend', reason: '同意', until })
  expect(at).toMatchObject({ state: 'suspended', suspensions: 1 })
  await runOut(at, 'suspension')
  await sweep()
  const now = await town.read(at.id)
  expect(now).toMatchObject({ state: 'handling', suspendedUntil: null, version: at.version + 1 })
  expect(now.timeline.at(-1)).toMatchObject({ action: 'resume', actor: { rule: 'clock.suspension' } })
})

// A second hub on one database waits for the lease of the first; the second profile has Redis between the two and its own test of roles.
;(OUTER ? test.skip : test)('what ran out while no hub was up fires at the next start, once', async () => {
  const database = await newDatabase()
  try {
    const first = await startHub({ DATABASE_URL: database.url })
    const there = await CaseTown.on(first)
    const at = await there.report()
    await first.stop()
    const second = await startHub({ DATABASE_URL: database.url })
    try {
      await runOut(at, 'accept', 3600, second)
      await sweep(second)
    } finally { await second.stop() }
    const third = await startHub({ DATABASE_URL: database.url })
    try {
      await sweep(third)
      expect(await told(at.id, third)).toBe(2)
      await runOut(at, 'accept', 3600, third)
      await third.pool.query('UPDATE incident_clock SET fired_at = NULL, generation = generation + 1 WHERE incident_id = $1', [at.id])
    } finally { await third.stop() }
    // Lost queue and all: the boot itself looks.
    const fourth = await startHub({ DATABASE_URL: database.url })
    try { await until(async () => await told(at.id, fourth) === 4) } finally { await fourth.stop() }
  } finally { await database.drop() }
}, 120_000)

test('a changed calendar moves the clocks that run in working time, and no others', async () => {
  const calendar = (await town.seat.get<WorkCalendar>('/api/calendar')).body
  const [working, urgent] = [await town.handling({ category: '0112' }), await town.handling({ category: '0107' })]
  const disposal = (at: IncidentDetail) => at.clocks.find(({ kind }) => kind === 'disposal')!
  expect([disposal(working).limit.unit, disposal(urgent).limit.unit]).toEqual(['work_hour', 'urgent_hour'])
  const free = Array.from({ length: 40 }, (_, i) => new Date(Date.now() + (i - 2) * 86_400_000).toISOString().slice(0, 10))
  expect((await town.dispatcher.call('PUT', '/api/calendar', calendar)).status).toBe(403)
  expect((await town.admin.put('/api/calendar', { ...calendar, weekend: [0, 1, 2, 3, 4, 5, 6] })).status).toBe(400)
  expect((await town.admin.put('/api/calendar', { ...calendar, holidays: free, makeUpDays: [] })).status).toBe(200)
  const moved = await until(async () => { const now = disposal(await town.read(working.id)); return now.dueAt !== disposal(working).dueAt && now }, 20_000)
  expect(Date.parse(moved.dueAt) - Date.now()).toBeGreaterThan(30 * 86_400_000)
  expect(moved.generation).toBe(disposal(working).generation + 1)
  expect(disposal(await town.read(urgent.id))).toEqual(disposal(urgent))
  await until(async () => (await hub.pool.query("SELECT 1 FROM setting WHERE key = 'work_calendar.open'")).rowCount === 0)
  const { rows: [row] } = await hub.pool.query<{ press_due: Date }>('SELECT press_due FROM incident WHERE id = $1', [working.id])
  expect(row!.press_due.toISOString()).toBe(moved.dueAt)
})

test('a rule of another room acts by a job, once, and what is refused by then is over', async () => {
  const at = await town.filed()
  const jobs = hub.app.get(JobService)
  const actionId = '019a0000-0000-7000-8000-0000000000aa'
  const payload = { incidentId: at.id, input: { action: 'note' as const, version: at.version, note: '通知未送达', actionId }, rule: 'dispatch.dead_letter', why: 'three tries failed' }
  await jobs.add('incident.act', payload, { id: 'note-1' })
  await jobs.add('incident.act', payload, { id: 'note-2' })
  await jobs.add('incident.act', { ...payload, input: { action: 'close', version: at.version, outcome: 'rectified' } }, { id: 'refused' })
  await jobs.add('incident.act', { ...payload, input: { ...payload.input, note: '最后', actionId: '019a0000-0000-7000-8000-0000000000ab' } }, { id: 'last' })
  const now = await until(async () => { const seen = await town.read(at.id); return seen.timeline.some(({ note }) => note === '最后') && seen }, 20_000)
  await until(async () => (await town.read(at.id)).timeline.length >= 4)
  expect(now.state).toBe('filed')
  expect((await town.read(at.id)).timeline.filter(({ note }) => note === '通知未送达')).toMatchObject([{ actor: { type: 'system', rule: 'dispatch.dead_letter' } }])
})
