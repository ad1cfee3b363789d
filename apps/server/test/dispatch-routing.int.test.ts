import type { Area, Contact, Page, RoutingCheck, RoutingRow, Squad, TableImportAnswer, User } from '@watchfloor/shared'
import { DispatchPort } from '../src/ports/dispatch.port.js'
import { newUser, unique } from './harness/builders.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let admin: Caller
let port: DispatchPort
beforeAll(async () => { hub = await startHub(); admin = await hub.login('admin'); port = hub.app.get(DispatchPort, { strict: false }) })
afterAll(() => hub.stop())

const HERE = { lat: 30.5, lon: 120.5 }
const ELSEWHERE = { lat: 31.5, lon: 120.5 }
const ring = [[120, 30], [121, 30], [121, 31], [120, 31], [120, 30]]
const newSquad = async (name = unique('squad '), more: object = {}): Promise<Squad> => (await admin.post<Squad>('/api/squads', { name, ...more })).body
const newArea = async (name = unique('area ')): Promise<Area> => (await admin.post<Area>('/api/areas', { name, level: 'community', geometry: { type: 'Polygon', coordinates: [ring] } })).body
const check = async (category: string, at: { lat: number; lon: number }): Promise<RoutingCheck> => (await admin.get<RoutingCheck>(`/api/routing/check?category=${category}&lat=${at.lat}&lon=${at.lon}`)).body
const csv = (path: string, text: string, dryRun = false) => admin.call<TableImportAnswer & { code?: string; details?: TableImportAnswer }>('POST', `${path}?dryRun=${dryRun}`, text, { 'Content-Type': 'text/csv' })

