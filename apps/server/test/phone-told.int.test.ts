import type { FieldNotice, IncidentDetail, PushKey, Squad } from '@watchfloor/shared'
import { SessionService } from '../src/platform/auth/session.service.js'
import { PhoneFeed } from '../src/broadcast/phone/phone-feed.js'
import { newUser, unique } from './harness/builders.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { until } from './harness/until.js'
import { PhoneLine } from './phone-line.js'
import { PushService } from './phone-push-service.js'

let hub: TestHub
let admin: Caller
let seat: Caller
let dispatcher: Caller
const lines: PhoneLine[] = []
beforeAll(async () => {
  hub = await startHub({ CHANNELS_PRIVATE: '1' })
  ;[admin, seat, dispatcher] = [await hub.login('admin'), await hub.login('seat'), await hub.login('dispatcher')]
})
afterEach(() => { for (const line of lines.splice(0)) line.close() })
afterAll(() => hub.stop())

const line = async (by: Caller): Promise<PhoneLine> => { const one = await PhoneLine.open(hub.baseUrl, by.token); lines.push(one); return one }
const newSquad = async (): Promise<string> => (await admin.post<Squad>('/api/squads', { name: unique('squad '), phone: '110' })).body.id
const newOfficer = async (squadId: string): Promise<Caller & { userId: string }> => {
  const { id, username, password } = await newUser(hub.pool, { role: 'officer' })
  await admin.patch(`/api/users/${id}`, { squadId })
  const { token } = (await hub.anonymous.post<{ token: string }>('/api/auth/login', { username, password })).body
  return Object.assign(new Caller(hub.baseUrl, token), { userId: id })
}
const act = async (by: Caller, at: IncidentDetail, step: object): Promise<IncidentDetail> => {
  const { status, body } = await by.post<{ incident: IncidentDetail }>(`/api/incidents/${at.id}/actions`, { version: at.version, ...step })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.incident
}
const filed = async (priority = 'P1'): Promise<IncidentDetail> =>
  act(seat, (await seat.post<IncidentDetail>('/api/incidents', { category: '0405', lat: 30.1, lon: 121.1, description: '店外经营', address: '南雷南路 128 号', source: 'seat', priority })).body, { action: 'file' })
const sent = async (squadId: string, priority = 'P1'): Promise<IncidentDetail> => act(dispatcher, await filed(priority), { action: 'dispatch', units: [{ unitId: squadId }], override: 'x' })

describe('an open phone page', () => {
  test('is told of a dispatch to its unit, and of no other, with no more than it needs', async () => {
    const [squadId, other] = [await newSquad(), await newSquad()]
    const [phone, stranger] = [await line(await newOfficer(squadId)), await line(await newOfficer(other))]
    expect(phone.response.headers.get('content-type')).toContain('text/event-stream')
    const incident = await sent(squadId)
    const mark = await sent(other)
    await until(() => phone.of('notice').length > 0)
    const [notice] = phone.of('notice')
    expect(notice).toEqual({ id: expect.any(String), type: 'notify', action: 'dispatch', incidentId: incident.id, number: incident.number, priority: 'P1', sound: true, at: expect.any(String) })
    await until(() => stranger.of('notice').length > 0)
    expect(stranger.of('notice').map(({ incidentId }) => incidentId)).toEqual([mark.id])
  })

  test('hears that a task of its unit changed, but not of one that may still be taken back', async () => {
    const squadId = await newSquad()
    const officer = await newOfficer(squadId)
    const phone = await line(officer)
    const kept = await sent(squadId, 'P3')
    const accepted = await act(officer, await sent(squadId, 'P1'), { action: 'accept' })
    await until(() => phone.of('task').some(({ id }) => id === accepted.id))
    expect(phone.of('task').map(({ id }) => id)).not.toContain(kept.id)
    expect(phone.of('notice').map(({ incidentId }) => incidentId)).not.toContain(kept.id)
  })

  test('ends with its session, wherever that was ended, and lets nobody in without one', async () => {
    const officer = await newOfficer(await newSquad())
    const [phone, elsewhere] = [await line(officer), await line(await newOfficer(await newSquad()))]
    expect((await PhoneLine.open(hub.baseUrl, null)).response.status).toBe(401)
    await officer.post('/api/auth/logout')
    await until(() => phone.over)
    // Another process took this one's session away: nothing says so here but the next beat.
    await hub.pool.query('DELETE FROM session USING user_account u WHERE u.id = session.user_id AND u.role = $1', ['officer'])
    await hub.app.get(PhoneFeed).beat()
    await until(() => elsewhere.over)
  })

  test('is kept alive by beats, and one person has eight pages at most', async () => {
    const officer = await newOfficer(await newSquad())
    const pages: PhoneLine[] = []
    for (let n = 0; n < 9; n++) pages.push(await line(officer))
    await until(() => pages[0]!.over)
    expect(pages.slice(1).some(({ over }) => over)).toBe(false)
    await hub.app.get(PhoneFeed).beat()
    await until(() => pages.slice(1).every((page) => page.of('beat').length > 1))
    const metrics = (await (await fetch(`${hub.baseUrl}/metrics`, { headers: { Authorization: `Bearer ${admin.token}` } })).text())
    expect(Number(/^watchfloor_phones (\d+)$/m.exec(metrics)?.[1])).toBeGreaterThanOrEqual(8)
  })

  test('whose session cannot be looked up for a moment is not sent away', async () => {
    const phone = await line(await newOfficer(await newSquad()))
    const sessions = hub.app.get(SessionService)
    const ask = sessions.userOf.bind(sessions)
    sessions.userOf = () => Promise.reject(new Error('the database is away'))
    try { await hub.app.get(PhoneFeed).beat() } finally { sessions.userOf = ask }
    await until(() => phone.of('beat').length > 1)
    expect(phone.over).toBe(false)
  })
})

