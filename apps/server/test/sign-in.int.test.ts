import { SeatKeeper } from '../src/broadcast/feed/seat-keeper.js'
import { TestConsole } from './broadcast-console.js'
import { newUser } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
beforeAll(async () => { hub = await startHub() })
afterAll(() => hub.stop())

const login = (username: string, password: string) => hub.anonymous.post<{ token: string; code: string; details: { retryAfterS: number } }>('/api/auth/login', { username, password })

test('a person signs in with name and password and is known by token and by cookie', async () => {
  const user = await newUser(hub.pool, { role: 'seat' })
  const { status, body, headers } = await login(user.username, user.password)
  expect(status).toBe(200)
  const cookie = headers.get('set-cookie')!
  expect(cookie).toMatch(/^watchfloor_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/)
  const byToken = await new Caller(hub.baseUrl, body.token).get('/api/auth/me')
  const byCookie = await hub.anonymous.call('GET', '/api/auth/me', undefined, { Cookie: cookie.split(';')[0]! })
  expect(byToken.body).toMatchObject({ user: { username: user.username, role: 'seat' }, token: body.token })
  expect(byCookie.body).toEqual(byToken.body)
})

test('the database holds no token', async () => {
  const caller = await hub.login('seat')
  const { rows } = await hub.pool.query('SELECT s::text AS text FROM session s')
  expect(rows.length).toBeGreaterThan(0)
  for (const { text } of rows as { text: string }[]) {
    expect(text).not.toContain(caller.token)
    expect(text).not.toContain(Buffer.from(caller.token!).toString('hex'))
  }
})

test('nobody passes without a token, with an invented one, or after signing out', async () => {
  expect(await hub.anonymous.get('/api/auth/me')).toMatchObject({ status: 401, body: { code: 'auth.required' } })
  expect((await new Caller(hub.baseUrl, 'A'.repeat(43)).get('/api/squads')).status).toBe(401)
  const caller = await hub.login('seat')
  expect((await caller.get('/api/squads')).status).toBe(200)
  expect((await caller.post('/api/auth/logout')).status).toBe(204)
  expect((await caller.get('/api/squads')).status).toBe(401)
})

test('five wrong passwords make that name wait at that address, even with the right one', async () => {
  const user = await newUser(hub.pool)
  for (let i = 0; i < 5; i++) expect(await login(user.username, 'wrong')).toMatchObject({ status: 401, body: { code: 'auth.wrong_credentials' } })
  const blocked = await login(user.username, user.password)
  expect(blocked).toMatchObject({ status: 429, body: { code: 'auth.too_many_attempts' } })
  expect(blocked.body.details.retryAfterS).toBeGreaterThan(0)
  const other = await newUser(hub.pool)
  expect((await login(other.username, other.password)).status).toBe(200)
})

test('guesses sent all at once are no more than guesses sent one by one', async () => {
  const user = await newUser(hub.pool)
  const beganMs = Date.now()
  const answers = await Promise.all(Array.from({ length: 20 }, () => login(user.username, 'wrong')))
  // Waits of 2, 4, 8 … s: on a slow machine the burst itself outlives the first of them, and one more guess for each is right.
  const waitsOver = Math.floor(Math.log2((Date.now() - beganMs) / 2000 + 1))
  const checked = answers.filter(({ status }) => status === 401).length
  expect(checked).toBeGreaterThanOrEqual(5)
  expect(checked).toBeLessThanOrEqual(5 + waitsOver)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(20 - checked)
})

test('a wrong name and a wrong password are answered alike', async () => {
  const user = await newUser(hub.pool)
  expect((await login('nobody-here', 'wrong')).body).toEqual((await login(user.username, 'wrong')).body)
})

test('a disabled account is told so only with its right password', async () => {
  const user = await newUser(hub.pool, { enabled: false })
  expect((await login(user.username, user.password)).body.code).toBe('auth.disabled')
  expect((await login(user.username, 'wrong')).body.code).toBe('auth.wrong_credentials')
})

test('a cookie sent from another site changes nothing; a token is not asked where it comes from', async () => {
  const user = await newUser(hub.pool, { role: 'admin' })
  const { body, headers } = await login(user.username, user.password)
  const cookie = headers.get('set-cookie')!.split(';')[0]!
  const json = { 'Content-Type': 'application/json' }
  const post = (extra: Record<string, string>) => hub.anonymous.call<{ code: string }>('POST', '/api/squads', JSON.stringify({ name: `squad ${Math.random()}` }), { ...json, ...extra })
  expect(await post({ Cookie: cookie, Origin: 'http://127.0.0.1:9' })).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  expect((await post({ Cookie: cookie, Origin: hub.baseUrl })).status).toBe(201)
  expect((await post({ Authorization: `Bearer ${body.token}`, Origin: 'http://127.0.0.1:9' })).status).toBe(201)
})

test('a session that is over is refused', async () => {
  const caller = await hub.login('seat')
  await hub.pool.query("UPDATE session SET expires_at = now() - interval '1 second' WHERE token_hash = sha256($1::text::bytea)", [caller.token])
  expect((await caller.get('/api/auth/me')).status).toBe(401)
})

test('a console that only watches keeps its session; one that is over stays over, and none lives for ever', async () => {
  const [seat, over] = [await hub.login('seat'), await hub.login('seat')]
  const screen = await TestConsole.open(hub.baseUrl, seat.token)
  const late = await TestConsole.open(hub.baseUrl, over.token)
  const minutesLeft = async (caller: Caller): Promise<number> =>
    (await hub.pool.query<{ left: number }>('SELECT extract(epoch FROM expires_at - now())::float8 / 60 AS left FROM session WHERE token_hash = sha256($1::text::bytea)', [caller.token])).rows[0]!.left
  const set = (what: string, caller: Caller) => hub.pool.query(`UPDATE session SET ${what} WHERE token_hash = sha256($1::text::bytea)`, [caller.token])
  await set("expires_at = now() + interval '1 minute'", seat)
  await set("expires_at = now() - interval '1 minute'", over)
  await hub.app.get(SeatKeeper).keep()
  expect(await minutesLeft(seat)).toBeGreaterThan(50)
  expect(await minutesLeft(over)).toBeLessThan(0)
  await set("created_at = now() - interval '400 days', expires_at = now() + interval '1 minute'", seat)
  await hub.app.get(SeatKeeper).keep()
  expect(await minutesLeft(seat)).toBeLessThan(0)
  screen.close()
  late.close()
})

test('an own password is changed with the present one only, and ends the other sessions', async () => {
  const user = await newUser(hub.pool)
  const [here, there] = await Promise.all([0, 1].map(async () => new Caller(hub.baseUrl, (await login(user.username, user.password)).body.token)))
  expect(await here!.post('/api/auth/password', { current: 'not it at all', next: 'another-good-one' })).toMatchObject({ status: 401 })
  expect(await here!.post('/api/auth/password', { current: user.password, next: 'short' })).toMatchObject({ status: 400, body: { code: 'input.invalid', details: { issues: [{ path: 'next' }] } } })
  expect((await here!.post('/api/auth/password', { current: user.password, next: 'another-good-one' })).status).toBe(204)
  expect((await here!.get('/api/auth/me')).status).toBe(200)
  expect((await there!.get('/api/auth/me')).status).toBe(401)
  expect((await login(user.username, user.password)).status).toBe(401)
  expect((await login(user.username, 'another-good-one')).status).toBe(200)
})
