import type { CitizenForm, IncidentDetail, ListImportAnswer, Page, IncidentRow, ReportKeyCreated, ReporterToldAnswer } from '@watchfloor/shared'
import { unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let seat: Caller
let admin: Caller
beforeAll(async () => {
  hub = await startHub({ CITIZEN_REPORTS: '1' })
  ;[seat, admin] = [await hub.login('seat'), await hub.login('admin')]
  const square = [[[120.9, 30.6], [121.2, 30.6], [121.2, 30.8], [120.9, 30.8], [120.9, 30.6]]]
  await admin.post('/api/areas', { name: '城区', level: 'district', geometry: { type: 'Polygon', coordinates: square } })
})
afterAll(() => hub.stop())

const countOf = async (): Promise<number> => (await seat.get<Page<IncidentRow>>('/api/incidents?sort=newest')).body.total

describe('a batch list', () => {
  const send = (text: string, dryRun: boolean) => seat.call<ListImportAnswer & { code?: string; details?: ListImportAnswer }>('POST', `/api/imports/incidents?dryRun=${dryRun}`, text, { 'Content-Type': 'text/csv' })

  test('is shown first, then reported as a whole', async () => {
    const list = '类别,纬度,经度,描述,地址,优先级,发现时间\n0405,30.70,121.01,水果摊占道,大成路12号,P3,2026-03-02 09:30\n店外经营,30.71,121.02,桌椅摆出店外,,,\n'
    const before = await countOf()
    const dry = await send(list, true)
    expect(dry.body).toMatchObject({ dryRun: true, rows: 2, created: 2, errors: [] })
    expect(dry.body.preview[0]).toMatchObject({ category: '0405', source: 'list', occurredAt: '2026-03-02T01:30:00.000Z' })
    expect(await countOf()).toBe(before)
    const real = await send(list, false)
    expect(real.body.incidents.length).toBe(2)
    expect(await countOf()).toBe(before + 2)
    expect((await seat.get<IncidentDetail>(`/api/incidents/${real.body.incidents[0]!.id}`)).body).toMatchObject({ source: 'list', state: 'reported', address: '大成路12号', timeline: [{ action: 'report' }] })
  })

  test('pasted from a sheet it needs no heading', async () => {
    expect((await send('0405\t30.70\t121.01\t占道\n0405\t30.70\tx\t占道\n', true)).body).toMatchObject({ rows: 2, errors: [{ row: 2, column: 'lon', code: 'bad_number' }] })
  })

  test('one wrong row and none is reported; each fault has its row, its column and what to do', async () => {
    const before = await countOf()
    const answer = await send('category,lat,lon,description\n0405,30.7,121.0,ok\n9999,30.7,121.0,no such\n0405,40,121.0,far away\n0405,30.7,,nowhere\n', false)
    expect(answer).toMatchObject({ status: 422, body: { code: 'import.has_errors' } })
    expect(answer.body.details!.errors.map(({ row, column, code }) => [row, column, code])).toEqual([[3, 'category', 'unknown_category'], [4, 'lat', 'incident.outside_city'], [5, 'lon', 'missing']])
    expect(await countOf()).toBe(before)
  })

  test('an officer’s phone does not send lists', async () => {
    expect((await (await hub.login('officer')).call('POST', '/api/imports/incidents', 'x', { 'Content-Type': 'text/csv' })).status).toBe(403)
  })
})

describe('Open311', () => {
  let apiKey: string
  beforeAll(async () => { apiKey = (await admin.post<ReportKeyCreated>('/api/report-keys', { name: unique('12345 '), source: 'citizen' })).body.apiKey })
  const form = { service_code: '0405', lat: '30.7', long: '121.05', description: '门口有人摆摊 & 很吵', phone: '13800000000' }
  const post = (fields: Record<string, string>, format = 'json') =>
    hub.anonymous.call<never>('POST', `/open311/v2/requests.${format}`, new URLSearchParams(fields).toString(), { 'Content-Type': 'application/x-www-form-urlencoded' })
  type Flat = Record<string, unknown>

  test('tells its services', async () => {
    const { body } = await hub.anonymous.get<Flat[]>('/open311/v2/services.json')
    expect(body.find((one) => one['service_code'] === '0405')).toMatchObject({ metadata: false, type: 'realtime' })
    expect((await hub.anonymous.get('/open311/v2/services/0405.json')).body).toEqual({ service_code: '0405', attributes: [] })
    const xml = await hub.anonymous.get<string>('/open311/v2/services.xml')
    expect(xml.headers.get('content-type')).toContain('text/xml')
    expect(xml.body).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<services><service><service_code>/)
    expect((await hub.anonymous.get('/open311/discovery.json')).status).toBe(200)
  })

  test('takes a report, shows it without who reported, and says when it is closed', async () => {
    const made = await post({ ...form, api_key: apiKey })
    expect(made.status).toBe(201)
    const id = String((made.body as Flat[])[0]!['service_request_id'])
    const incident = (await seat.get<IncidentDetail>(`/api/incidents/${id}`)).body
    expect(incident).toMatchObject({ source: 'citizen', reportedBy: '13800000000', category: '0405', lat: 30.7, lon: 121.05, timeline: [{ actor: { type: 'system', rule: 'intake.open311' } }] })
    const [open] = (await hub.anonymous.get<Flat[]>(`/open311/v2/requests/${id}.json`)).body
    expect(open).toMatchObject({ service_request_id: id, status: 'open', status_notes: null, lat: 30.7, long: 121.05, service_notice: incident.number })
    expect(JSON.stringify(open)).not.toContain('13800000000')

    await seat.post(`/api/incidents/${id}/actions`, { action: 'reject', version: 1, reason: '不在管辖范围' })
    expect((await hub.anonymous.get<Flat[]>(`/open311/v2/requests.json?status=closed&service_code=0405`)).body).toMatchObject([{ service_request_id: id, status: 'closed', status_notes: '不予立案' }])
    expect((await hub.anonymous.get<Flat[]>('/open311/v2/requests.json?status=open')).body).toEqual([])
    // Rejected, it was never filed: nobody answers for its words.
    expect((await hub.anonymous.get<string>(`/open311/v2/requests/${id}.xml`)).body).toContain('<status>closed</status><status_notes>不予立案</status_notes>')
    expect((await hub.anonymous.get<string>(`/open311/v2/requests/${id}.xml`)).body).not.toContain('门口有人摆摊')
  })

  test('a user’s token is a key too', async () => { expect((await post({ ...form, api_key: seat.token! })).status).toBe(201) })

  test.each([
    ['no key', { ...form }, 400, /api_key is required/], ['a wrong key', { ...form, api_key: 'wf_guess' }, 403, /not valid/], ['an unknown service', { ...form, api_key: '', service_code: '9999' }, 400, /no category 9999/],
    ['no place', { service_code: '0405', description: 'x', api_key: '' }, 400, /lat and long are required/], ['a place outside', { ...form, api_key: '', lat: '10' }, 400, /outside/],
  ])('%s is refused in the form of the specification', async (_name, fields: Record<string, string>, status, message) => {
    const sent = { ...fields, ...(fields['api_key'] === '' ? { api_key: apiKey } : {}) }
    const json = await post(sent)
    expect(json).toMatchObject({ status, body: [{ code: status, description: expect.stringMatching(message) }] })
    expect((await post(sent, 'xml')).body).toMatch(/<errors><error><code>4\d\d<\/code><description>/)
  })

  test('what is not there is 404, and what cameras or seats found is no public list', async () => {
    expect((await hub.anonymous.get('/open311/v2/requests/nothing.json')).status).toBe(404)
    expect((await hub.anonymous.get('/open311/v2/services.yaml')).status).toBe(404)
    const own = (await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30.7, lon: 121, description: 'found on patrol', source: 'seat' })).body
    expect((await hub.anonymous.get(`/open311/v2/requests/${own.id}.json`)).status).toBe(404)
  })

  test('what a citizen wrote is published once it is filed, and whoever fetches the end of it was told', async () => {
    const [{ service_request_id: id }] = (await post({ ...form, api_key: apiKey, description: '张三家门口堆垃圾 & 很臭', address_string: '大成路 12 号', media_url: '' })).body as [{ service_request_id: string }]
    const shown = async (query = `requests/${id}.json`) => ((await hub.anonymous.get<Record<string, unknown>[]>(`/open311/v2/${query}`)).body).find((one) => one['service_request_id'] === id)!
    const told = async () => (await seat.get<ReporterToldAnswer>(`/api/incidents/${id}/told`)).body.told
    const act = async (by: Caller, step: object): Promise<void> => {
      const { version } = (await seat.get<IncidentDetail>(`/api/incidents/${id}`)).body
      expect((await by.post(`/api/incidents/${id}/actions`, { version, ...step })).status).toBe(200)
    }
    expect(await shown()).toMatchObject({ status: 'open', description: null, address: null, lat: 30.7 })
    await act(seat, { action: 'reject', reason: '不实' })
    expect(await shown('requests.json')).toMatchObject({ status: 'closed', description: null })
    expect(await told()).toBeNull()
    expect(await shown()).toMatchObject({ status: 'closed', description: null, status_notes: '不予立案' })
    expect(await told()).toMatchObject({ door: 'open311' })
    await act(await hub.login('supervisor'), { action: 'reopen', reason: '再看' })
    await act(seat, { action: 'file' })
    expect(await shown()).toMatchObject({ status: 'open', description: '张三家门口堆垃圾 & 很臭', address: '大成路 12 号' })
    expect((await hub.anonymous.get<string>(`/open311/v2/requests/${id}.xml`)).body).toContain('张三家门口堆垃圾 &#38; 很臭')
  })

  test('a key that was taken away opens nothing', async () => {
    const made = (await admin.post<ReportKeyCreated>('/api/report-keys', { name: unique('old '), source: 'hotline' })).body
    expect((await post({ ...form, api_key: made.apiKey })).status).toBe(201)
    await admin.delete(`/api/report-keys/${made.id}`)
    expect((await post({ ...form, api_key: made.apiKey })).status).toBe(403)
    expect((await seat.get('/api/report-keys')).status).toBe(403)
  })
})

