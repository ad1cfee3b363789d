import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { EvidenceItem, Page } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { DataSource } from 'typeorm'
import { EvidencePort } from '../src/ports/evidence.port.js'
import { incidentRow, lineRow, picture, upload } from './evidence-builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let officer: Caller
beforeAll(async () => { hub = await startHub({ EVIDENCE_MAX_MB: '1' }); officer = await hub.login('officer') })
afterAll(() => hub.stop())

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const fileOf = (hash: string): string => join(hub.dataDir, 'evidence', hash.slice(0, 2), hash.slice(2, 4), hash)
const leftovers = (): string[] => readdirSync(join(hub.dataDir, 'evidence', 'incoming'))
const idOf = async (caller: Caller): Promise<string> => (await caller.get<{ user: { id: string } }>('/api/auth/me')).body.user.id

test('a picture is kept byte for byte under its hash, with what was told about it', async () => {
  const content = picture(40, 30)
  const takenAt = '2026-03-01T08:15:00.000Z'
  const { status, body: item } = await upload(officer, content, { role: 'near', takenAt, lat: 29.97, lon: 121.22, accuracyM: 6, name: '近景 (1).png' })
  expect(status).toBe(201)
  expect(item).toMatchObject({ hash: sha256(content), mime: 'image/png', bytes: content.length, width: 40, height: 30, role: 'near', takenAt, lat: 29.97, lon: 121.22, accuracyM: 6, name: '近景 (1).png', by: await idOf(officer) })
  expect(readFileSync(fileOf(item.hash)).equals(content)).toBe(true)
  expect(statSync(fileOf(item.hash)).mode & 0o222).toBe(0)
  expect((await officer.get<EvidenceItem>(`/api/evidence/${item.id}`)).body).toEqual(item)
  expect(leftovers()).toEqual([])
})

