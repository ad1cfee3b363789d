import type { BeatImportAnswer, Duty, Page, TableImportAnswer } from '@watchfloor/shared'
import { unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { PatrolTown, square } from './supervise-support.js'

/** Beats and duty at their doors: what is entered on the map, by GeoJSON and by CSV, and what is refused with words. */
let hub: TestHub
let town: PatrolTown
let [dispatcher, officer]: Caller[] = []

beforeAll(async () => {
  hub = await startHub()
  const admin = await hub.login('admin')
  ;[dispatcher, officer] = [await hub.login('dispatcher'), await hub.login('officer')]
  town = new PatrolTown(hub, admin, dispatcher)
  await town.area('district', square(121.5, 30, 0.5))
})
afterAll(() => hub.stop())

const csv = (text: string, dryRun = false) => dispatcher!.call<TableImportAnswer & { details?: TableImportAnswer; code?: string }>('POST', `/api/imports/duty?dryRun=${dryRun}`, text, { 'Content-Type': 'text/csv' })

describe('beats and duty', () => {
  test('a beat outside the city, a broken ring, a name twice: refused with words, and nothing is kept', async () => {
    const count = async (): Promise<number> => (await dispatcher!.get<Page<unknown>>('/api/duty/beats')).body.total
    const before = await count()
    const add = (place: unknown, name = unique('b')) => dispatcher!.post<{ code: string; message: string }>('/api/duty/beats', { name, place })
    expect((await add({ type: 'area', geometry: square(125, 30, 0.1) })).body).toMatchObject({ code: 'beat.outside_city', message: expect.stringContaining('district'), details: { outside: expect.arrayContaining([[125, 30]]) } })
    expect((await add({ type: 'post', lat: 10, lon: 10, radiusM: 50 })).status).toBe(422)
    expect((await add({ type: 'area', geometry: { type: 'Polygon', coordinates: [[[121.6, 30.1], [121.7, 30.1], [121.7, 30.2], [121.6, 30.3]]] } })).body.code).toBe('input.invalid')
    expect((await add({ type: 'post', lat: 30.1, lon: 121.6, radiusM: 5 })).status).toBe(400)
    expect(await count()).toBe(before)
    const beat = await town.beat({ type: 'post', lat: 30.1, lon: 121.6, radiusM: 60 })
    expect((await add(beat.place, beat.name)).body.code).toBe('conflict.exists')
    expect((await officer!.post('/api/duty/beats', { name: 'x', place: beat.place })).status).toBe(403)
  })

  test('GeoJSON: areas and posts come in together or not at all', async () => {
    const squad = await town.squad()
    const feature = (name: string, geometry: unknown, more: object = {}) => ({ type: 'Feature', properties: { name, squad: squad.name, ...more }, geometry })
    const run = (features: unknown[], dryRun = false) => dispatcher!.post<BeatImportAnswer & { code?: string; details?: BeatImportAnswer }>(`/api/duty/beats/import?dryRun=${dryRun}`, { type: 'FeatureCollection', features })
    const good = [feature(unique('a'), square(121.6, 30.1, 0.01)), feature(unique('p'), { type: 'Point', coordinates: [121.7, 30.2] }, { radiusM: 80 })]
    const bad = await run([...good, feature(unique('far'), square(100, 30, 0.1)), feature('', { type: 'LineString', coordinates: [] }, { squad: 'nobody' })])
    expect(bad.body).toMatchObject({ code: 'import.has_errors', details: { created: 0 } })
    expect(bad.body.details!.errors.map(({ row, code }) => [row, code])).toEqual(expect.arrayContaining([[3, 'beat_outside_city'], [4, 'unknown_squad'], [4, 'area_name'], [4, 'area_geometry']]))
    expect((await dispatcher!.get<Page<unknown>>(`/api/duty/beats?squadId=${squad.id}`)).body.total).toBe(0)
    expect((await run(good, true)).body).toMatchObject({ dryRun: true, created: 2, errors: [] })
    expect((await run(good)).body).toMatchObject({ created: 2, updated: 0 })
    expect((await run(good)).body).toMatchObject({ created: 0, updated: 2 })
  })

  test('CSV: kind and beat by their names; broken rows and overlaps are named and nothing is kept', async () => {
    const [squad, beat] = [await town.squad(), await town.beat({ type: 'post', lat: 30.1, lon: 121.6, radiusM: 60 })]
    const head = '中队,姓名,班次,勤务类型,岗位,开始,结束\n'
    const bad = await csv(`${head}${squad.name},张三,护学岗,定岗,${beat.name},2026-11-23 07:00,2026-11-23 09:00\n${squad.name},张三,早班,日班,,2026-11-23 08:00,2026-11-23 12:00\n${squad.name},李四,早班,慢班,nowhere,2026-11-23 08:00,soon\n`)
    expect(bad.body.code).toBe('import.has_errors')
    expect(bad.body.details!.errors.map(({ row, column }) => [row, column])).toEqual([[3, 'person'], [4, 'ends'], [4, 'kind'], [4, 'beat']])
    expect((await dispatcher!.get<Page<Duty>>(`/api/duty?squadId=${squad.id}`)).body.total).toBe(0)
    expect((await csv(`${head}${squad.name},张三,护学岗,定岗,${beat.name},2026-11-23 07:00,2026-11-23 09:00\n`)).status).toBe(200)
    const { items } = (await dispatcher!.get<Page<Duty>>(`/api/duty?squadId=${squad.id}`)).body
    expect(items).toMatchObject([{ kind: 'fixed_post', beatId: beat.id, beatName: beat.name }])
    expect((await dispatcher!.delete(`/api/duty/beats/${beat.id}`)).status).toBe(409)
  })

  test('a duty of years, typed 2036 for 2026, is refused at both doors with its row named', async () => {
    const squad = await town.squad()
    const bad = await csv(`中队,姓名,班次,开始,结束\n${squad.name},张三,早班,2026-11-23 08:00,2036-11-23 16:00\n${squad.name},李四,值班,2026-11-23 08:00,2026-11-24 08:00\n`)
    expect(bad.body.details!.errors).toEqual([{ row: 2, column: 'ends', code: 'invalid', message: expect.stringContaining('24 hours at most') }])
    const add = (endsAt: string) => dispatcher!.post<Duty & { message: string }>('/api/duty', { squadId: squad.id, person: '张三', shift: '值班', startsAt: '2026-11-23T00:00:00Z', endsAt })
    expect((await add('2026-11-24T00:30:00Z')).body).toMatchObject({ code: 'input.invalid', message: expect.stringContaining('24 hours at most') })
    const { status, body } = await add('2026-11-24T00:00:00Z')
    expect(status).toBe(201)
    expect((await dispatcher!.patch(`/api/duty/${body.id}`, { endsAt: '2036-11-24T00:00:00Z' })).status).toBe(400)
    expect((await dispatcher!.get<Page<Duty>>(`/api/duty?squadId=${squad.id}`)).body.items).toMatchObject([{ id: body.id, endsAt: '2026-11-24T00:00:00.000Z' }])
  })
})
