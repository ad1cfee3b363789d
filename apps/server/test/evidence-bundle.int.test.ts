import { execFile } from 'node:child_process'
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { DataSource } from 'typeorm'
import { v7 as uuid } from 'uuid'
import { EvidencePort } from '../src/ports/evidence.port.js'
import { incidentRow, lineRow, picture, upload } from './evidence-builders.js'
import { newDevice } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let supervisor: Caller
let incidentId: string
let deviceId: string
let folder: string
let zip: string
let key: string
let evidencePath: string
const image = picture(20, 10)

beforeAll(async () => {
  hub = await startHub()
  supervisor = await hub.login('supervisor')
  incidentId = await incidentRow(hub.pool)
  deviceId = await onDutyWithTrack()
  const { body: item } = await upload(supervisor, image, { role: 'after', lat: 29.97, lon: 121.22, accuracyM: 5, name: '整改后 <b>.png' })
  for (const [action, note, evidence] of [['report', '店外经营', []], ['file', null, []], ['handle', '已整改', [item.id]]] as const) {
    const line = await lineRow(hub.pool, incidentId, { action, note, evidence: [...evidence] })
    await hub.app.get(DataSource).transaction((manager) => hub.app.get(EvidencePort, { strict: false }).link({ incidentId, lineId: line.id, action, actor: '李队员', at: line.recordedAt, items: evidence, line }, manager))
  }
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-bundle-'))
  zip = join(folder, 'bundle.zip')
  key = join(folder, 'hub-public-key.pem')
  const answer = await fetch(`${hub.baseUrl}/api/incidents/${incidentId}/bundle`, { headers: { Authorization: `Bearer ${supervisor.token}` } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/zip'])
  writeFileSync(zip, Buffer.from(await answer.arrayBuffer()))
  writeFileSync(key, (await hub.anonymous.get<string>('/api/evidence-key')).body)
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, 'whole', path)), { recursive: true })
    writeFileSync(join(folder, 'whole', path), bytes)
  }
  evidencePath = `evidence/${item.hash}.png`
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await hub.stop()
})

/** A squad that was sent, with a body camera on duty that reported where it was. */
async function onDutyWithTrack(): Promise<string> {
  const camera = await newDevice(await hub.login('admin'), { kind: 'bodycam' })
  const squad = uuid()
  await hub.pool.query('INSERT INTO squad(id, name) VALUES ($1, $2)', [squad, squad])
  await hub.pool.query("INSERT INTO duty(id, squad_id, person, device_id, shift, starts_at, ends_at) VALUES ($1, $2, '李队员', $3, '早班', now() - interval '2 hours', now() + interval '2 hours')", [uuid(), squad, camera.id])
  await hub.pool.query("INSERT INTO dispatch_record(id, incident_id, unit_id, lead, state, version, notified_at) VALUES ($1, $2, $3, true, 'on_scene', 3, now())", [uuid(), incidentId, squad])
  const { rows: [row] } = await hub.pool.query<{ no: number }>('SELECT no FROM device WHERE id = $1', [camera.id])
  await hub.pool.query("INSERT INTO fix(device_no, time, kind, received_at, lat, lon, mark) SELECT $1, date_trunc('milliseconds', now()) - make_interval(secs => n), 0, now(), 29.97, 121.22 + n * 0.0001, 0 FROM generate_series(1, 5) AS n", [row!.no])
  return camera.id
}

interface Verdict { code: number; out: string }
const verify = (path: string, keyFile: string | null = key): Promise<Verdict> => new Promise((resolve) => {
  execFile(process.execPath, [join(import.meta.dirname, '../../../scripts/verify-bundle.mjs'), path, ...(keyFile ? ['--key', keyFile] : [])], (error, stdout, stderr) => resolve({ code: typeof error?.code === 'number' ? error.code : 0, out: stdout + stderr }))
})

let copies = 0
/** A copy of the bundle's folder with something done to it. */
function copyWith(change: (at: (path: string) => string) => void): string {
  const copy = join(folder, `copy-${copies++}`)
  cpSync(join(folder, 'whole'), copy, { recursive: true })
  change((path) => join(copy, path))
  return copy
}
const edit = (path: string, change: (text: string) => string): void => writeFileSync(path, change(readFileSync(path, 'utf8')))
interface Loose { chain: { seq: number; hash: string; record: { action: string } }[]; lines: { note: string | null }[] }
const editJson = <T>(path: string, change: (value: T) => unknown): void => edit(path, (text) => JSON.stringify(change(JSON.parse(text) as T)))

