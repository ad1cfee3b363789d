import { createECDH, createHmac, randomBytes } from 'node:crypto'
import type { IncidentDetail, KeptNotice, Page, PushKey, Squad, WebhookCreated, WebhookTest } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { Listener } from './dispatch-listener.js'
import { newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'

let hub: TestHub
let admin: Caller
let seat: Caller
let dispatcher: Caller
beforeAll(async () => {
  hub = await startHub({ CHANNELS_PRIVATE: '1' })
  ;[admin, seat, dispatcher] = [await hub.login('admin'), await hub.login('seat'), await hub.login('dispatcher')]
})
afterAll(() => hub.stop())

const report = async (priority = 'P3'): Promise<IncidentDetail> => {
  const { status, body } = await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30.1, lon: 121.1, description: '店外经营', source: 'seat', priority })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return body
}
const act = async (by: Caller, at: IncidentDetail, step: object): Promise<IncidentDetail> => {
  const { status, body } = await by.post<{ incident: IncidentDetail }>(`/api/incidents/${at.id}/actions`, { version: at.version, ...step })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.incident
}
const newOfficer = async (squadId: string): Promise<Caller & { userId: string }> => {
  const { id, username, password } = await newUser(hub.pool, { role: 'officer' })
  await admin.patch(`/api/users/${id}`, { squadId })
  const { token } = (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body
  return Object.assign(new Caller(hub.baseUrl, token), { userId: id })
}
const newSquad = async (): Promise<string> => (await admin.post<Squad>('/api/squads', { name: unique('squad '), phone: '110' })).body.id
const notices = async (by: Caller): Promise<KeptNotice[]> => (await by.get<Page<KeptNotice>>('/api/notices')).body.items
const effects = async (incidentId: string, type: string): Promise<{ id: string; state: string; attempts: number; last_error: string | null }[]> =>
  (await hub.pool.query<{ id: string; state: string; attempts: number; last_error: string | null }>('SELECT id, state, attempts, last_error FROM effect WHERE incident_id = $1 AND type = $2 ORDER BY version, id', [incidentId, type])).rows
/** Time passes for effects that wait for their next try. */
const hurry = (incidentId: string): Promise<unknown> => hub.pool.query("UPDATE effect SET next_try_at = now() WHERE incident_id = $1 AND state = 'pending' AND not_before <= now()", [incidentId])
const webhookOn = async (listener: Listener): Promise<WebhookCreated> => (await admin.post<WebhookCreated>('/api/webhooks', { name: unique('hook '), url: `${listener.url}/in` })).body

describe('people', () => {
  test('a unit is told after the time of the undo, a P1 at once; who was away finds it', async () => {
    const [squadId, other] = [await newSquad(), await newSquad()]
    const [officer, stranger] = [await newOfficer(squadId), await newOfficer(other)]
    const filed = await act(seat, await report(), { action: 'file' })
    const sent = Date.now()
    await act(dispatcher, filed, { action: 'dispatch', units: [{ unitId: squadId }], override: 'nearest by eye' })
    const urgent = await act(dispatcher, await act(seat, await report('P1'), { action: 'file' }), { action: 'dispatch', units: [{ unitId: squadId }], override: 'nearest by eye' })
    const [first] = await until(async () => { const told = await notices(officer); return told.length > 0 && told })
    expect(first).toMatchObject({ type: 'notify', incidentId: urgent.id, number: urgent.number, action: 'dispatch', priority: 'P1', sound: true, readAt: null })
    expect(Date.now() - sent).toBeLessThan(5000)
    const [second] = await until(async () => { const told = await notices(officer); return told.length > 1 && told }, 15_000)
    expect(second).toMatchObject({ incidentId: filed.id, sound: false })
    expect(Date.now() - sent).toBeGreaterThan(9_900)
    expect(await notices(stranger)).toEqual([])
    expect((await officer.post(`/api/notices/${first!.id}/read`)).status).toBe(204)
    expect((await stranger.post(`/api/notices/${second!.id}/read`)).status).toBe(404)
    expect((await officer.get<Page<KeptNotice>>('/api/notices?unread=true')).body).toMatchObject({ total: 1, items: [{ id: second!.id }] })
  }, 30_000)

  test('an undo takes it back before anybody hears of it', async () => {
    const squadId = await newSquad()
    const officer = await newOfficer(squadId)
    const sent = await act(dispatcher, await act(seat, await report(), { action: 'file' }), { action: 'dispatch', units: [{ unitId: squadId }], override: 'x' })
    expect((await dispatcher.post(`/api/incidents/${sent.id}/undo`, { version: sent.version })).status).toBe(200)
    const states = (await effects(sent.id, 'notify')).map(({ state }) => state)
    expect(states).toContain('cancelled')
    await hub.pool.query('UPDATE effect SET not_before = now(), next_try_at = now() WHERE incident_id = $1', [sent.id])
    await until(async () => (await effects(sent.id, 'notify')).every(({ state }) => state !== 'pending'))
    expect((await notices(officer)).filter(({ incidentId }) => incidentId === sent.id)).toEqual([])
  })

  test('a unit in which nobody has an account: given up at once, with its telephone on the timeline', async () => {
    const squadId = await newSquad()
    const sent = await act(dispatcher, await act(seat, await report('P1'), { action: 'file' }), { action: 'dispatch', units: [{ unitId: squadId }], override: 'x' })
    const note = await until(async () => (await seat.get<IncidentDetail>(`/api/incidents/${sent.id}`)).body.timeline.find(({ action }) => action === 'note'))
    expect(note).toMatchObject({ actor: { type: 'system', rule: 'dead-letter' }, note: expect.stringContaining('110') })
  })

  test('an older word that comes late is not told after a newer one', async () => {
    const squadId = await newSquad()
    const officer = await newOfficer(squadId)
    const incident = await report('P1')
    const insert = (version: number, type: string, due: string): Promise<unknown> => hub.pool.query(
      `INSERT INTO effect(id, incident_id, version, type, to_whom, action, about, not_before, next_try_at) VALUES ($1, $2, $3, $4, $5, 'x', '{}', now(), now() + $6::interval)`,
      [uuid(), incident.id, version, type, { type: 'unit', unitId: squadId }, due])
    await insert(7, 'withdraw', '0')
    await until(async () => (await notices(officer)).length === 1)
    await insert(6, 'notify', '0')
    await until(async () => (await effects(incident.id, 'notify')).find(({ last_error }) => last_error === 'superseded by version 7'))
    expect((await notices(officer)).map(({ type }) => type)).toEqual(['withdraw'])
  })
})

describe('webhooks', () => {
  test('one that fails twice is told once, signed, as a CloudEvent', async () => {
    const listener = await Listener.open()
    const hook = await webhookOn(listener)
    listener.answer = (_heard, count) => (count <= 2 ? 500 : 200)
    const incident = await report('P1')
    await until(async () => { await hurry(incident.id); return (await effects(incident.id, 'publish'))[0]?.state === 'done' })
    const [effect] = await effects(incident.id, 'publish')
    expect(effect!.attempts).toBe(3)
    expect(listener.heard.map((_, n) => listener.json(n).id)).toEqual([effect!.id, effect!.id, effect!.id])
    expect(listener.json(2)).toMatchObject({ specversion: '1.0', type: 'watchfloor.incident.report', subject: incident.id, datacontenttype: 'application/json', data: { version: 1, incident: { number: incident.number, state: 'reported' } } })
    const { headers, body } = listener.heard[2]!
    expect(headers).toMatchObject({ 'content-type': 'application/cloudevents+json; charset=utf-8', 'idempotency-key': effect!.id })
    const [t, v1] = String(headers['x-watchfloor-signature']).split(',').map((part) => part.slice(part.indexOf('=') + 1))
    expect(v1).toBe(createHmac('sha256', hook.secret).update(`${t}.${body.toString()}`).digest('hex'))
    await hurry(incident.id)
    await new Promise((done) => { setTimeout(done, 300) })
    expect(listener.heard).toHaveLength(3)
    const { rows } = await hub.pool.query('SELECT state, attempts FROM delivery WHERE effect_id = $1', [effect!.id])
    expect(rows).toEqual([{ state: 'done', attempts: 3 }])
    await admin.delete(`/api/webhooks/${hook.id}`)
    await listener.close()
  })

  test('one that always fails becomes a dead letter and a note; the other is told once all the same', async () => {
    const [bad, good] = [await Listener.open(), await Listener.open()]
    bad.answer = () => 503
    const [broken, fine] = [await webhookOn(bad), await webhookOn(good)]
    const incident = await report('P1')
    await until(async () => { await hurry(incident.id); return (await effects(incident.id, 'publish'))[0]?.state === 'dead' }, 30_000)
    expect(bad.heard).toHaveLength(9)
    expect(good.heard).toHaveLength(1)
    const note = await until(async () => (await seat.get<IncidentDetail>(`/api/incidents/${incident.id}`)).body.timeline.find(({ action }) => action === 'note'))
    expect(note).toMatchObject({ actor: { rule: 'dead-letter' }, note: expect.stringMatching(new RegExp(`${broken.name}.*503`)) })
    expect((await admin.get<{ items: { id: string; last: unknown }[] }>('/api/webhooks')).body.items.find(({ id }) => id === broken.id)?.last).toMatchObject({ state: 'dead', error: expect.stringContaining('503') })
    for (const { id } of [broken, fine]) await admin.delete(`/api/webhooks/${id}`)
    await Promise.all([bad.close(), good.close()])
  }, 40_000)

  test('a redirect is not followed; a test says what came back; only http addresses without a name are taken', async () => {
    const listener = await Listener.open()
    const hook = await webhookOn(listener)
    expect((await admin.post<WebhookTest>(`/api/webhooks/${hook.id}/test`)).body).toMatchObject({ ok: true, status: 200, error: null })
    listener.answer = () => 302
    expect((await admin.post<WebhookTest>(`/api/webhooks/${hook.id}/test`)).body).toMatchObject({ ok: false, status: 302 })
    expect(listener.heard.map(({ path }) => path)).toEqual(['/in', '/in'])
    for (const url of ['ftp://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', 'http://user:pw@example.org/', 'x']) expect(await admin.post('/api/webhooks', { name: 'x', url })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
    expect((await seat.get('/api/webhooks')).status).toBe(403)
    expect(JSON.stringify((await admin.get('/api/webhooks')).body)).not.toContain(hook.secret)
    await admin.delete(`/api/webhooks/${hook.id}`)
    await listener.close()
  })

  test('without the setting nothing private is called', async () => {
    const other = await startHub()
    const boss = await other.login('admin')
    for (const url of ['http://127.0.0.1:1/', 'http://169.254.169.254/latest', 'http://[::1]/', 'http://localhost/']) expect(await boss.post('/api/webhooks', { name: 'x', url })).toMatchObject({ status: 400, body: { message: expect.stringContaining('CHANNELS_PRIVATE') } })
    await other.stop()
  })
})

describe('web push', () => {
  test('is encrypted for the browser and says who we are; a browser that is gone is forgotten', async () => {
    const listener = await Listener.open()
    const squadId = await newSquad()
    const officer = await newOfficer(squadId)
    const browser = createECDH('prime256v1')
    const { publicKey } = (await officer.get<PushKey>('/api/push-subscriptions/key')).body
    expect((await officer.get<PushKey>('/api/push-subscriptions/key')).body.publicKey).toBe(publicKey)
    const subscription = { endpoint: `${listener.url}/push/1`, keys: { p256dh: browser.generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') } }
    expect((await officer.post('/api/push-subscriptions', subscription)).status).toBe(204)
    const dispatch = async (): Promise<IncidentDetail> => act(dispatcher, await act(seat, await report('P1'), { action: 'file' }), { action: 'dispatch', units: [{ unitId: squadId }], override: 'x' })
    await dispatch()
    await until(() => listener.heard.length === 1)
    const { path, headers, body } = listener.heard[0]!
    expect(path).toBe('/push/1')
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '3600', urgency: 'high' })
    expect(String(headers.authorization)).toMatch(new RegExp(`^vapid t=[\\w-]+\\.[\\w-]+\\.[\\w-]+, k=${publicKey}$`))
    const claims = JSON.parse(Buffer.from(String(headers.authorization).split('.')[1]!, 'base64url').toString()) as { aud: string; exp: number }
    expect(claims.aud).toBe(listener.url)
    // RFC 8188: salt, record size, then the sender's key of 65 bytes; nothing readable inside.
    expect(body.readUInt32BE(16)).toBe(4096)
    expect(body[20]).toBe(65)
    expect(body.toString('latin1')).not.toContain('notify')
    listener.answer = () => 410
    await dispatch()
    await until(async () => (await hub.pool.query('SELECT 1 FROM push_subscription WHERE endpoint = $1', [subscription.endpoint])).rowCount === 0)
    await listener.close()
  })

  test('a person has ten browsers at most: the one that subscribed longest ago makes room', async () => {
    const [someone, other] = [await hub.login('officer'), await hub.login('officer')]
    const subscription = (endpoint: string) => ({ endpoint, keys: { p256dh: createECDH('prime256v1').generateKeys().toString('base64url'), auth: randomBytes(16).toString('base64url') } })
    const mark = randomBytes(4).toString('hex')
    const kept = async (): Promise<string[]> => (await hub.pool.query<{ endpoint: string }>("SELECT endpoint FROM push_subscription WHERE endpoint LIKE $1 ORDER BY created_at", [`%${mark}%`])).rows.map(({ endpoint }) => endpoint.split('/').pop()!)
    await other.post('/api/push-subscriptions', subscription(`https://push.example/${mark}/other`))
    for (let n = 1; n <= 11; n++) expect((await someone.post('/api/push-subscriptions', subscription(`https://push.example/${mark}/${n}`))).status).toBe(204)
    // A browser that renews its subscription is a new one.
    await someone.post('/api/push-subscriptions', subscription(`https://push.example/${mark}/2`))
    await someone.post('/api/push-subscriptions', subscription(`https://push.example/${mark}/12`))
    expect(await kept()).toEqual(['other', '4', '5', '6', '7', '8', '9', '10', '11', '2', '12'])
  })
})
