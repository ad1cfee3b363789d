import { createServer } from 'node:http'
import type { ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { EvidenceItem, IncidentDetail, Page, ReportKeyCreated, TimelineLine } from '@watchfloor/shared'
import { jest } from '@jest/globals'
import { ReportPictures } from '../src/intake/pictures/report-pictures.js'
import { unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

// A PNG of one grey dot.
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')

jest.setTimeout(240_000)
const PATIENCE_MS = 60_000

/** The other side, which keeps the pictures: answers each path as a test says, and counts. */
const asked = new Map<string, number>()
const answers = new Map<string, (response: ServerResponse, count: number) => void>()
const server = createServer((request, response) => {
  const path = request.url ?? ''
  asked.set(path, (asked.get(path) ?? 0) + 1)
  const answer = answers.get(path)
  if (answer === undefined) response.writeHead(404).end()
  else answer(response, asked.get(path)!)
})
const hubs: TestHub[] = []
let url: string
let hub: TestHub
let seat: Caller
let apiKey: string

/** A hub with one key for another system. */
async function withKey(settings: Record<string, string>): Promise<{ hub: TestHub; seat: Caller; apiKey: string }> {
  const started = await startHub(settings)
  hubs.push(started)
  const admin = await started.login('admin')
  return { hub: started, seat: await started.login('seat'), apiKey: (await admin.post<ReportKeyCreated>('/api/report-keys', { name: unique('12345 '), source: 'citizen' })).body.apiKey }
}

beforeAll(async () => {
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done) })
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  ;({ hub, seat, apiKey } = await withKey({ REPORT_MEDIA_PRIVATE: '1' }))
})
afterAll(async () => {
  for (const one of hubs) await one.stop()
  server.closeAllConnections()
  await new Promise((done) => { server.close(done) })
})

async function report(media: string, to = { hub, apiKey }): Promise<string> {
  const fields = { api_key: to.apiKey, service_code: '0405', lat: '30.7', long: '121.05', description: '门口有人摆摊', media_url: media }
  const made = await to.hub.anonymous.call<{ service_request_id: string }[]>('POST', '/open311/v2/requests.json', new URLSearchParams(fields).toString(), { 'Content-Type': 'application/x-www-form-urlencoded' })
  expect(made.status).toBe(201)
  return made.body[0]!.service_request_id
}
const noted = (id: string, by = seat): Promise<TimelineLine> => until(async () => (await by.get<IncidentDetail>(`/api/incidents/${id}`)).body.timeline.find(({ action }) => action === 'note'), PATIENCE_MS)
const evidenceOf = async (id: string): Promise<EvidenceItem[]> => (await seat.get<Page<EvidenceItem>>(`/api/evidence?incident=${id}`)).body.items
const whyOf = ({ actor }: TimelineLine): string | undefined => (actor.type === 'system' ? actor.why : undefined)
/** Does not wait for the next try's time, nor where a slow machine let that time come by itself. */
async function hurry(id: string, tries: number): Promise<void> {
  await until(async () => (await hub.pool.query("SELECT 1 FROM report_picture WHERE incident_id = $1 AND (state <> 'wanted' OR tries >= $2 AND why IS NOT NULL)", [id, tries])).rows[0], PATIENCE_MS)
  await hub.pool.query("UPDATE report_picture SET next_at = now(), why = NULL WHERE incident_id = $1 AND state = 'wanted'", [id])
  hub.app.get(ReportPictures).wake()
}

test('the picture of a report becomes evidence of its incident, byte for byte, and the story says where it is from', async () => {
  answers.set('/a/%E6%91%8A.png', (response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end(PNG))
  const id = await report(`${url}/a/%E6%91%8A.png`)
  const line = await noted(id)
  expect(line).toMatchObject({ actor: { type: 'system', rule: 'intake.open311', why: 'its picture was fetched from 127.0.0.1' }, note: `${url}/a/%E6%91%8A.png` })
  const [item] = await evidenceOf(id)
  expect(item).toMatchObject({ role: 'before', mime: 'image/png', name: '摊.png', bytes: PNG.length, by: 'open311' })
  expect(line.evidence).toEqual([item!.id])
  expect((await seat.get<IncidentDetail>(`/api/incidents/${id}`)).body).toMatchObject({ description: '门口有人摆摊', state: 'reported' })
})

test('a redirect is followed', async () => {
  answers.set('/moved', (response) => response.writeHead(302, { Location: '/there.png' }).end())
  answers.set('/there.png', (response) => response.writeHead(200).end(PNG))
  expect((await noted(await report(`${url}/moved`))).evidence).toHaveLength(1)
})

test('a server that is away for a while is asked again, and the picture is there once', async () => {
  answers.set('/later.png', (response, count) => (count < 3 ? response.writeHead(503).end() : response.writeHead(200).end(PNG)))
  const id = await report(`${url}/later.png`)
  await hurry(id, 1)
  await hurry(id, 2)
  expect((await noted(id)).evidence).toHaveLength(1)
  expect([asked.get('/later.png'), (await evidenceOf(id)).length]).toEqual([3, 1])
})

test('after the last try the story says that it could not be had; the report stands', async () => {
  answers.set('/never.png', (response) => response.destroy())
  const id = await report(`${url}/never.png`)
  for (const tries of [1, 2, 3, 4]) await hurry(id, tries)
  const line = await noted(id)
  expect([whyOf(line), line.note, line.evidence]).toEqual(['its picture could not be had: no answer', `${url}/never.png`, []])
})

test.each<[string, string, string, ((response: ServerResponse) => void) | null]>([
  ['one that is not there', '/gone.png', 'HTTP 404', null],
  ['a page that calls itself a picture', '/page.png', 'no picture', (response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('<html>')],
  ['one that is too large', '/large.png', 'too large', (response) => response.writeHead(200).end(Buffer.concat([PNG, Buffer.alloc(13 * 1024 * 1024)]))],
  ['a redirect to what is no web address', '/file', 'no web address', (response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end()],
  ['a circle of redirects', '/round', 'too many redirects', (response) => response.writeHead(302, { Location: '/round' }).end()],
])('%s is given up at once', async (_name, path, why, answer) => {
  if (answer !== null) answers.set(path, answer)
  const line = await noted(await report(`${url}${path}`))
  expect([whyOf(line), line.evidence]).toEqual([`its picture could not be had: ${why}`, []])
  expect((await hub.pool.query("SELECT count(*)::int AS n FROM report_picture WHERE state = 'wanted' AND url = $1", [`${url}${path}`])).rows[0]).toEqual({ n: 0 })
})

test('what stands behind the hub is not called where no setting says so', async () => {
  const usual = await withKey({})
  answers.set('/inside.png', (response) => response.writeHead(200).end(PNG))
  for (const address of [`${url}/inside.png`, url.replace('127.0.0.1', 'localhost') + '/inside.png', 'http://169.254.169.254/latest/meta-data']) {
    expect(whyOf(await noted(await report(address, usual), usual.seat))).toBe('its picture could not be had: private address')
  }
  expect(asked.get('/inside.png')).toBeUndefined()
})
