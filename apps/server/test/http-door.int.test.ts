import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { installRoot } from '../src/platform/config/version.js'
import { openApiOf } from '../src/platform/http/openapi.js'
import { Caller } from './harness/caller.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

let hub: TestHub
beforeAll(async () => { hub = await startHub() })
afterAll(() => hub.stop())

test('alive, ready, with figures', async () => {
  expect(await hub.anonymous.get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await hub.anonymous.get('/ready')).toMatchObject({ status: 200, body: { ready: true, missing: [] } })
  expect((await hub.anonymous.get('/metrics')).body).toContain('watchfloor_lag_seconds')
})

test('docs/openapi.json is what the hub serves (npm run docs)', async () => {
  const committed: unknown = JSON.parse(readFileSync(join(installRoot, 'docs/openapi.json'), 'utf8'))
  expect(committed).toEqual(JSON.parse(JSON.stringify(openApiOf(hub.app))))
  expect((await hub.anonymous.get('/api/openapi.json')).body).toEqual(committed)
  expect((await hub.anonymous.get('/api/docs')).status).toBe(200)
})

test('every call in the documentation is closed to strangers, but for those that are meant for them', async () => {
  const { paths } = (await hub.anonymous.get<{ paths: Record<string, Record<string, unknown>> }>('/api/openapi.json')).body
  const open: string[] = []
  for (const [path, methods] of Object.entries(paths)) {
    for (const method of Object.keys(methods)) {
      const { status } = await hub.anonymous.call(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, '01890000-0000-7000-8000-000000000000'))
      if (status !== 401) open.push(`${method} ${path} ${status}`)
    }
  }
  // Strangers' doors: what sign-in needs, citizens' reports and their receipts (shut here, for nobody opened them), Open311 (GeoReport v2 reads without a key), the key by which a bundle is verified, and what an outer media gateway asks.
  expect(open.sort()).toEqual([
    'get /api/citizen-reports/form 404', 'get /api/citizen-reports/{code} 404', 'get /api/client-config 200', 'get /api/evidence-key 200', 'get /open311/discovery.json 200',
    'get /open311/v2/requests.{format} 404', 'get /open311/v2/requests/{file} 404', 'get /open311/v2/services.{format} 404', 'get /open311/v2/services/{file} 404',
    'post /api/auth/login 400', 'post /api/auth/logout 204', 'post /api/citizen-reports 404', 'post /api/media/auth 400', 'post /open311/v2/requests.{format} 404',
  ])
})

test('a large import is taken apart only for somebody who may import', async () => {
  // Not JSON, so that only a parser that ran before the guard would call it unreadable.
  const large = `{${'x'.repeat(3_000_000)}`
  const send = (token: string | null) => new Caller(hub.baseUrl, token).call('POST', '/api/areas/import', large, { 'Content-Type': 'application/json' })
  expect(await send(null)).toMatchObject({ status: 401, body: { code: 'auth.required' } })
  expect(await send((await hub.login('officer')).token)).toMatchObject({ status: 403, body: { code: 'auth.forbidden' } })
  const admin = await hub.login('admin')
  expect(await send(admin.token)).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  const square = { type: 'Polygon', coordinates: [[[121, 30], [121.1, 30], [121.1, 30.1], [121, 30]]] }
  const borders = { type: 'FeatureCollection', features: [{ type: 'Feature', properties: { name: 'square', level: 'grid' }, geometry: square }], padding: 'x'.repeat(3_000_000) }
  expect(await admin.post('/api/areas/import?dryRun=true', borders)).toMatchObject({ status: 200, body: { rows: 1 } })
  expect(await admin.post('/api/areas/import', { ...borders, padding: 'x'.repeat(27_000_000) })).toMatchObject({ status: 413, body: { code: 'input.too_large' } })
})

test('an error is a code and a sentence, whatever went wrong', async () => {
  const admin = await hub.login('admin')
  expect(await admin.get('/api/nowhere')).toMatchObject({ status: 404, body: { code: 'not_found', message: expect.any(String) } })
  expect(await admin.call('POST', '/api/squads', '{not json', { 'Content-Type': 'application/json' })).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
  expect(await admin.post('/api/squads', { name: 'x'.repeat(1_200_000) })).toMatchObject({ status: 413, body: { code: 'input.too_large' } })
  expect(await admin.get('/api/squads?limit=0')).toMatchObject({ status: 400, body: { code: 'input.invalid', details: { issues: [{ path: 'limit' }] } } })
  expect(await admin.get('/api/users/not-an-id/reset')).toMatchObject({ status: 404 })
  expect(await admin.post('/api/users/not-an-id/reset')).toMatchObject({ status: 400, body: { code: 'input.invalid' } })
})

test('an answer names its request, by the id that the caller gave or one of ours', async () => {
  expect((await hub.anonymous.get('/health')).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
  expect((await hub.anonymous.call('GET', '/health', undefined, { 'X-Request-Id': 'trace-12345' })).headers.get('x-request-id')).toBe('trace-12345')
  expect((await hub.anonymous.call('GET', '/health', undefined, { 'X-Request-Id': 'bad id <script>' })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('pages may run our own scripts only, and are framed by nobody', async () => {
  const { headers } = await hub.anonymous.get('/api/client-config')
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';/)
  expect(headers.get('content-security-policy')).toMatch(/worker-src 'self' blob:/)
  expect(headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-powered-by')).toBeNull()
})

test('a PMTiles file that was dropped into the data folder is told of and served in pieces', async () => {
  expect(await hub.anonymous.get('/api/client-config')).toMatchObject({ body: { demo: false, demoUsers: [], stills: true, map: { pmtilesUrl: null, engine: 'maplibre' } } })
  expect((await hub.anonymous.get('/basemap/tiles.pmtiles')).status).toBe(404)
  writeFileSync(join(hub.dataDir, 'city.pmtiles'), 'PMTiles-0123456789')
  expect(await hub.anonymous.get('/api/client-config')).toMatchObject({ body: { map: { pmtilesUrl: '/basemap/tiles.pmtiles' } } })
  const piece = await fetch(`${hub.baseUrl}/basemap/tiles.pmtiles`, { headers: { Range: 'bytes=8-11' } })
  expect([piece.status, await piece.text(), piece.headers.get('content-range')]).toEqual([206, '0123', 'bytes 8-11/18'])
})

test("the city's streets come packed, and are not sent twice", async () => {
  const first = await fetch(`${hub.baseUrl}/basemap/city.geojson`)
  expect(first.headers.get('content-encoding')).toBe('gzip')
  expect(await first.json()).toMatchObject({ type: 'FeatureCollection' })
  expect((await fetch(`${hub.baseUrl}/basemap/city.geojson`, { headers: { 'If-None-Match': first.headers.get('etag')!, 'Cache-Control': 'max-age=0' } })).status).toBe(304)
})

test('an address of the console is answered with the console, an unknown file or call is not', async () => {
  const page = (path: string) => fetch(hub.baseUrl + path, { headers: { Accept: 'text/html' } })
  const live = await page('/live?unit=1')
  expect([live.status, live.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
  expect((await page('/api/nothing')).headers.get('content-type')).toMatch(/json/)
  expect((await page('/assets/nothing.js')).status).toBe(404)
  expect((await page('/%2e%2e/%2e%2e/package.json')).headers.get('content-type')).not.toMatch(/json; charset=utf-8$/)
})