describe('units', () => {
  test('a department is a unit of its own kind, known at once to whoever asks', async () => {
    const made = await newSquad('市交通局', { kind: 'department', qualifiedFor: ['03', 'L02'], phone: '0574-1234' })
    expect(made).toMatchObject({ kind: 'department', qualifiedFor: ['03', 'L02'], phone: '0574-1234' })
    expect([port.isUnit(made.id), port.isUnit(admin.baseUrl)]).toEqual([true, false])
    expect((await admin.patch<Squad>(`/api/squads/${made.id}`, { note: 'x' })).body).toMatchObject({ kind: 'department', qualifiedFor: ['03', 'L02'], phone: '0574-1234', note: 'x' })
    expect((await admin.get<Page<Squad>>('/api/squads?q=市交通局')).body.items).toMatchObject([{ kind: 'department' }])
  })
  test('a squad without more said is qualified for everything', async () => { expect(await newSquad()).toMatchObject({ kind: 'squad', qualifiedFor: ['*'], phone: null }) })
  test('a person belongs to a squad, which cannot be taken away then', async () => {
    const squad = await newSquad()
    const officer = await newUser(hub.pool, { role: 'officer' })
    expect((await admin.patch<User>(`/api/users/${officer.id}`, { squadId: squad.id })).body.squadId).toBe(squad.id)
    expect(port.unitsOf(officer.id)).toEqual([squad.id])
    expect(await admin.delete(`/api/squads/${squad.id}`)).toMatchObject({ status: 409, body: { code: 'conflict.in_use', details: { people: 1 } } })
    expect(await admin.patch(`/api/users/${officer.id}`, { squadId: officer.id })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    await admin.patch(`/api/users/${officer.id}`, { squadId: null })
    expect(port.unitsOf(officer.id)).toEqual([])
    expect((await admin.delete(`/api/squads/${squad.id}`)).status).toBe(204)
    expect(port.isUnit(squad.id)).toBe(false)
  })
})

describe('the routing table', () => {
  test('says who, with whom and by which plan; a hole is said to be one', async () => {
    const [area, lead, police] = [await newArea(), await newSquad(), await newSquad()]
    const made = (await admin.post<RoutingRow>('/api/routing', { category: '0405', areaId: area.id, unitId: lead.id, withUnits: [police.id], plan: '1+1+2' })).body
    expect(made).toMatchObject({ areaName: area.name, unitName: lead.name })
    expect(await check('0405', HERE)).toMatchObject({ units: [lead.id, police.id], plan: '1+1+2', by: { category: 'exact', area: 'community' }, row: made.id })
    expect(port.responsibleFor('0405', HERE.lat, HERE.lon)).toEqual([lead.id, police.id])
    expect(await check('0405', ELSEWHERE)).toMatchObject({ units: [], plan: null, by: null, row: null, areas: [] })
    expect(port.responsibleFor('0999', HERE.lat, HERE.lon)).toEqual([])
    await admin.patch(`/api/routing/${made.id}`, { areaId: null, category: '04' })
    expect(await check('0406', ELSEWHERE)).toMatchObject({ units: [lead.id, police.id], by: { category: 'class', area: 'everywhere' } })
    expect(await admin.delete(`/api/squads/${lead.id}`)).toMatchObject({ status: 409, body: { details: { routing: 1 } } })
    expect((await admin.delete(`/api/routing/${made.id}`)).status).toBe(204)
    expect(port.responsibleFor('0406', HERE.lat, HERE.lon)).toEqual([])
  })

  test('what another process commits is seen within moments', async () => {
    const squad = await newSquad()
    await hub.pool.query("INSERT INTO responsibility(id, position, category, unit_id) VALUES (gen_random_uuid(), 1, '0777', $1)", [squad.id])
    const end = Date.now() + 5000
    while (port.responsibleFor('0777', 0, 0).length === 0 && Date.now() < end) await new Promise((done) => { setTimeout(done, 20) })
    expect(port.responsibleFor('0777', 0, 0)).toEqual([squad.id])
  })

  test('comes as CSV: a broken row is named and nothing is written; the same file twice changes nothing more', async () => {
    const [area, one, two] = [await newArea(), await newSquad(), await newSquad()]
    const bad = await csv('/api/imports/routing', `类别,区域,责任单位\n0501,${area.name},${one.name}\n0502,no such place,${one.name}\n0503,,nobody`)
    expect(bad).toMatchObject({ status: 422, body: { code: 'import.has_errors', details: { created: 0, errors: [{ row: 3, column: 'area' }, { row: 4, column: 'unit' }] } } })
    expect((await check('0501', HERE)).row).toBeNull()
    const good = `category,area,unit,with,plan\n0501,community/${area.name},${one.name},${two.name},劝离\n05,,${two.name},,`
    expect((await csv('/api/imports/routing', good, true)).body).toMatchObject({ dryRun: true, created: 2, updated: 0, errors: [], preview: [{ unit: one.name, with: two.name }, {}] })
    expect((await check('0501', HERE)).row).toBeNull()
    expect((await csv('/api/imports/routing', good)).body).toMatchObject({ created: 2, updated: 0 })
    expect((await csv('/api/imports/routing', good)).body).toMatchObject({ created: 0, updated: 2 })
    expect(await check('0501', HERE)).toMatchObject({ units: [one.id, two.id], plan: '劝离' })
    expect((await check('0509', HERE)).units).toEqual([two.id])
  })

  test('only an administrator changes it', async () => {
    const dispatcher = await hub.login('dispatcher')
    expect((await dispatcher.get('/api/routing')).status).toBe(200)
    expect((await dispatcher.post('/api/routing', { category: '*', unitId: admin.baseUrl })).status).toBe(403)
  })
})

describe('contacts of communities', () => {
  test('the named one, the substitute while away', async () => {
    const area = await newArea()
    await hub.pool.query('DELETE FROM community_contact')
    const made = (await admin.post<Contact>('/api/contacts', { areaId: area.id, name: '陈', phone: '1', substitute: { name: '林', phone: '2' } })).body
    expect((await check('0405', HERE)).contact).toEqual({ name: '陈', phone: '1' })
    await admin.patch(`/api/contacts/${made.id}`, { awayUntil: new Date(Date.now() + 60_000).toISOString() })
    expect((await check('0405', HERE)).contact).toEqual({ name: '林', phone: '2' })
    const table = `社区,联系人,电话,替补,替补电话,时段\n${area.name},陈,3,林,2,`
    expect((await csv('/api/imports/contacts', table)).body).toMatchObject({ created: 0, updated: 1 })
    expect((await admin.get<{ items: Contact[] }>('/api/contacts')).body.items).toMatchObject([{ phone: '3', substitute: { name: '林' } }])
    expect((await csv('/api/imports/contacts', `${table}\n${area.name},王,4,,,八点到六点`)).body).toMatchObject({ code: 'import.has_errors', details: { errors: [{ row: 3, column: 'hours' }] } })
    await admin.delete(`/api/contacts/${made.id}`)
    expect((await check('0405', HERE)).contact).toBeNull()
  })
})