describe('a citizen’s photograph', () => {
  // A PNG of one grey dot.
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==', 'base64')
  const send = async (fields: Record<string, string>, photo: Buffer | null = png, type = 'image/png'): Promise<{ status: number; body: Record<string, string> }> => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    if (photo !== null) form.set('photo', new Blob([new Uint8Array(photo)], { type }), '井盖.png')
    const response = await fetch(`${hub.baseUrl}/api/citizen-reports`, { method: 'POST', body: form })
    return { status: response.status, body: await response.json() as Record<string, string> }
  }
  const report = { category: '0405', lat: '30.7', lon: '121.03', description: '人行道上摆满了' }
  const look = (code: string) => hub.anonymous.get<Record<string, unknown>>(`/api/citizen-reports/${code}`)

  test('becomes an incident with its picture; the receipt tells its fate, and being told counts as answered', async () => {
    const { status, body: receipt } = await send(report)
    expect(status).toBe(201)
    expect(receipt['code']).toMatch(/^[2-9A-HJ-NP-Z]{10}$/)
    const [row] = (await seat.get<Page<IncidentRow>>(`/api/incidents?sort=newest&q=${receipt['number']}`)).body.items
    const incident = (await seat.get<IncidentDetail>(`/api/incidents/${row!.id}`)).body
    expect(incident).toMatchObject({ source: 'citizen', reportedBy: null, timeline: [{ evidence: [expect.any(String)] }] })
    expect((await look(receipt['code']!)).body).toMatchObject({ number: receipt['number'], state: 'received', outcome: null, endedAt: null })
    const answered = async (): Promise<number> => (await seat.get<{ all: { figures: { answered_rate: { numerator: number } } } }>('/api/kpi?kpi=answered_rate')).body.all.figures.answered_rate.numerator
    const before = await answered()
    await seat.post(`/api/incidents/${incident.id}/actions`, { action: 'reject', version: 1, reason: '不属于城管职责' })
    expect((await look(receipt['code']!.toLowerCase())).body).toMatchObject({ state: 'not_taken', reason: '不属于城管职责' })
    expect(await answered()).toBeGreaterThanOrEqual(before + 1)
  })

  test.each([
    ['without a photo', report, null, 'image/png', 400], ['a photo that is no photo', report, Buffer.from('hello'), 'image/png', 400], ['a text', report, png, 'text/plain', 400],
    ['no words', { ...report, description: '' }, png, 'image/png', 400], ['outside the city', { ...report, lat: '10' }, png, 'image/png', 422], ['13 MB', report, Buffer.alloc(13 * 1024 * 1024), 'image/png', 413],
  ])('%s is refused', async (_name, fields, photo, type, status) => {
    const answer = await send(fields, photo, type)
    expect([answer.status, typeof answer.body['message']]).toEqual([status, 'string'])
  })

  test('the form names what may be reported', async () => {
    const { body } = await hub.anonymous.get<CitizenForm>('/api/citizen-reports/form')
    expect(body.categories).toContainEqual({ code: '0405', name: expect.any(Object), mainClass: expect.any(Object) })
  })

  test('a report that is sent again because its answer was lost gets the first receipt', async () => {
    const again = { ...report, reportId: '0190d3a0-7c1e-4b1e-9f3e-5a1b2c3d4e5f', description: '同一件事只报一次' }
    const [first, second] = await Promise.all([send(again), send(again)])
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body).toEqual(first.body)
    expect((await send(again)).body).toEqual(first.body)
    expect((await seat.get<Page<IncidentRow>>(`/api/incidents?sort=newest&q=${first.body['number']}`)).body.total).toBe(1)
  })

  test('a receipt that was never given tells nothing, and haste has to wait', async () => {
    expect((await look('AAAAAAAAAA')).status).toBe(404)
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await send(report)).status)
    expect(statuses).toContain(201)
    expect(statuses.at(-1)).toBe(429)
  })
})
