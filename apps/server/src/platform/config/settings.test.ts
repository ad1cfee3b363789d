import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { configPage, envExample } from './settings-docs.js'
import { loadSettings, runs, settingNames, SettingsError } from './settings.js'
import { installRoot } from './version.js'

const refusal = (env: Record<string, string>): string => {
  try { loadSettings(env) } catch (error) { if (error instanceof SettingsError) return error.message; throw error }
  throw new Error('was accepted')
}

test('without any variable every default is in place and nothing can be changed', () => {
  const settings = loadSettings({})
  expect(settings).toMatchObject({ HTTP_PORT: 8080, MQTT_PORT: 1883, HOST: '127.0.0.1', DEMO: false, ROLE: 'all', DATA_DIR: resolve('.data') })
  expect(() => { (settings as { HTTP_PORT: number }).HTTP_PORT = 1 }).toThrow()
})

test('an empty variable counts as absent', () => expect(loadSettings({ HTTP_PORT: '', DATABASE_URL: '' })).toMatchObject({ HTTP_PORT: 8080, DATABASE_URL: undefined }))

test('the demo keeps its own folder', () => expect(loadSettings({ DEMO: '1', DATA_DIR: '/srv/x' }).DATA_DIR).toBe(join('/srv/x', 'demo')))

test.each([
  [{ HTTP_PORT: 'abc' }, 'HTTP_PORT "abc" is not a port number (0 to 65535)'],
  [{ MQTT_PORT: '70000' }, 'MQTT_PORT "70000" is not a port number (0 to 65535)'],
  [{ ROLE: 'king' }, 'ROLE "king" is not one of all, ingest, worker, web'],
  [{ ROLE: 'web' }, 'ROLE "web" needs REDIS_URL: several processes share their queues and sockets through Redis'],
  [{ MAP_CENTER: '121.2' }, 'MAP_CENTER "121.2" is not "longitude,latitude" in degrees'],
  [{ MAP_CENTER: '30,121' }, 'MAP_CENTER "30,121" is not'],
  [{ DEMO: 'maybe' }, 'DEMO "maybe" is not 1 or 0'],
  [{ DEMO: '1', HOST: '0.0.0.0' }, 'HOST "0.0.0.0" is refused in a demo'],
  [{ TLS_CERT: 'a.pem' }, 'TLS_KEY is missing'],
  [{ DJI_APP_ID: '1', DJI_APP_KEY: 'k', DJI_NTP_HOST: 'ntp' }, 'DJI_APP_LICENSE is missing'],
  [{ DJI_NTP_HOST: 'ntp://x' }, 'DJI_NTP_HOST "ntp://x" is not the name or address of a machine'],
  [{ TRACK_RETENTION_DAYS: '0' }, 'TRACK_RETENTION_DAYS "0" is not a whole number from 1 to 3650'],
])('%j is refused by name', (env, message) => expect(refusal(env as unknown as Record<string, string>)).toContain(message))

test('a refused secret is not repeated', () => {
  expect(refusal({ DATABASE_URL: 'mysql://me:hidden@db/x' })).toBe('DATABASE_URL is not an address that starts with postgres:// or postgresql://')
  expect(refusal({ ADMIN_PASSWORD: 'short' })).toBe('ADMIN_PASSWORD is shorter than 10 characters')
})

test('a role runs its own part, all runs every part', () => {
  const web = loadSettings({ ROLE: 'web', REDIS_URL: 'redis://127.0.0.1' })
  expect([runs(web, 'web'), runs(web, 'ingest')]).toEqual([true, false])
  expect(runs(loadSettings({}), 'ingest')).toBe(true)
})

test('.env.example and docs/config.md are current (npm run docs)', () => {
  expect(readFileSync(join(installRoot, '.env.example'), 'utf8')).toBe(envExample())
  expect(readFileSync(join(installRoot, 'docs/config.md'), 'utf8')).toBe(configPage())
  for (const name of settingNames) expect(envExample()).toContain(`#${name}=`)
})
