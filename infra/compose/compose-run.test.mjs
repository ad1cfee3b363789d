/**
 * Runs every start command of docker-compose.yml without Docker, on Debian's servers and free loopback ports: the commands, arguments and variables are read
 * from the file, only host names, ports and folders are exchanged. Then a device's fix goes in through the broker and comes out at a console behind the TLS proxy.
 * `media` cannot be run here: MediaMTX is in no Debian package. Its form is checked in compose-form.test.mjs; here a stand-in asks the hub what infra/media/mediamtx.yml has it ask.
 */
import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request } from 'node:https'
import { createServer as createHttpServer } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import mqtt from 'mqtt'
import { io } from 'socket.io-client'
import { parse } from 'yaml'
import { readCompose } from './compose-file.mjs'

const ROOT = new URL('../../', import.meta.url).pathname
const POSTGRES = ['/usr/lib/postgresql'].filter(existsSync).flatMap((dir) => readdirSync(dir).map((version) => join(dir, version, 'bin'))).filter((bin) => existsSync(join(bin, 'postgres'))).sort().at(-1)
const missing = [['postgresql', POSTGRES], ['mosquitto', existsSync('/usr/sbin/mosquitto')], ['redis-server', existsSync('/usr/bin/redis-server')], ['nginx', existsSync('/usr/sbin/nginx')]].filter(([, there]) => !there).map(([name]) => name)
const skip = missing.length > 0 && `Debian packages are missing: apt-get install ${missing.join(' ')}`

const secrets = { POSTGRES_PASSWORD: 'database-secret', HUB_MQTT_PASSWORD: 'broker-secret', ADMIN_PASSWORD: 'administrator-secret', PUBLIC_URL: 'https://localhost', MEDIA_HOST: 'media.example' }
const { services } = readCompose(secrets)
const running = []
const questions = []
let media
const ports = {}
let dir

const freePort = () => new Promise((done) => { const server = createServer().listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => done(port)) }) })

/** Starts a command and remembers it; `as` names a user when we are root (PostgreSQL refuses root). */
function start(name, [command, ...args], env, as) {
  const root = process.getuid() === 0
  const full = as && root ? ['runuser', '-u', as, '--', command, ...args] : [command, ...args]
  let output = ''
  const child = spawn(full[0], full.slice(1), { cwd: ROOT, env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:${POSTGRES}`, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => { output = (output + chunk).slice(-8000) })
  running.push({ name, child, output: () => output })
}

async function until(what, ask, patienceMs = 40_000) {
  for (const end = Date.now() + patienceMs; Date.now() < end; await wait(100)) {
    const dead = running.find(({ child }) => child.exitCode !== null)
    if (dead) assert.fail(`${dead.name} ended with ${dead.child.exitCode}:\n${dead.output()}`)
    const answer = await Promise.resolve(ask()).catch(() => null)
    if (answer) return answer
  }
  assert.fail(`${what} did not come\n${running.map(({ name, output }) => `--- ${name}\n${output()}`).join('\n')}`)
}

const agent = new Agent({ rejectUnauthorized: false })
/** One HTTPS call through the proxy. */
const call = (method, path, body, token) => new Promise((done, fail) => {
  const req = request({ host: '127.0.0.1', port: ports.https, path, method, agent, headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) } }, (res) => {
    let text = ''
    res.on('data', (chunk) => { text += chunk }).on('end', () => done({ status: res.statusCode, body: /json/.test(res.headers['content-type']) ? JSON.parse(text) : text }))
  })
  // Whoever took the port meanwhile may accept and never answer.
  req.setTimeout(10_000, () => req.destroy(new Error('no answer')))
  req.on('error', fail).end(body && JSON.stringify(body))
})

/** Where MediaMTX asks the hub, as its settings say; the hub stands elsewhere here. */
const hookUrl = () => parse(readFileSync(join(ROOT, 'infra/media/mediamtx.yml'), 'utf8')).authHTTPAddress.replace('//hub:8080/', `//127.0.0.1:${ports.hub}/`)
const askHook = async (question) => (await fetch(hookUrl(), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) })).status

/** MediaMTX's control API and playback as far as this test needs them: nothing is answered before the hub said yes to what was brought. */
async function answerAsMedia(req, res) {
  const { pathname, search, searchParams } = new URL(req.url, 'http://media')
  const call = pathname.startsWith('/v3/') ? { action: 'api', path: '' } : { action: 'playback', path: searchParams.get('path') ?? '' }
  const question = { ip: '127.0.0.1', user: '', password: '', token: /^Bearer (.+)$/.exec(req.headers.authorization ?? '')?.[1] ?? '', protocol: '', id: null, query: search.slice(1), ...call }
  const status = await askHook(question).catch(() => 0)
  questions.push({ ...question, status, call: `${req.method} ${pathname}` })
  req.resume()
  if (status !== 204) return res.writeHead(401).end()
  res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(pathname === '/list' ? [{ start: '2026-03-01T00:00:00Z', duration: 60 }] : pathname === '/v3/paths/list' ? { items: [], pageCount: 0 } : { status: 'ok' }))
}

