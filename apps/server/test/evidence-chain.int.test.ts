import { createHash } from 'node:crypto'
import { CHAIN_START, chainText, lineText } from '@watchfloor/domain'
import type { ChainRecord } from '@watchfloor/domain'
import type { EvidenceItem } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { EvidencePort } from '../src/ports/evidence.port.js'
import { incidentRow, lineRow, picture, upload } from './evidence-builders.js'
import type { Caller } from './harness/caller.js'
import { CaseTown } from './incident-town.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let seat: Caller
let port: EvidencePort
let database: DataSource
beforeAll(async () => {
  hub = await startHub()
  seat = await hub.login('seat')
  port = hub.app.get(EvidencePort, { strict: false })
  database = hub.app.get(DataSource)
})
afterAll(() => hub.stop())

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
interface Row { seq: number; record: ChainRecord; previous: string; hash: string }
const chainOf = async (incidentId: string): Promise<Row[]> => (await hub.pool.query<Row>('SELECT seq, record, previous, hash FROM evidence_record WHERE incident_id = $1 ORDER BY seq', [incidentId])).rows

test('each line is one record, bound to the one before; the hash is what domain says of the record as read back', async () => {
  const incidentId = await incidentRow(hub.pool)
  const { body: item } = await upload(seat, picture(), { role: 'near', lat: 29.9712345678, lon: 121.22, accuracyM: 0.1 })
  const first = await lineRow(hub.pool, incidentId, { note: '半 \u20ac "quoted"\n', occurredAt: '2026-03-01T08:00:00.000Z' })
  const second = await lineRow(hub.pool, incidentId, { action: 'file', to: 'filed', evidence: [item.id] })
  await database.transaction((manager) => port.link({ incidentId, lineId: first.id, action: first.action, actor: '李队员', at: first.recordedAt, items: [], line: first }, manager))
  // Without the line itself: it is read where it was written.
  await database.transaction((manager) => port.link({ incidentId, lineId: second.id, action: second.action, actor: '李队员', at: second.recordedAt, items: [item.id] }, manager))
  const chain = await chainOf(incidentId)
  expect(chain.map(({ seq }) => seq)).toEqual([1, 2])
  let previous = CHAIN_START
  for (const row of chain) {
    expect(row.previous).toBe(previous)
    expect(row.hash).toBe(sha256(chainText(previous, row.record)))
    previous = row.hash
  }
  expect(chain.map(({ record }) => record.line)).toEqual([first, second].map((line) => ({ id: line.id, sha256: sha256(lineText(line)) })))
  expect(chain[1]!.record.items).toEqual([item])
})

test('the record is part of the transaction of the action', async () => {
  const incidentId = await incidentRow(hub.pool)
  const failing = database.transaction(async (manager) => {
    const line = await lineRow(manager, incidentId)
    await port.link({ incidentId, lineId: line.id, action: 'note', actor: 'x', at: line.recordedAt, items: [], line }, manager)
    throw new Error('something else in it went wrong')
  })
  await expect(failing).rejects.toThrow('something else')
  expect(await chainOf(incidentId)).toEqual([])
})

test('an item that is not there is refused, and nothing of it stays', async () => {
  const incidentId = await incidentRow(hub.pool)
  const line = await lineRow(hub.pool, incidentId)
  for (const missing of [uuid(), 'not an id']) {
    await expect(database.transaction((manager) => port.link({ incidentId, lineId: line.id, action: 'note', actor: 'x', at: line.recordedAt, items: [missing], line }, manager)))
      .rejects.toMatchObject({ response: { code: 'input.invalid', details: { evidence: missing } } })
  }
  expect(await chainOf(incidentId)).toEqual([])
})

test('an officer brings what is the own, what belongs to none yet, and what is of this incident; no colleague’s evidence of another', async () => {
  const [colleague, own] = [await hub.login('officer'), await hub.login('officer')]
  const [here, elsewhere] = [await incidentRow(hub.pool), await incidentRow(hub.pool)]
  const put = async (caller: Caller): Promise<string> => (await upload(caller, picture(), { role: 'near' })).body.id
  const [mine, mineElsewhere, loose, ofHere, foreign] = [await put(own), await put(own), await put(colleague), await put(colleague), await put(colleague)]
  const me = (await own.get<EvidenceItem>(`/api/evidence/${mine}`)).body.by
  const bring = async (incidentId: string, items: string[], officer?: string): Promise<void> => {
    const line = await lineRow(hub.pool, incidentId, { evidence: items })
    await database.transaction((manager) => port.link({ incidentId, lineId: line.id, action: 'note', actor: 'x', at: line.recordedAt, items, line, ...(officer ? { officer } : {}) }, manager))
  }
  await bring(elsewhere, [foreign, mineElsewhere])
  await bring(here, [ofHere])
  await bring(here, [mine, loose, ofHere, mineElsewhere], me)
  await expect(bring(here, [foreign], me)).rejects.toMatchObject({ response: { code: 'input.invalid', details: { evidence: foreign } } })
  await bring(here, [foreign])
})

test('an officer who names a colleague’s evidence of another incident is refused as if it were not there', async () => {
  const town = await CaseTown.on(hub)
  const [foreign, own] = [(await upload(town.seat, picture())).body.id, (await upload(town.officer, picture())).body.id]
  await town.report({ evidence: [foreign] })
  const incident = await town.handling()
  expect(await town.try(town.officer, incident, { action: 'note', note: 'x', evidence: [foreign] })).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringContaining('there is no evidence') } })
  expect((await town.try(town.officer, incident, { action: 'note', note: 'x', evidence: [own] })).status).toBe(200)
})

test.each([
  ["UPDATE evidence_record SET hash = 'x' WHERE incident_id = $1"], ['DELETE FROM evidence_record WHERE incident_id = $1'],
])('the database itself refuses: %s', async (sql) => {
  const incidentId = await incidentRow(hub.pool)
  const line = await lineRow(hub.pool, incidentId)
  await database.transaction((manager) => port.link({ incidentId, lineId: line.id, action: 'note', actor: 'x', at: line.recordedAt, items: [], line }, manager))
  await expect(hub.pool.query(sql, [incidentId])).rejects.toThrow('append only')
  await expect(hub.pool.query('TRUNCATE evidence_record')).rejects.toThrow('append only')
  expect(await chainOf(incidentId)).toHaveLength(1)
})
