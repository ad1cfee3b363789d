/**
 * The main job on real input: a GPX recording, sent by `npm run replay` through JT/T 808 and through OwnTracks, comes back as a track within 1 m and 1 s.
 * `node --test apps/console/e2e/dist/replay.e2e.js`. A recording from elsewhere is used where the folder of shared data lies beside the project; ours is always.
 */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { newPlace, removePlace, ROOT, startDemo, type Demo, type Place } from './harness/demo.js'

interface Point { timeMs: number; lat: number; lon: number }

const FOREIGN = join(ROOT, '../shared/data/car-visnjan.gpx')
let place: Place
let hub: Demo
let token = ''

before(async () => {
  place = await newPlace()
  hub = await startDemo(place)
  const answer = await fetch(`${hub.url}/api/auth/login`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ username: 'admin', password: 'demo' }) })
  token = ((await answer.json()) as { token: string }).token
})
after(async () => {
  await hub?.stop()
  removePlace(place)
})

for (const [protocol, kind, externalId] of [['jt808', 'truck', '13900000001'], ['owntracks', 'bodycam', 'replay/phone']] as const) {
  test(`a recording of ours through ${protocol}`, () => comesBack(ownRecording(), protocol, kind, externalId))
  test(`a recording from elsewhere through ${protocol}`, { skip: existsSync(FOREIGN) ? false : 'no recording lies beside the project' }, () => comesBack(FOREIGN, protocol, kind, `${externalId}2`))
}

async function comesBack(file: string, protocol: string, kind: string, externalId: string): Promise<void> {
  const device = await api<{ id: string }>('/api/devices', { name: `回放 ${externalId}`, kind, protocol, externalId })
  await promisify(execFile)(process.execPath, ['scripts/replay.mjs', file, '--as', device.id, '--speed', '1000', '--hub', hub.url, '--user', 'admin', '--password', 'demo'], { cwd: ROOT, env: { ...process.env, MQTT_PORT: String(place.mqtt), JT808_PORT: String(place.jt808) } })
  const sent = pointsOf(readFileSync(file, 'utf8'))
  const [from, to] = [sent[0]!.timeMs - 1000, sent.at(-1)!.timeMs + 1000]
  const { fixes } = await api<{ fixes: { time: string; lat: number; lon: number }[] }>(`/api/devices/${device.id}/track?from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}&limit=10000&marked=true`)
  let worstM = 0
  for (const point of sent) {
    const near = fixes.filter((fix) => Math.abs(Date.parse(fix.time) - point.timeMs) <= 1000).map((fix) => metres(fix, point))
    assert.ok(near.length > 0, `the point of ${new Date(point.timeMs).toISOString()} is missing`)
    worstM = Math.max(worstM, Math.min(...near))
  }
  console.log(`${protocol}: ${sent.length} points, ${fixes.length} came back, worst ${worstM.toFixed(3)} m`)
  assert.ok(worstM <= 1)
}

async function api<T>(path: string, body?: unknown): Promise<T> {
  const answer = await fetch(hub.url + path, { method: body ? 'POST' : 'GET', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as T
}

const pointsOf = (gpx: string): Point[] => [...gpx.matchAll(/<trkpt lat="([-\d.]+)" lon="([-\d.]+)">.*?<time>([^<]+)<\/time>/gs)].map(([, lat, lon, time]) => ({ lat: Number(lat), lon: Number(lon), timeMs: Date.parse(time!) }))

const metres = (a: { lat: number; lon: number }, b: { lat: number; lon: number }): number =>
  Math.hypot((a.lat - b.lat) * 111_195, (a.lon - b.lon) * 111_195 * Math.cos((b.lat * Math.PI) / 180))

/** Ten minutes of a drive of last spring, a fix each 5 s. */
function ownRecording(): string {
  const points = Array.from({ length: 120 }, (_, i) => `<trkpt lat="${(29.97 + 0.0004 * i + 0.0003 * Math.sin(i / 7)).toFixed(7)}" lon="${(121.2 + 0.0005 * i).toFixed(7)}"><ele>${10 + i / 10}</ele><time>${new Date(Date.UTC(2026, 3, 2, 1, 0, 5 * i)).toISOString()}</time></trkpt>`)
  const file = join(place.dir, 'own.gpx')
  writeFileSync(file, `<?xml version="1.0"?><gpx version="1.1" creator="watchfloor" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>${points.join('')}</trkseg></trk></gpx>`)
  return file
}