before(async () => {
  if (skip) return
  media = createHttpServer((req, res) => { void answerAsMedia(req, res) })
  await new Promise((done) => media.listen(0, '127.0.0.1', done))
  for (const name of ['database', 'queue', 'broker', 'hub', 'jt808', 'http', 'https']) ports[name] = await freePort()
  dir = mkdtempSync(join(tmpdir(), 'watchfloor-compose-'))
  chmodSync(dir, 0o755)
  for (const name of ['database', 'queue', 'broker', 'accounts', 'data', 'proxy']) mkdirSync(join(dir, name))
  if (process.getuid() === 0) execFileSync('chown', ['postgres', join(dir, 'database')])
})
after(async () => {
  for (const { child } of running.reverse()) {
    if (child.exitCode !== null) continue
    child.kill('SIGTERM')
    await Promise.race([new Promise((gone) => child.once('exit', gone)), wait(15_000)])
  }
  agent.destroy()
  media?.closeAllConnections()
  media?.close()
  if (dir) rmSync(dir, { recursive: true, force: true })
})

test('database, queue, accounts and broker start as written', { skip, timeout: 180_000 }, async () => {
  const { environment: pg, command } = services.database
  const passwordFile = join(dir, 'password')
  writeFileSync(passwordFile, pg.POSTGRES_PASSWORD)
  const asPostgres = (args) => (process.getuid() === 0 ? execFileSync('runuser', ['-u', 'postgres', '--', ...args]) : execFileSync(args[0], args.slice(1)))
  asPostgres([join(POSTGRES, 'initdb'), '-D', join(dir, 'database'), '-U', pg.POSTGRES_USER, `--pwfile=${passwordFile}`, '--auth=scram-sha-256', ...pg.POSTGRES_INITDB_ARGS.split(' ')])
  start('database', [...command, '-D', join(dir, 'database'), '-p', String(ports.database), '-k', join(dir, 'database'), '-h', '127.0.0.1'], {}, 'postgres')
  start('queue', [...services.queue.command, '--port', String(ports.queue), '--bind', '127.0.0.1', '--dir', join(dir, 'queue')], {})
  execFileSync(services['hub-accounts'].command[0], [services['hub-accounts'].command[1], join(dir, 'accounts')], { cwd: ROOT, env: { ...process.env, ...services['hub-accounts'].environment } })
  start('broker', services.broker.command.map((part) => part.replace('/watchfloor/', 'infra/broker/')), { ACCOUNTS_DIR: join(dir, 'accounts'), BROKER_DATA: join(dir, 'broker'), BROKER_PORT: String(ports.broker), BROKER_HOST: '127.0.0.1' })
  const psql = (sql, name) => execFileSync('psql', ['-h', '127.0.0.1', '-p', String(ports.database), '-U', pg.POSTGRES_USER, '-d', name, '-c', sql], { env: { ...process.env, PGPASSWORD: pg.POSTGRES_PASSWORD }, stdio: 'pipe' })
  await until('the database', () => psql('SELECT 1', 'postgres'))
  psql(`CREATE DATABASE ${pg.POSTGRES_DB}`, 'postgres')
})

test('the hub starts as written and becomes ready', { skip, timeout: 180_000 }, async () => {
  const local = (value) => String(value).replace('@database:5432', `@127.0.0.1:${ports.database}`).replace('@broker:1883', `@127.0.0.1:${ports.broker}`).replace('//queue:6379', `//127.0.0.1:${ports.queue}`)
    .replace(/^\/data$/, join(dir, 'data')).replace(/^\/accounts$/, join(dir, 'accounts')).replace('0.0.0.0', '127.0.0.1')
    .replace(/^http:\/\/media:\d+$/, `http://127.0.0.1:${media.address().port}`)
  const env = Object.fromEntries(Object.entries(services.hub.environment).map(([name, value]) => [name, local(value)]))
  start('hub', services.hub.command, { ...env, HTTP_PORT: String(ports.hub), JT808_PORT: String(ports.jt808), HJ212_PORT: '0' })
  await until('the hub', async () => (await fetch(`http://127.0.0.1:${ports.hub}/ready`)).ok)
})

