import { jest } from '@jest/globals'
import type { Mask, Page, RuleList, TableImportAnswer, TruckPermit, TruckPlace } from '@watchfloor/shared'
import { alarmsOf, square } from './detect-support.js'
import { newDevice, unique } from './harness/builders.js'
import type { Answer, Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { mqttDevice } from './ingest-support.js'

/** What rules look at is entered by people: masks, sites and dumps, permits; whole files or nothing of them. */

jest.setTimeout(60_000)
let hub: TestHub
let admin: Caller
beforeAll(async () => { hub = await startHub({ MQTT_URL: '' }); admin = await hub.login('admin') })
afterAll(() => hub?.stop())

type Refused = { code: string; details: TableImportAnswer }
const csv = (text: string, dryRun: boolean): Promise<Answer<TableImportAnswer & Refused>> => admin.call('POST', `/api/permits/import?dryRun=${dryRun}`, text, { 'content-type': 'text/csv' })
const count = async (table: string): Promise<number> => (await hub.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]!.n

test('a mask is made, found, replaced and taken away; what encloses nothing or ends before it begins is refused', async () => {
  const name = unique('便民摊 ')
  const input = { name, categories: ['0406'], geometry: square(30.2, 121.2, 20), hours: [{ from: '22:00', to: '06:00' }], validFrom: '2026-01-01', validTo: '2026-12-31' }
  const made = (await admin.post<Mask>('/api/masks', input)).body
  expect(made).toMatchObject(input)
  expect((await admin.get<Page<Mask>>(`/api/masks?q=${encodeURIComponent(name)}`)).body).toEqual({ items: [made], total: 1 })
  expect((await admin.post<{ code: string }>('/api/masks', input)).body.code).toBe('conflict.exists')
  expect((await admin.call<Mask>('PUT', `/api/masks/${made.id}`, { ...input, permit: 'A-7' })).body).toEqual({ ...input, permit: 'A-7', id: made.id })
  expect((await admin.post('/api/masks', { ...input, name: 'x', validTo: '2025-01-01' })).status).toBe(400)
  const line = { type: 'Polygon', coordinates: [[[121, 30], [121.1, 30], [121.2, 30], [121, 30]]] }
  expect((await admin.post('/api/masks', { ...input, name: 'x', geometry: line })).status).toBe(400)
  expect((await (await hub.login('seat')).post('/api/masks', input)).status).toBe(403)
  expect((await admin.delete(`/api/masks/${made.id}`)).status).toBe(204)
  expect((await admin.delete(`/api/masks/${made.id}`)).status).toBe(404)
  expect((await hub.pool.query("SELECT action FROM audit WHERE subject = $1 ORDER BY id", [name])).rows.map(({ action }: { action: string }) => action)).toEqual(['mask.create', 'mask.change', 'mask.remove'])
})

test('masks and sites from GeoJSON: shown first, all or none, the same file twice replaces', async () => {
  const feature = (properties: object, geometry: object | null = square(30.3, 121.3, 100)) => ({ type: 'Feature', properties, geometry })
  const names = [unique('a '), unique('b ')]
  const good = { type: 'FeatureCollection', features: [feature({ name: names[0], categories: '0406;0405', hours: '17:00-23:00；06:00-09:00', permit: 'P1' }), feature({ name: names[1], categories: ['0401'] })] }
  const run = (what: string, body: object, dryRun: boolean) => admin.post<TableImportAnswer & Refused>(`/api/${what}/import?dryRun=${dryRun}`, body)
  const before = await count('mask')
  expect((await run('masks', good, true)).body).toMatchObject({ dryRun: true, rows: 2, created: 2, updated: 0, errors: [] })
  expect(await count('mask')).toBe(before)
  const broken = { ...good, features: [...good.features, feature({ name: names[0], categories: '0406' }), feature({ name: 'x', categories: '0406', hours: 'at night' }), feature({ name: 'y', categories: '0406' }, null)] }
  const refused = await run('masks', broken, false)
  expect(refused).toMatchObject({ status: 422, body: { code: 'import.has_errors' } })
  expect(refused.body.details.errors.map(({ row, column, code }) => [row, column, code])).toEqual([[3, 'name', 'twice'], [4, 'hours', 'bad_hours'], [5, 'geometry', 'invalid']])
  expect(await count('mask')).toBe(before)
  expect((await run('masks', good, false)).body).toMatchObject({ created: 2, updated: 0 })
  expect((await run('masks', good, false)).body).toMatchObject({ created: 0, updated: 2 })
  expect((await admin.get<Page<Mask>>(`/api/masks?q=${encodeURIComponent(names[0]!)}`)).body.items).toMatchObject([{ categories: ['0406', '0405'], hours: [{ from: '17:00', to: '23:00' }, { from: '06:00', to: '09:00' }] }])
  const site = unique('工地 ')
  expect((await run('truck-places', { type: 'FeatureCollection', features: [feature({ name: site, use: '出土工地' })] }, false)).body).toMatchObject({ created: 1, preview: [{ use: 'site' }] })
  expect((await admin.get<Page<TruckPlace>>(`/api/truck-places?q=${encodeURIComponent(site)}`)).body.items[0]).toMatchObject({ name: site, use: 'site' })
})

test('permits from CSV: every broken row is named with its column, and nothing of the file is taken', async () => {
  const [site, dump] = [unique('工地'), unique('消纳场')]
  for (const [name, use] of [[site, 'site'], [dump, 'dump']]) await admin.post('/api/truck-places', { name, use, geometry: square(30.4, 121.4, 100) })
  const head = '车牌,准运证号,有效期起,有效期止,时段,工地,限载\n'
  const good = `浙F11111,A1,2026/1/1,2026-12-31,22:00-06:00,${site};${dump},20000\n浙F22222,A2,2026-01-01,2026-12-31,,,\n`
  const broken = `${head}${good}浙F33333,A1,2026-01-01,2026-12-31,,,\n,A4,2026-01-01,2026-12-31,,,\n浙F5,A5,gestern,2026-12-31,late,nowhere,heavy\n浙F6,A6,2026-12-31,2026-01-01,,,\n`
  const shown = (await csv(broken, true)).body
  expect(shown.errors.map(({ row, column, code }) => [row, column, code])).toEqual([
    [4, 'number', 'twice'], [5, 'plate', 'missing'], [6, 'validFrom', 'bad_date'], [6, 'hours', 'bad_hours'], [6, 'sites', 'unknown_site'], [6, 'maxLoadKg', 'bad_load'], [7, 'validTo', 'invalid'],
  ])
  expect(shown.preview[0]).toEqual({ plate: '浙F11111', number: 'A1', validFrom: '2026-01-01', validTo: '2026-12-31', hours: '22:00-06:00', sites: `${site};${dump}`, maxLoadKg: '20000' })
  expect(await csv(broken, false)).toMatchObject({ status: 422, body: { code: 'import.has_errors' } })
  expect(await count('truck_permit')).toBe(0)
  expect((await csv(head + good, false)).body).toMatchObject({ created: 2, updated: 0, errors: [] })
  expect((await csv(head + good.replace('20000', '15000'), false)).body).toMatchObject({ created: 0, updated: 2 })
  const { items } = (await admin.get<Page<TruckPermit>>(`/api/permits?q=${encodeURIComponent('浙F11111')}`)).body
  expect(items).toMatchObject([{ plate: '浙F11111', number: 'A1', hours: [{ from: '22:00', to: '06:00' }], maxLoadKg: 15_000 }])
  expect(items[0]!.placeIds).toHaveLength(2)
  expect((await csv('nothing that fits', true)).body.errors[0]).toMatchObject({ row: 1, code: 'missing_column' })
})

test('a permit is in force at once: over its limit of load is an alarm', async () => {
  const plate = unique('浙')
  await admin.call('PUT', '/api/rules/truck_overload', { ...(await admin.get<{ items: { name: string; settings: object }[] }>('/api/rules')).body.items.find(({ name }) => name === 'truck_overload')!.settings, delayOnS: 0 })
  const truck = await newDevice(admin, { plate })
  const client = await mqttDevice(hub.mqttPort, truck.mqtt!)
  const say = (): Promise<unknown> => client.publishAsync(`wf/${truck.id}/fix`, JSON.stringify({ lat: 30.1, lon: 121.1, state: { loadKg: 18_000 } }), { qos: 1 })
  await say()
  expect(await alarmsOf(hub, truck.id)).toEqual([])
  expect((await admin.post('/api/permits', { plate, validFrom: '2020-01-01', validTo: '2099-12-31', maxLoadKg: 12_000 })).status).toBe(201)
  await say()
  expect(await alarmsOf(hub, truck.id)).toMatchObject([{ kind: 'truck_overload', about: { limitKg: 12_000, loadKg: 18_000 } }])
  await client.endAsync()
})

test('a mask or a label of a category that the code set lacks is refused when it is saved', async () => {
  const mask = { name: unique('便民摊 '), categories: ['0406', '9999'], geometry: square(30.2, 121.2, 20) }
  expect(await admin.post('/api/masks', mask)).toMatchObject({ status: 400, body: { code: 'input.invalid', message: expect.stringContaining('9999') } })
  const made = (await admin.post<Mask>('/api/masks', { ...mask, categories: ['0406'] })).body
  expect((await admin.put(`/api/masks/${made.id}`, mask)).status).toBe(400)
  const file = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: unique('x '), categories: '9999' }, geometry: mask.geometry }] }
  expect((await admin.post<Refused>('/api/masks/import?dryRun=false', file)).body.details.errors).toMatchObject([{ row: 1, column: 'categories', code: 'invalid' }])

  const { settings } = (await admin.get<RuleList>('/api/rules')).body.items.find(({ name }) => name === 'ai_detection')!
  const labels = settings.params['labels'] as Record<string, string>
  const save = (more: Record<string, string>) => admin.put('/api/rules/ai_detection', { ...settings, params: { ...settings.params, labels: { ...labels, ...more } } })
  expect(await save({ kite: '9999' })).toMatchObject({ status: 422, body: { code: 'rule.unfit', details: { faults: ['params.labels.kite: there is no category 9999 in the code set'] } } })
  expect((await save({ kite: '0406' })).status).toBe(200)
  expect((await admin.delete('/api/rules/ai_detection')).status).toBeLessThan(300)
})