test('a whole bundle verifies, as a zip and as a folder, with the hub\'s key and with its own', async () => {
  for (const path of [zip, join(folder, 'whole')]) {
    expect(await verify(path)).toMatchObject({ code: 0, out: expect.stringContaining('3 records, 1 pieces of evidence') })
    expect(await verify(path, null)).toMatchObject({ code: 0, out: expect.stringContaining('key inside the bundle') })
  }
  expect(readFileSync(join(folder, 'whole', evidencePath)).equals(image)).toBe(true)
  const track = JSON.parse(readFileSync(join(folder, 'whole', `tracks/${deviceId}.json`), 'utf8')) as { fixes: unknown[] }
  expect(track.fixes).toHaveLength(5)
  const page = readFileSync(join(folder, 'whole', 'custody.html'), 'utf8')
  expect(page).toContain('整改后 &lt;b&gt;.png')
  expect(page).not.toContain('<b>')
})

test('one changed byte in any file fails and names the file', async () => {
  const paths = readdirSync(join(folder, 'whole'), { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, 'whole', path)).isFile())
  expect(paths.length).toBeGreaterThanOrEqual(10)
  for (const path of paths) {
    const copy = copyWith((at) => {
      const bytes = readFileSync(at(path))
      bytes[Math.floor(bytes.length / 2)]! ^= 1
      writeFileSync(at(path), bytes)
    })
    const verdict = await verify(copy)
    expect([path, verdict.code]).toEqual([path, 1])
    // A changed manifest is told as what no longer fits its signature.
    expect(verdict.out).toContain(path)
  }
})

test.each<[string, (at: (path: string) => string) => void, RegExp]>([
  ['the text of a timeline line', (at) => editJson<Loose['lines']>(at('timeline.json'), (lines) => { lines[2]!.note = '未整改'; return lines }), /timeline line of record 3 \(handle at .*\): was changed/],
  ['a timeline line taken out', (at) => editJson<Loose['lines']>(at('timeline.json'), (lines) => lines.slice(1)), /timeline line of record 1 \(report\): is missing/],
  ['a timeline line added', (at) => editJson<Loose['lines']>(at('timeline.json'), (lines) => [...lines, { ...lines[0], id: uuid() }]), /has no record: it was added/],
  ['a record changed', (at) => editJson<Loose['chain']>(at('chain.json'), (chain) => { chain[1]!.record.action = 'reject'; return chain }), /record 2: was changed/],
  ['the last record dropped', (at) => editJson<Loose['chain']>(at('chain.json'), (chain) => chain.slice(0, -1)), /record 3: missing at the end of the chain \(2 of 3 are there\)/],
  ['a record in the middle dropped', (at) => editJson<Loose['chain']>(at('chain.json'), (chain) => [chain[0], chain[2]]), /record 2: is numbered 3/],
  ['a picture missing', (at) => rmSync(at(evidencePath)), /evidence\/[0-9a-f]{64}\.png: is missing/],
  ['a file added', (at) => writeFileSync(at('evidence/extra.png'), image), /evidence\/extra\.png: does not belong/],
  ['the manifest changed', (at) => edit(at('manifest.json'), (text) => text.replace('"records": 3', '"records": 2')), /manifest\.sig: does not fit manifest\.json/],
  ['the signature missing', (at) => rmSync(at('manifest.sig')), /manifest\.sig: is missing/],
])('%s fails and is named', async (_, change, named) => {
  const verdict = await verify(copyWith(change))
  expect(verdict).toMatchObject({ code: 1, out: expect.stringMatching(named) })
})

test('a bundle that somebody else made and signed again, last record dropped, is told by its key', async () => {
  const other = generateKeyPairSync('ed25519')
  const copy = copyWith((at) => {
    writeFileSync(at('hub-public-key.pem'), other.publicKey.export({ type: 'spki', format: 'pem' }))
    const manifest = readFileSync(at('manifest.json'))
    writeFileSync(at('manifest.sig'), sign(null, manifest, createPrivateKey(other.privateKey.export({ type: 'pkcs8', format: 'pem' }))).toString('base64'))
  })
  expect(await verify(copy)).toMatchObject({ code: 1, out: expect.stringContaining('signed by another key') })
})

test('a zip cut short is told as such', async () => {
  const cut = join(folder, 'cut.zip')
  writeFileSync(cut, readFileSync(zip).subarray(0, -40))
  expect(await verify(cut)).toMatchObject({ code: 2, out: expect.stringContaining('whole zip file') })
})

test('the key is kept for its owner only, and stays the same', async () => {
  expect(statSync(join(hub.dataDir, 'evidence', 'hub-key.pem')).mode & 0o777).toBe(0o600)
  expect((await hub.anonymous.get<string>('/api/evidence-key')).body).toBe(readFileSync(key, 'utf8'))
})

test('only supervisors and administrators export, and it is noted', async () => {
  for (const role of ['officer', 'seat', 'dispatcher'] as const) expect((await (await hub.login(role)).get(`/api/incidents/${incidentId}/bundle`)).status).toBe(403)
  expect((await supervisor.get(`/api/incidents/${uuid()}/bundle`)).status).toBe(404)
  expect((await supervisor.get<{ items: { action: string }[] }>('/api/audit?limit=5')).body.items.map(({ action }) => action)).toContain('evidence.export')
})