test('behind the TLS proxy: a device made known, its fix through the broker, a console that sees it', { skip, timeout: 180_000 }, async () => {
  execFileSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost', '-keyout', join(dir, 'proxy/tls.key'), '-out', join(dir, 'proxy/tls.crt')], { stdio: 'ignore' })
  const conf = join(dir, 'proxy/nginx.conf')
  writeFileSync(conf, readFileSync(join(ROOT, 'infra/proxy/nginx.conf'), 'utf8').replaceAll('/watchfloor/certs/', join(dir, 'proxy/')).replace('server hub:8080', `server 127.0.0.1:${ports.hub}`)
    .replace('listen 80;', `listen 127.0.0.1:${ports.http};`).replace('listen 443 ssl;', `listen 127.0.0.1:${ports.https} ssl;`).replace('/tmp/nginx.pid', join(dir, 'proxy/nginx.pid')).replace('worker_processes auto;', 'worker_processes 1;\nuser root;'))
  start('proxy', services.proxy.command.map((part) => (part === '/watchfloor/nginx.conf' ? conf : part)), {})
  await until('the proxy', async () => (await call('GET', '/ready')).status === 200)

  const first = await call('POST', '/api/auth/login', { username: 'admin', password: secrets.ADMIN_PASSWORD })
  assert.equal(first.status, 200, JSON.stringify(first.body))
  const { token } = first.body
  const device = await call('POST', '/api/devices', { name: '渣土车 1', kind: 'truck', protocol: 'native' }, token)
  assert.equal(device.status, 201, JSON.stringify(device.body))

  const socket = io(`https://127.0.0.1:${ports.https}`, { auth: { token }, transports: ['websocket'], rejectUnauthorized: false })
  const frames = []
  socket.on('fixes', (frame) => frames.push(frame))
  await new Promise((done, fail) => socket.once('hello', done).once('connect_error', fail))
  socket.emit('view', { bbox: [121, 29, 122, 31] })

  // Mosquitto reads its accounts anew about a second after the hub has written them.
  const client = await until('the device’s sign-in', () => mqtt.connectAsync(`mqtt://127.0.0.1:${ports.broker}`, { ...device.body.mqtt, reconnectPeriod: 0 }, false))
  await client.publishAsync(`wf/${device.body.id}/fix`, JSON.stringify({ lat: 29.97, lon: 121.22, speedMps: 8 }), { qos: 1 })
  await until('the fix on the console', () => frames.length > 0)
  const seen = await until('the fix in the registry', async () => (await call('GET', `/api/devices/${device.body.id}`, null, token)).body.lastFix)
  assert.equal(seen.lat, 29.97)
  await client.endAsync()
  socket.disconnect()
})

test('MediaMTX asks a door that the hub has, and is told yes for leaves of the hub alone', { skip, timeout: 180_000 }, async () => {
  const { token } = (await call('POST', '/api/auth/login', { username: 'admin', password: secrets.ADMIN_PASSWORD })).body
  const camera = await call('POST', '/api/devices', { name: '路口 1', kind: 'camera', protocol: 'rtsp' }, token)
  const { id } = camera.body
  assert.equal((await call('PATCH', `/api/cameras/${id}`, { subUrl: 'rtsp://10.0.0.9/sub' }, token)).status, 200)
  const path = `cam/${id}/sub`
  // Watching: the hub makes the path known by the control API, and the leave that it gives opens this path and no other.
  const view = await call('POST', `/api/cameras/${id}/view`, {}, token)
  assert.equal(view.status, 200, JSON.stringify(view.body))
  assert.ok(questions.some((one) => one.call === `POST /v3/config/paths/replace/${path}` && one.status === 204))
  const asks = (more) => askHook({ ip: '10.0.0.1', user: '', password: '', token: '', action: 'read', path, protocol: 'webrtc', id: null, query: '', ...more })
  assert.equal(await asks({ token: view.body.token }), 204)
  for (const more of [{}, { action: 'publish', token: view.body.token }, { token: view.body.token, path: `cam/${id}/main` }, { user: 'any' }, { action: 'api', path: '' }, { action: 'playback' }]) assert.equal(await asks(more), 401, JSON.stringify(more))
  // Recordings: the hub's own leave passes its own hook.
  const bar = await call('GET', `/api/cameras/${id}/recordings?from=2026-03-01T00:00:00.000Z&to=2026-03-01T01:00:00.000Z`, null, token)
  assert.equal(bar.body.stretches?.length, 1, JSON.stringify(bar.body))
  // A body camera is told the published address, with a leave to publish in it.
  const { rtmpUrl } = (await call('POST', `/api/cameras/${(await call('POST', '/api/devices', { name: '记录仪 1', kind: 'bodycam', protocol: 'push' }, token)).body.id}/publish`, {}, token)).body
  const pushed = new URL(rtmpUrl)
  assert.equal(pushed.host, 'media.example:1935')
  assert.equal(await asks({ action: 'publish', protocol: 'rtmp', path: pushed.pathname.slice(1), query: pushed.search.slice(1) }), 204)
})
