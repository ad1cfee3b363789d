import { createHash } from 'node:crypto'
import { jest } from '@jest/globals'
import { CHAIN_START, chainText } from '@watchfloor/domain'
import type { ChainRecord } from '@watchfloor/domain'
import type { ActionAnswer, ApiError, BulkAnswer, IncidentDetail, IncidentRow, Page } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { CaseTown } from './incident-town.js'

/** Many act at the same moment: their actions share transactions, and yet each is whole or not at all, and refused alone. */

jest.setTimeout(60_000)
let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub(); town = await CaseTown.on(hub) })
afterAll(() => hub.stop())

const reportOf = (n: number, more: object = {}): object => ({ category: '0405', lat: 30.2 + n / 1000, lon: 121.3, description: `第 ${n} 处`, source: 'seat', ...more })
const report = (n: number, more: object = {}): Promise<{ status: number; body: IncidentDetail & ApiError }> => town.seat.post('/api/incidents', reportOf(n, more))
/** Versions of the lines of each incident, in the order in which they were recorded. */
async function versionsOf(ids: readonly string[]): Promise<number[][]> {
  const { rows } = await hub.pool.query<{ versions: number[] }>('SELECT array_agg(version ORDER BY recorded_at, id) AS versions FROM timeline_line WHERE incident_id = ANY($1) GROUP BY incident_id', [ids])
  return rows.map(({ versions }) => versions)
}

test('fifty reports at once: each is an incident with its line, its clock and its link; those that name evidence nobody has are refused alone', async () => {
  const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => report(n, n % 10 === 3 ? { evidence: [uuid()] } : {})))
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body)
  expect(answers.filter(({ status }) => status !== 201).map(({ status, body }) => `${status} ${body.code}`)).toEqual(Array.from({ length: 5 }, () => '400 input.invalid'))
  expect(new Set(made.map(({ number }) => number)).size).toBe(45)
  const { rows: [kept] } = await hub.pool.query<Record<string, number>>(`SELECT (SELECT count(*)::int FROM incident WHERE id = ANY($1)) AS incidents, (SELECT count(*)::int FROM timeline_line WHERE incident_id = ANY($1)) AS lines,
    (SELECT count(*)::int FROM incident_clock WHERE incident_id = ANY($1) AND stopped_at IS NULL) AS clocks, (SELECT count(*)::int FROM evidence_record WHERE incident_id = ANY($1)) AS links,
    (SELECT count(*)::int FROM incident WHERE description ~ '^第 [0-9]*3 处') AS refused`, [made.map(({ id }) => id)])
  expect(kept).toEqual({ incidents: 45, lines: 45, clocks: 45, links: 45, refused: 0 })
})

test('the same report twenty times at once is one incident, and everybody gets its first answer', async () => {
  const actionId = uuid()
  const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => report(100, n % 2 ? { actionId } : { actionId: actionId.toUpperCase() })))
  expect(new Set(answers.map(({ status, body }) => `${status} ${body.id} ${body.number}`)).size).toBe(1)
  expect(answers[0]!.status).toBe(201)
  expect((await hub.pool.query("SELECT 1 FROM incident WHERE description = '第 100 处'")).rowCount).toBe(1)
})