describe('a phone with its page closed', () => {
  test('is pushed to: what arrives opens with the browser’s keys and is signed by the hub', async () => {
    const service = await PushService.open()
    const squadId = await newSquad()
    const officer = await newOfficer(squadId)
    const { publicKey } = (await officer.get<PushKey>('/api/push-subscriptions/key')).body
    // As `toJSON` gives it, with what the hub has no use for.
    expect((await officer.post('/api/push-subscriptions', { ...service.subscription(), expirationTime: null })).status).toBe(204)
    const before = Math.floor(Date.now() / 1000)
    const incident = await sent(squadId)
    await until(() => service.listener.heard.length > 0)
    const [heard] = service.listener.heard
    const told = service.read(heard!) as FieldNotice
    expect(told).toEqual({ id: expect.any(String), type: 'notify', action: 'dispatch', incidentId: incident.id, number: incident.number, priority: 'P1', sound: true, at: expect.any(String) })
    const { key, aud, exp, sub } = service.claims(heard!)
    expect([key, aud, sub]).toEqual([publicKey, service.listener.url, expect.stringMatching(/^(mailto:|https:)/)])
    // RFC 8292 §2: at most a day.
    expect(exp).toBeGreaterThan(before)
    expect(exp).toBeLessThanOrEqual(before + 86_400 + 60)
    expect(heard!.headers).toMatchObject({ ttl: '3600', urgency: 'high' })
    await service.close()
  })

  test('which signed out is not told any more, nor one of which the push service knows nothing', async () => {
    const service = await PushService.open()
    const squadId = await newSquad()
    const [leaving, lost, staying] = [await newOfficer(squadId), await newOfficer(squadId), await newOfficer(squadId)]
    await leaving.post('/api/push-subscriptions', service.subscription('/leaving'))
    await lost.post('/api/push-subscriptions', service.subscription('/lost'))
    await staying.post('/api/push-subscriptions', service.subscription('/staying'))
    service.listener.answer = ({ path }) => (path === '/lost' ? 404 : 201)
    // Somebody else's address is not theirs to take away.
    expect((await lost.call('DELETE', '/api/push-subscriptions', { endpoint: service.subscription('/staying').endpoint })).status).toBe(204)
    expect((await leaving.call('DELETE', '/api/push-subscriptions', { endpoint: service.subscription('/leaving').endpoint })).status).toBe(204)
    const paths = (): string[] => service.listener.heard.map(({ path }) => path)
    await sent(squadId)
    await until(() => paths().includes('/staying') && paths().includes('/lost'))
    await until(async () => (await hub.pool.query('SELECT 1 FROM push_subscription WHERE endpoint = $1', [service.subscription('/lost').endpoint])).rowCount === 0)
    await sent(squadId)
    await until(() => paths().filter((path) => path === '/staying').length === 2)
    expect(paths().sort()).toEqual(['/lost', '/staying', '/staying'])
    await service.close()
  })
})
