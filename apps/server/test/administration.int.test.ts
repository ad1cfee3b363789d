import type { Area, AuditEntry, Page, Squad, User, UserCreated } from '@watchfloor/shared'
import { newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
let admin: Caller
beforeAll(async () => { hub = await startHub(); admin = await hub.login('admin') })
afterAll(() => hub.stop())

const signIn = async (username: string, password: string): Promise<Caller> =>
  new Caller(hub.baseUrl, (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body.token)

describe('users', () => {
  test('a new one gets a password once, and has to set an own before anything else', async () => {
    const made = (await admin.post<UserCreated>('/api/users', { username: unique('new'), name: '王五', role: 'seat' })).body
    expect(made.password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/)
    const person = await signIn(made.username, made.password!)
    expect(await person.get('/api/squads')).toMatchObject({ status: 403, body: { code: 'auth.must_change_password' } })
    expect((await person.get('/api/auth/me')).status).toBe(200)
    await person.post('/api/auth/password', { current: made.password, next: 'chosen-by-myself' })
    expect((await person.get('/api/squads')).status).toBe(200)
    expect(JSON.stringify((await admin.get('/api/users')).body)).not.toMatch(/password_?hash|argon2/i)
  })

  test('a name is taken once', async () => {
    const username = unique('twice')
    expect((await admin.post('/api/users', { username, name: 'one', role: 'seat' })).status).toBe(201)
    expect(await admin.post('/api/users', { username, name: 'two', role: 'seat' })).toMatchObject({ status: 409, body: { code: 'conflict.exists' } })
  })

  test.each([{ enabled: false }, { role: 'officer' }])('%j ends the sessions at once', async (patch) => {
    const user = await newUser(hub.pool)
    const person = await signIn(user.username, user.password)
    expect((await admin.patch(`/api/users/${user.id}`, patch)).status).toBe(200)
    expect((await person.get('/api/auth/me')).status).toBe(401)
  })

  test('a reset ends the sessions and gives a new password', async () => {
    const user = await newUser(hub.pool)
    const person = await signIn(user.username, user.password)
    const { password } = (await admin.post<{ password: string }>(`/api/users/${user.id}/reset`)).body
    expect((await person.get('/api/auth/me')).status).toBe(401)
    expect((await (await signIn(user.username, password)).get<{ user: User }>('/api/auth/me')).body.user.mustChangePassword).toBe(true)
  })

  test('the last administrator stays, also when two disable each other at once', async () => {
    await hub.pool.query("UPDATE user_account SET role = 'seat' WHERE role = 'admin'")
    const [one, two] = [await newUser(hub.pool, { role: 'admin' }), await newUser(hub.pool, { role: 'admin' })]
    const [first, second] = [await signIn(one.username, one.password), await signIn(two.username, two.password)]
    const answers = await Promise.all([first.patch(`/api/users/${two.id}`, { enabled: false }), second.patch(`/api/users/${one.id}`, { role: 'seat' })])
    expect(answers.map((a) => a.status).sort()).not.toEqual([200, 200])
    const { rows } = await hub.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM user_account WHERE role = 'admin' AND enabled")
    expect(rows[0]!.n).toBe(1)
    admin = await hub.login('admin')
  })

  test('a list goes on where the cursor says, and counts all', async () => {
    const q = unique('page')
    for (const n of [1, 2, 3]) await newUser(hub.pool, { username: `${q}-${n}` })
    const first = (await admin.get<Page<User>>(`/api/users?q=${q}&limit=2`)).body
    const rest = (await admin.get<Page<User>>(`/api/users?q=${q}&limit=2&cursor=${first.next}`)).body
    expect([first.total, first.items.length, rest.total, rest.items.length, rest.next]).toEqual([3, 2, 3, 1, undefined])
    expect([...first.items, ...rest.items].map((u) => u.username)).toEqual([1, 2, 3].map((n) => `${q}-${n}`))
  })
})

describe('rights', () => {
  test.each(['seat', 'dispatcher', 'supervisor', 'officer'] as const)('a %s administers nothing', async (role) => {
    const person = await hub.login(role)
    for (const [method, path, body] of [
      ['GET', '/api/users'], ['POST', '/api/users', { username: 'intruder', name: 'x', role: 'admin' }], ['POST', '/api/squads', { name: 'x' }], ['POST', '/api/areas/import', {}],
    ] as const) expect(await person.call(method, path, body)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
    expect((await person.get('/api/squads')).status).toBe(200)
  })

  test('the audit log is for supervisors and administrators', async () => {
    expect((await (await hub.login('supervisor')).get('/api/audit')).status).toBe(200)
    expect((await (await hub.login('dispatcher')).get('/api/audit')).status).toBe(403)
  })
})

describe('squads and areas', () => {
  const ring = [[121.1, 30], [121.2, 30], [121.2, 30.1], [121.1, 30]]
  const feature = (name: string, coordinates: unknown = [ring], more = {}) => ({ type: 'Feature', properties: { name, level: 'street', ...more }, geometry: { type: 'Polygon', coordinates } })

  test('a squad with areas is not removed', async () => {
    const squad = (await admin.post<Squad>('/api/squads', { name: unique('中队 ') })).body
    const area = (await admin.post<Area>('/api/areas', { name: unique('街道 '), level: 'street', squadId: squad.id, geometry: { type: 'Polygon', coordinates: [ring] } })).body
    expect(await admin.delete(`/api/squads/${squad.id}`)).toMatchObject({ status: 409, body: { code: 'conflict.in_use', details: { areas: 1, devices: 0 } } })
    expect((await admin.patch<Area>(`/api/areas/${area.id}`, { squadId: null })).body.squadId).toBeNull()
    expect((await admin.delete(`/api/squads/${squad.id}`)).status).toBe(204)
    expect((await admin.get<Page<Area>>(`/api/areas?q=${encodeURIComponent(area.name)}`)).body.items).toEqual([{ ...area, squadId: null }])
  })

  test.each([
    ['an open ring', [[[121, 30], [122, 30], [122, 31], [121, 31]]]],
    ['a ring that encloses nothing', [[[121, 30], [122, 30], [121, 30], [121, 30]]]],
    ['a place off the globe', [[[121, 30], [190, 30], [122, 31], [121, 30]]]],
  ])('%s is refused', async (_, coordinates) => {
    expect(await admin.post('/api/areas', { name: unique('a'), level: 'grid', geometry: { type: 'Polygon', coordinates } })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  })

  test('an import is tried first, writes all or nothing, and renews what is there', async () => {
    const [one, two] = [unique('one '), unique('two ')]
    const input = { type: 'FeatureCollection', features: [feature(one), feature(two, ring.length ? [ring.map(([x, y]) => [x, y, 12.5])] : [])] }
    expect((await admin.post('/api/areas/import?dryRun=true', input)).body).toMatchObject({ dryRun: true, rows: 2, created: 2, updated: 0, errors: [] })
    expect((await admin.get<Page<Area>>(`/api/areas?q=${encodeURIComponent(one)}`)).body.total).toBe(0)
    const broken = { ...input, features: [...input.features, feature('', [ring]), feature(one), feature(unique('x'), [ring.slice(0, 3).concat([[5, 5]])]), feature(unique('y'), [ring], { squad: 'no such squad' })] }
    const refused = (await admin.post<{ errors: { row: number; code: string }[] }>('/api/areas/import', broken)).body
    expect(refused.errors.map(({ row, code }) => `${row} ${code}`)).toEqual(['3 area_name', '4 area_twice', '5 area_open_ring', '6 unknown_squad'])
    expect((await admin.get<Page<Area>>(`/api/areas?q=${encodeURIComponent(one)}`)).body.total).toBe(0)
    expect((await admin.post('/api/areas/import', input)).body).toMatchObject({ created: 2, updated: 0 })
    const kept = (await admin.get<Page<Area>>(`/api/areas?q=${encodeURIComponent(two)}`)).body.items[0]!
    expect(kept.geometry.coordinates).toEqual([ring])
    expect((await admin.post('/api/areas/import', input)).body).toMatchObject({ created: 0, updated: 2 })
    expect((await admin.get<Page<Area>>(`/api/areas?q=${encodeURIComponent(two)}`)).body.items[0]!.id).toBe(kept.id)
  })
})

describe('the audit log', () => {
  test('tells who did what to whom, newest first, and filters', async () => {
    const made = (await admin.post<UserCreated>('/api/users', { username: unique('audited'), name: 'x', role: 'seat' })).body
    await admin.patch(`/api/users/${made.id}`, { enabled: false })
    const all = (await admin.get<Page<AuditEntry>>(`/api/audit?subject=${made.username}`)).body
    expect(all.items.map((line) => line.action)).toEqual(['user.change', 'user.create'])
    expect(all.items[0]).toMatchObject({ address: '127.0.0.1', details: { enabled: false } })
    const first = (await admin.get<Page<AuditEntry>>(`/api/audit?subject=${made.username}&action=user&limit=1`)).body
    const rest = (await admin.get<Page<AuditEntry>>(`/api/audit?subject=${made.username}&action=user&limit=1&cursor=${first.next}`)).body
    expect([first.items[0]!.action, rest.items[0]!.action, rest.next, first.total]).toEqual(['user.change', 'user.create', undefined, 2])
    expect(JSON.stringify(all)).not.toContain(made.password)
  })

  test.each(["UPDATE audit SET actor = 'somebody else'", 'DELETE FROM audit', 'TRUNCATE audit'])('%s is refused by the database', async (sql) => {
    await expect(hub.pool.query(sql)).rejects.toThrow('audit is append only')
  })
})