test('ten people file the same incident at once while others are filed beside it: one of the ten has it, the rest hear which version stands', async () => {
  const incidents = (await Promise.all(Array.from({ length: 12 }, (_, n) => report(200 + n)))).map(({ body }) => body)
  const [contested, ...others] = incidents as [IncidentDetail, ...IncidentDetail[]]
  const [fought, calm] = await Promise.all([
    Promise.all(Array.from({ length: 10 }, () => town.try(town.seat, contested, { action: 'file' }))), Promise.all(others.map((at) => town.try(town.seat, at, { action: 'file' }))),
  ])
  expect(fought.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect(fought.find(({ status }) => status === 409)!.body).toMatchObject({ code: 'incident.stale_version', details: { version: 2 } })
  expect(calm.map(({ status, body }) => [status, (body as ActionAnswer).incident.id])).toEqual(others.map(({ id }) => [200, id]))
  expect(await versionsOf(incidents.map(({ id }) => id))).toEqual(incidents.map(() => [1, 2]))
})

test('a list of actions with one incident twice: its actions follow each other, what is refused is named, the others are done', async () => {
  const incidents = (await Promise.all(Array.from({ length: 6 }, (_, n) => report(300 + n)))).map(({ body }) => body)
  const [twice] = incidents as [IncidentDetail]
  const missing = uuid()
  const { body } = await town.seat.post<BulkAnswer>('/api/incidents/bulk', { items: [
    ...incidents.map(({ id, version }) => ({ id, input: { action: 'note', version, note: '一起看过' } })), { id: missing, input: { action: 'file', version: 1 } },
    { id: twice.id, input: { action: 'file', version: 1 } }, { id: twice.id, input: { action: 'file', version: 1 } },
  ] })
  expect(body.done.map(({ id }) => id)).toEqual([...incidents.map(({ id }) => id), twice.id])
  expect(body.refused.map(({ id, code }) => [id, code])).toEqual([[missing, 'not_found'], [twice.id, 'incident.stale_version']])
  expect((await town.read(twice.id)).timeline.map(({ action }) => action)).toEqual(['report', 'note', 'file'])
})

test('the chains of incidents that were changed together are whole', async () => {
  const { rows } = await hub.pool.query<{ incident_id: string; seq: number; record: ChainRecord; previous: string; hash: string }>('SELECT * FROM evidence_record ORDER BY incident_id, seq')
  let before: (typeof rows)[number] | null = null
  for (const row of rows) {
    const last = before?.incident_id === row.incident_id ? before : null
    expect([row.seq, row.previous]).toEqual([(last?.seq ?? 0) + 1, last?.hash ?? CHAIN_START])
    expect(row.hash).toBe(createHash('sha256').update(chainText(row.previous, row.record)).digest('hex'))
    before = row
  }
  expect(rows.length).toBeGreaterThan(80)
})

test('words are found where they stand in this order, page by page, whatever signs they hold', async () => {
  const texts = ['紫竹林路口100%堵塞', '林路紫竹口', '紫竹林路口2号', '紫竹林路口_3号 ABC街']
  const made: IncidentDetail[] = []
  for (const [n, description] of texts.entries()) made.push((await report(400 + n, { description })).body)
  const find = async (q: string, more = ''): Promise<Page<IncidentRow>> => (await town.seat.get<Page<IncidentRow>>(`/api/incidents?sort=newest&q=${encodeURIComponent(q)}${more}`)).body
  const idsOf = ({ items }: Page<IncidentRow>): string[] => items.map(({ id }) => id)
  // All its pairs of signs are in the second text too, but not one after another.
  expect(await find('紫竹')).toMatchObject({ total: 4 })
  expect(idsOf(await find('紫竹林路'))).toEqual([made[3]!.id, made[2]!.id, made[0]!.id])
  expect(idsOf(await find('路口100%堵'))).toEqual([made[0]!.id])
  expect(idsOf(await find('口_3'))).toEqual([made[3]!.id])
  expect(idsOf(await find('abc街'))).toEqual([made[3]!.id])
  const first = await find('紫竹林', '&limit=2')
  const second = await find('紫竹林', `&limit=2&cursor=${first.next}`)
  expect([first.total, second.total, ...idsOf(first), ...idsOf(second)]).toEqual([3, 3, made[3]!.id, made[2]!.id, made[0]!.id])
  await town.act(town.seat, made[2]!, { action: 'amend', reason: '写错', description: '碧桃巷' })
  expect(idsOf(await find('紫竹林'))).toEqual([made[3]!.id, made[0]!.id])
  expect(idsOf(await find('碧桃巷', '&state=reported'))).toEqual([made[2]!.id])
})

test('words that more than ten thousand incidents hold are found newest first, without bringing all of them', async () => {
  const { body: first } = await report(500, { description: '满城风絮 0' })
  await hub.pool.query(`
    INSERT INTO incident SELECT (jsonb_populate_record(i, jsonb_build_object('id', gen_random_uuid(), 'number', 'many-' || n, 'description', '满城风絮 ' || n, 'created_at', i.created_at - n * interval '1 second'))).*
    FROM incident i, generate_series(1, 10050) n WHERE i.id = $1`, [first.id])
  const page = async (cursor = ''): Promise<Page<IncidentRow>> => (await town.seat.get<Page<IncidentRow>>(`/api/incidents?sort=newest&limit=20&q=${encodeURIComponent('满城风絮')}${cursor}`)).body
  const one = await page()
  const two = await page(`&cursor=${one.next}`)
  expect([one.total, two.total]).toEqual([10_000, 10_000])
  expect([...one.items, ...two.items].map(({ description }) => description)).toEqual(Array.from({ length: 40 }, (_, n) => `满城风絮 ${n}`))
})
