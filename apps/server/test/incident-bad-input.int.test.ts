import { DEFAULT_CODE_SET } from '@watchfloor/shared'
import type { CodeSetVersion, IncidentInput, Page } from '@watchfloor/shared'
import { unique } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { CaseTown, newActionId } from './incident-town.js'

let hub: TestHub
let town: CaseTown
beforeAll(async () => { hub = await startHub({ INCIDENT_NUMBER: 'CG-{region}-{yy}{MM}{dd}-{seq:3}', REGION_CODE: '330482' }); town = await CaseTown.on(hub) }, 60_000)
afterAll(() => hub.stop())

const tables = ['incident', 'incident_clock', 'timeline_line', 'effect', 'dispatch_record', 'action_answer', 'evidence_record']
const stored = async (): Promise<string> => JSON.stringify((await hub.pool.query(`SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}, (SELECT sum(version) FROM incident) AS versions`)).rows[0])
const report = (more: Partial<IncidentInput> & { actionId?: string }) => town.seat.post('/api/incidents', { category: '0405', lat: 30.5, lon: 121, description: '店外经营', source: 'seat', ...more })

test('what is wrong with a report or an action is said, and nothing of it is done', async () => {
  const at = await town.filed()
  const before = await stored()
  expect(await report({ category: '9999', actionId: newActionId() })).toMatchObject({ status: 422, body: { code: 'incident.unknown_category', details: { category: '9999' } } })
  expect(await report({ lat: 91 })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  expect(await report({ description: ' ' })).toMatchObject({ status: 400 })
  // Named here, an alarm would count as answered by this report, and the hub would never open its own.
  expect(await report({ alarmId: newActionId() })).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringContaining('to_incident') } })
  // What rules, cameras and drones find comes of alarms, and is trusted as such: nobody may claim it.
  for (const source of ['rule', 'ai', 'drone'] as const) expect(await report({ source })).toMatchObject({ status: 403, body: { code: 'incident.not_allowed', details: { source } } })
  expect(await town.officer.post('/api/incidents', { category: '0405', lat: 30.5, lon: 121, description: 'x', source: 'hotline' })).toMatchObject({ status: 403, body: { code: 'incident.not_allowed' } })
  expect(await report({ evidence: [newActionId()] })).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringContaining('no evidence') } })
  expect(await town.dispatcher.post(`/api/incidents/${at.id}/actions`, { action: 'return', version: at.version })).toMatchObject({ status: 400, body: { message: expect.stringContaining('reason') } })
  expect(await town.try(town.dispatcher, at, { action: 'dispatch' })).toMatchObject({ status: 422, body: { code: 'incident.missing' } })
  expect(await town.try(town.dispatcher, at, { action: 'dispatch', units: [{ unitId: newActionId() }] })).toMatchObject({ status: 422, body: { code: 'incident.missing' } })
  expect(await town.try(town.dispatcher, at, { action: 'dispatch', units: [{ unitId: town.unitId }], evidence: [newActionId()] })).toMatchObject({ status: 400 })
  expect(await town.try(town.seat, at, { action: 'explode' } as never)).toMatchObject({ status: 400 })
  expect(await town.try(town.seat, at, { action: 'handle', outcome: 'rectified' })).toMatchObject({ status: 409, body: { code: 'incident.illegal_action', details: { legal: expect.arrayContaining(['dispatch']) } } })
  expect(await town.try(town.seat, { id: newActionId(), version: 1 }, { action: 'file' })).toMatchObject({ status: 404 })
  expect(await stored()).toBe(before)
})

test('numbers by the city\'s pattern, one after the other', async () => {
  const [one, two] = [await town.report(), await town.report()]
  expect(one.number).toMatch(/^CG-330482-\d{6}-\d{3}$/)
  expect(Number(two.number.slice(-3)) - Number(one.number.slice(-3))).toBe(1)
})

test('a place outside the city is refused once somebody has drawn the city; the smallest area that holds it is named', async () => {
  const area = (level: string, size: number) => town.admin.post<{ id: string }>('/api/areas', {
    name: unique(level), level, geometry: { type: 'Polygon', coordinates: [[[120, 30], [120 + size, 30], [120 + size, 30 + size], [120, 30 + size], [120, 30]]] },
  })
  await area('district', 2)
  const { id } = (await area('street', 0.3)).body
  expect(await report({ lat: 33 })).toMatchObject({ status: 422, body: { code: 'incident.outside_city' } })
  expect(await report({ lat: 30.1, lon: 120.1 })).toMatchObject({ status: 201, body: { areaId: id } })
  const at = await town.report({ lat: 30.6, lon: 120.6 })
  expect(await town.try(town.seat, at, { action: 'amend', reason: '地点有误', lat: 20, lon: 110 })).toMatchObject({ status: 422, body: { code: 'incident.outside_city' } })
})

describe('categories', () => {
  const [first, ...rest] = DEFAULT_CODE_SET.categories
  const put = (body: object, query = '') => town.admin.put(`/api/categories${query}`, body)
  const withId = (categories: unknown): { id: string; note: string; categories: unknown } => ({ id: unique('set-'), note: 'test', categories })

  test('a set that lacks what open incidents use is refused and says which; stored without being active it is kept', async () => {
    await town.report({ category: first!.code, lat: 30.5, lon: 121 })
    const set = withId(rest)
    expect(await put(set)).toMatchObject({ status: 409, body: { code: 'conflict.in_use', message: expect.stringContaining(first!.code), details: { codes: [{ category: first!.code }] } } })
    expect((await town.admin.get<{ id: string }>('/api/categories')).body.id).toBe(DEFAULT_CODE_SET.id)
    expect((await put(set, '?activate=false')).status).toBe(200)
    expect(await town.admin.post(`/api/categories/versions/${set.id}/activate`)).toMatchObject({ status: 409 })
    expect((await put(withId([{ ...first, limits: ['soon'] }]))).status).toBe(400)
    expect((await town.seat.call('PUT', '/api/categories', withId(rest))).status).toBe(403)
  })

  test('a new version counts from the next report on; the former can be made active again', async () => {
    const set = withId([...DEFAULT_CODE_SET.categories, { ...first, code: 'NEW01' }])
    expect((await report({ category: 'NEW01' })).status).toBe(422)
    expect((await put(set)).status).toBe(200)
    const made = await report({ category: 'NEW01' })
    expect(made.status).toBe(201)
    expect((await put(set)).body).toMatchObject({ code: 'conflict.exists' })
    const versions = (await town.seat.get<Page<CodeSetVersion>>('/api/categories/versions')).body.items
    expect(versions.filter(({ active }) => active)).toMatchObject([{ id: set.id, categories: DEFAULT_CODE_SET.categories.length + 1 }])
    expect(await town.admin.post(`/api/categories/versions/${DEFAULT_CODE_SET.id}/activate`)).toMatchObject({ status: 409, body: { details: { codes: [{ category: 'NEW01', open: 1 }] } } })
    await town.act(town.seat, made.body as { id: string; version: number }, { action: 'void', reason: '试验' })
    expect((await town.admin.post(`/api/categories/versions/${DEFAULT_CODE_SET.id}/activate`)).status).toBe(200)
    expect((await report({ category: 'NEW01' })).status).toBe(422)
  })
})
