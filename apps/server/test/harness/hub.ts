import 'reflect-metadata'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NestExpressApplication } from '@nestjs/platform-express'
import type { Role } from '@watchfloor/shared'
import { startHub as start } from '../../src/hub.js'
import { loadSettings } from '../../src/platform/config/settings.js'
import { PgPool } from '../../src/platform/database/pg-pool.js'
import { OpenDoors } from '../../src/platform/lifecycle/open-doors.js'
import { loggerOf } from '../../src/platform/observe/logging.js'
import { newUser } from './builders.js'
import { Caller } from './caller.js'
import { OUTER, ownRedis, startOuterBroker } from './outer-profile.js'
import { newDatabase } from './test-database.js'
import { until } from './until.js'

/** A real hub in this process, on free ports and a database of its own. */
export interface TestHub {
  baseUrl: string
  readonly mqttPort: number
  readonly jt808Port: number
  readonly hj212Port: number
  pool: PgPool
  app: NestExpressApplication
  databaseUrl: string
  dataDir: string
  /** Signs in a fresh user of that role. */
  login(role: Role): Promise<Caller>
  /** Calls without signing in. */
  anonymous: Caller
  stop(): Promise<void>
}

/** Boots one; `overrides` are environment variables. What the hub logs is seen with LOG_LEVEL=info. */
export async function startHub(overrides: Readonly<Record<string, string>> = {}): Promise<TestHub> {
  const database = overrides['DATABASE_URL'] ? { url: overrides['DATABASE_URL'], drop: () => Promise.resolve() } : await newDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'watchfloor-hub-'))
  const outer = OUTER && overrides['MQTT_URL'] === undefined ? await startOuterBroker(dataDir) : null
  const settings = loadSettings({
    ...ownRedis(), ...outer?.variables, HTTP_PORT: '0', MQTT_PORT: '0', JT808_PORT: '0', HJ212_PORT: '0', RTMP_PORT: '0', WEBRTC_UDP_PORT: '0', VIDEO: 'off', DATA_DIR: dataDir, DATABASE_URL: database.url, DATABASE_POOL: '4',
    ADMIN_PASSWORD: 'test-admin-password', LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent', ...overrides,
  })
  const hub = await start(settings, loggerOf(settings), () => { throw new Error('another hub took the lease of this test') }, new AbortController().signal)
  const doors = hub.app.get(OpenDoors)
  const baseUrl = `http://127.0.0.1:${hub.httpPort}`
  const anonymous = new Caller(baseUrl, null)
  const pool = hub.app.get(PgPool)
  if (outer) await until(async () => (await anonymous.get('/ready')).status === 200, 20_000)
  return {
    baseUrl, pool, app: hub.app, databaseUrl: database.url, dataDir, anonymous,
    get mqttPort() { return outer?.mqttPort ?? doors.port('mqtt') },
    get jt808Port() { return doors.port('jt808') },
    get hj212Port() { return doors.port('hj212') },
    async login(role) {
      const { username, password } = await newUser(pool, { role })
      const { token } = await anonymous.post<{ token: string }>('/api/auth/login', { username, password }).then((answer) => answer.body)
      return new Caller(baseUrl, token)
    },
    async stop() {
      await hub.stop()
      await outer?.stop()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
