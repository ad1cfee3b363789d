import { jest } from '@jest/globals'
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { v7 as uuid } from 'uuid'
import type { EventReport } from '@watchfloor/domain'
import { CaseFeedPort } from '../src/ports/case-feed.port.js'
import { DeviceDirectory } from '../src/store/device-directory.js'
import { LiveStatePort } from '../src/ports/live-state.port.js'
import { TestConsole } from './broadcast-console.js'
import type { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'
import { newDatabase } from './harness/test-database.js'
import type { TestDatabase } from './harness/test-database.js'
import { until } from './harness/until.js'
import { PhoneLine } from './phone-line.js'
import { fixAt, knownDevice, knownTruck, take } from './track-rows.js'

jest.setTimeout(60_000)
const given = process.env['REDIS_URL']
const hasRedis = given !== undefined || spawnSync('redis-server', ['--version']).status === 0
if (!hasRedis) console.warn('redis-server is not installed: the tests of two processes are skipped')

;(hasRedis ? describe : describe.skip)('one process takes messages in, another serves the consoles', () => {
  let redis: ChildProcess | null = null
  let url = given ?? ''
  let database: TestDatabase
  let ingest: TestHub
  let web: TestHub

  beforeAll(async () => {
    if (!given) {
      const port = await freePort()
      redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], { stdio: 'ignore' })
      url = `redis://127.0.0.1:${port}`
    }
    database = await newDatabase()
    const shared = { DATABASE_URL: database.url, REDIS_URL: url }
    ingest = await startHub({ ...shared, ROLE: 'ingest' })
    web = await startHub({ ...shared, ROLE: 'web' })
  }, 60_000)

  afterAll(async () => {
    await web?.stop()
    await ingest?.stop()
    await database?.drop()
    redis?.kill('SIGTERM')
  }, 30_000)

  it('fixes, presence, state and events cross over, and a gap is healed from the database', async () => {
    const truck = await knownTruck(ingest)
    await until(() => web.app.get(DeviceDirectory).byId(truck.id))
    const { token } = await web.login('seat')
    const screen = await TestConsole.open(web.baseUrl, token)
    try {
      screen.view(120, 30, 121, 31)
      screen.socket.emit('watch', { id: truck.id })
      const t = Date.now() - 10_000
      await take(ingest, truck, fixAt(t, { altitudeM: 7, altitudeRef: 'msl', state: { load: 'full' } }))
      await until(() => screen.fixesOf(truck.no).length > 0)
      await until(() => screen.all('presence').some(({ changes }) => changes.some(([no, presence]) => no === truck.no && presence === 'online')))
      await until(() => screen.all('detail').some((detail) => detail.state['load'] === 'full' && detail.lastFix?.altitudeM === 7))
      await take(ingest, truck, { type: 'event', externalId: '', timeMs: t, eventType: 'native.alarm', severity: 'critical', active: true, code: 'sos', text: null, lat: NaN, lon: NaN, dedupeKey: 'k' })
      await until(() => screen.all('event').length > 0)
      expect(web.app.get(LiveStatePort).get(truck.no)!.alarm).toBe('critical')

      // The bus loses its connection; what is committed meanwhile is found in the database afterwards.
      const admin = new Redis(url)
      const rosters = screen.all('roster').length
      await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
      await take(ingest, truck, fixAt(t + 5000, { lat: 30.2701 }))
      await until(() => screen.all('roster').length > rosters)
      await take(ingest, truck, fixAt(t + 6000, { lat: 30.2702 }))
      await until(() => screen.fixesOf(truck.no).some((fix) => fix.lat === 30.2702))
      expect(screen.numbers).toEqual(screen.numbers.map((_, i) => i + 1))
      admin.disconnect()
    } finally { screen.close() }
  }, 30_000)

  it('alarms, incidents and notices cross over, and what is lost meanwhile is read anew', async () => {
    const camera = await knownDevice(ingest, { kind: 'bodycam' })
    await until(() => web.app.get(DeviceDirectory).byId(camera.id))
    const [seat, officer] = [await web.login('seat'), await web.login('officer')]
    const [screen, phone] = [await TestConsole.open(web.baseUrl, seat.token), await TestConsole.open(web.baseUrl, officer.token)]
    const page = await PhoneLine.open(web.baseUrl, officer.token)
    try {
      const sos = (timeMs: number, dedupeKey: string): EventReport =>
        ({ type: 'event', externalId: '', timeMs, eventType: 'native.alarm', severity: 'critical', active: true, code: 'sos', text: null, lat: 30.27, lon: 120.15, dedupeKey })
      const t = Date.now() - 5000
      await take(ingest, camera, sos(t, 'one'))
      // The rule runs in the one process; its alarm, once, and the incident that it becomes are on the screens of the other.
      await until(() => screen.all('alarms').some(({ upsert, announced }) => upsert.some(({ sourceId, kind }) => sourceId === camera.id && kind === 'sos') && announced.length === 1))
      await until(() => screen.all('incidents').some(({ upsert }) => upsert.some(({ reportedBy, priority }) => reportedBy === camera.id && priority === 'P1')))
      expect(screen.all('alarms').flatMap(({ announced }) => announced)).toHaveLength(1)
      const { rows: [seatUser] } = await web.pool.query<{ id: string }>("SELECT id FROM user_account WHERE role = 'seat' ORDER BY created_at DESC LIMIT 1")
      ingest.app.get(CaseFeedPort).notice({ userIds: [seatUser!.id] }, { id: uuid(), type: 'notify', incidentId: null, alarmId: null, number: null, action: 'report', priority: 'P1', about: {}, at: new Date().toISOString(), sound: true })
      await until(() => screen.all('notice').length > 0)
      expect([phone.all('alarms').length, phone.all('incidents').length, phone.all('notice').length, page.of('notice').length]).toEqual([0, 0, 0, 0])
      const { rows: [officerUser] } = await web.pool.query<{ id: string }>("SELECT id FROM user_account WHERE role = 'officer' ORDER BY created_at DESC LIMIT 1")
      ingest.app.get(CaseFeedPort).notice({ userIds: [officerUser!.id] }, { id: uuid(), type: 'notify', incidentId: uuid(), alarmId: null, number: '1', action: 'dispatch', priority: 'P1', about: {}, at: new Date().toISOString(), sound: true })
      await until(() => page.of('notice').length > 0)

      const admin = new Redis(url)
      const rosters = screen.all('roster').length
      await admin.call('CLIENT', 'KILL', 'TYPE', 'pubsub')
      await until(() => screen.all('roster').length > rosters && page.of('look').length > 0)
      let n = 1
      await until(async () => {
        await take(ingest, camera, sos(t + 100 * ++n, `again ${n}`))
        return screen.all('alarms').some(({ upsert }) => upsert.some(({ sourceId, count }) => sourceId === camera.id && count > 1))
      })
      admin.disconnect()
    } finally {
      screen.close()
      phone.close()
      page.close()
    }
  }, 30_000)

  it('two people on one incident see each other from consoles of two processes, until one of them leaves or its process ends', async () => {
    const other = await startHub({ DATABASE_URL: database.url, REDIS_URL: url, ROLE: 'web' })
    let stopped = false
    const [anna, boris] = [await web.login('seat'), await other.login('seat')]
    const idOf = async (by: Caller): Promise<string> => (await by.get<{ user: { id: string } }>('/api/auth/me')).body.user.id
    const [annaId, borisId] = [await idOf(anna), await idOf(boris)]
    const [left, right, again] = [await TestConsole.open(web.baseUrl, anna.token), await TestConsole.open(other.baseUrl, boris.token), await TestConsole.open(other.baseUrl, anna.token)]
    const seen = (screen: TestConsole): string[] => screen.all('viewers').at(-1)?.people.map(({ id }) => id).sort() ?? []
    const both = [annaId, borisId].sort().join()
    try {
      const incidentId = uuid()
      left.socket.emit('look', { incidentId })
      await until(() => seen(left).join() === annaId)
      right.socket.emit('look', { incidentId })
      await until(() => seen(left).join() === both && seen(right).join() === both)
      // The same person at a second console, on the other process, is one person.
      again.socket.emit('look', { incidentId })
      await until(() => seen(again).join() === both)
      right.socket.emit('look', { incidentId: null })
      await until(() => seen(left).join() === annaId)
      right.socket.emit('look', { incidentId })
      await until(() => seen(left).join() === both)
      right.close()
      again.close()
      await other.stop()
      stopped = true
      await until(() => seen(left).join() === annaId)
    } finally {
      for (const screen of [left, right, again]) screen.close()
      if (!stopped) await other.stop()
    }
  }, 60_000)

  it('a session that ends in one process closes its sockets in the other', async () => {
    // Who sits at no desk owes no hand-over.
    const { token } = await web.login('admin')
    const screen = await TestConsole.open(web.baseUrl, token)
    const gone = new Promise<string>((resolve) => screen.socket.on('disconnect', resolve))
    await fetch(`${ingest.baseUrl}/api/auth/logout`, { method: 'POST', headers: { Authorization: `Bearer ${token}` } })
    expect(await gone).toBe('io server disconnect')
  }, 30_000)
})

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