test('the file comes back whole, in parts and for ever', async () => {
  const content = picture(64, 64)
  const { body: item } = await upload(officer, content)
  const ask = (headers: Record<string, string>) => fetch(`${hub.baseUrl}/api/evidence/${item.id}/file`, { headers: { Authorization: `Bearer ${officer.token}`, ...headers } })
  const whole = await ask({})
  expect([...whole.headers].filter(([name]) => ['content-type', 'cache-control', 'x-content-type-options'].includes(name))).toEqual([
    ['cache-control', 'private, max-age=31536000, immutable'], ['content-type', 'image/png'], ['x-content-type-options', 'nosniff']])
  expect(whole.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''file-/)
  expect(Buffer.from(await whole.arrayBuffer()).equals(content)).toBe(true)
  const part = await ask({ Range: 'bytes=8-15' })
  expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 8-15/${content.length}`])
  expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(8, 16))).toBe(true)
})

test('the same content is one file and two items', async () => {
  const content = picture()
  const [first, second] = await Promise.all([upload(officer, content, { role: 'near' }), upload(officer, content, { role: 'far' })])
  expect([first.status, second.status]).toEqual([201, 201])
  expect(first.body.id).not.toBe(second.body.id)
  expect(first.body.hash).toBe(second.body.hash)
  expect(statSync(fileOf(first.body.hash)).nlink).toBe(1)
  expect((await hub.pool.query('SELECT 1 FROM evidence_file WHERE hash = $1', [first.body.hash])).rowCount).toBe(1)
})

test('an upload that is sent again, because its answer was lost, is one item', async () => {
  const content = picture()
  const uploadId = uuid()
  const first = await upload(officer, content, { uploadId, sha256: sha256(content) })
  expect(await upload(officer, content, { uploadId })).toMatchObject({ status: 201, body: first.body })
  expect(await upload(officer, picture(), { uploadId })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
  expect(await upload(officer, content, { sha256: '0'.repeat(64) })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
})

describe('what is refused leaves nothing behind', () => {
  const files = (): number => readdirSync(join(hub.dataDir, 'evidence'), { recursive: true }).length
  test.each([
    ['a text that calls itself a picture', Buffer.from('<script>alert(1)</script>'), 'image/jpeg'],
    ['a picture cut off in its header', picture().subarray(0, 12), 'image/png'],
    ['nothing', Buffer.alloc(0), 'image/png'],
    ['a PNG that calls itself a JPEG', picture(), 'image/jpeg'],
  ])('%s', async (_, content, type) => {
    const before = files()
    expect(await upload(officer, content, {}, type)).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect([files(), leftovers()]).toEqual([before, []])
  })

  test('an upload that says it has 100 MB is refused before it is sent', async () => {
    const before = files()
    const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
      const call = request(`${hub.baseUrl}/api/evidence`, { method: 'POST', headers: { Authorization: `Bearer ${officer.token}`, 'Content-Type': 'image/jpeg', 'Content-Length': 100_000_000 } }, (response) => {
        let body = ''
        response.on('data', (chunk: Buffer) => { body += chunk.toString() }).on('end', () => { call.destroy(); resolve({ status: response.statusCode!, body }) })
      })
      call.on('error', reject)
      call.write(Buffer.alloc(1000))
    })
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ code: 'input.too_large', message: expect.stringContaining('1 MB') })
    expect([files(), leftovers()]).toEqual([before, []])
  })

  test('one that hides its size is stopped at the limit', async () => {
    const before = files()
    const endless = async function* (): AsyncGenerator<Uint8Array> { yield new Uint8Array(picture()); for (let n = 0; n < 40; n++) yield new Uint8Array(100_000) }
    const response = await fetch(`${hub.baseUrl}/api/evidence`, {
      method: 'POST', headers: { Authorization: `Bearer ${officer.token}`, 'Content-Type': 'image/png' }, body: ReadableStream.from(endless()), duplex: 'half',
    } as RequestInit)
    expect([response.status, (await response.json() as { code: string }).code]).toEqual([413, 'input.too_large'])
    expect([files(), leftovers()]).toEqual([before, []])
  })

  test('a sender that goes away half-way', async () => {
    const before = files()
    await new Promise<void>((resolve) => {
      const call = request(`${hub.baseUrl}/api/evidence`, { method: 'POST', headers: { Authorization: `Bearer ${officer.token}`, 'Content-Type': 'image/png', 'Content-Length': 5000 } })
      call.on('error', () => resolve())
      call.write(picture(), () => setTimeout(() => call.destroy(), 100))
    })
    for (const end = Date.now() + 5000; leftovers().length > 0 && Date.now() < end;) await new Promise((resolve) => { setTimeout(resolve, 20) })
    expect([files(), leftovers()]).toEqual([before, []])
  })
})

describe('who may see', () => {
  test('an officer its own uploads and the incidents of its units; the command room everything', async () => {
    const colleague = await hub.login('officer')
    const { body: item } = await upload(officer, picture())
    const seen = async (who: Caller): Promise<number> => (await who.get(`/api/evidence/${item.id}/file`)).status
    expect([await seen(officer), await seen(colleague), await seen(await hub.login('seat')), await seen(hub.anonymous)]).toEqual([200, 404, 200, 401])

    const incidentId = await incidentRow(hub.pool)
    const line = await lineRow(hub.pool, incidentId, { evidence: [item.id] })
    await hub.app.get(DataSource).transaction((manager) => hub.app.get(EvidencePort, { strict: false }).link({ incidentId, lineId: line.id, action: 'note', actor: 'x', at: line.recordedAt, items: [item.id], line }, manager))
    expect((await colleague.get(`/api/evidence?incident=${incidentId}`)).status).toBe(404)
    // Whoever is sent to look at the place has to see what it looked like before.
    const checker = await hub.login('officer')
    await lineRow(hub.pool, incidentId, { action: 'check', about: { assignee: await idOf(checker) } })
    expect([await seen(checker), await seen(colleague)]).toEqual([200, 404])
    expect((await checker.get<Page<EvidenceItem>>(`/api/evidence?incident=${incidentId}`)).body.items).toEqual([item])
    const squad = uuid()
    await hub.pool.query('INSERT INTO squad(id, name) VALUES ($1, $2)', [squad, squad])
    await hub.pool.query("INSERT INTO dispatch_record(id, incident_id, unit_id, lead, state, version, notified_at) VALUES ($1, $2, $3, true, 'notified', 1, now())", [uuid(), incidentId, squad])
    await hub.pool.query('UPDATE user_account SET squad_id = $1 WHERE id = $2', [squad, await idOf(colleague)])
    expect(await seen(colleague)).toBe(200)
    expect((await colleague.get<Page<EvidenceItem>>(`/api/evidence?incident=${incidentId}`)).body.items).toEqual([item])
  })
})
