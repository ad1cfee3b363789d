import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BlindSpots, BlindStretches } from '@watchfloor/shared'
import { BlindSpotSurvey } from '../src/video/patrol/blind-spot-survey.js'
import { newDevice, unique } from './harness/builders.js'
import { startHub } from './harness/hub.js'
import type { TestHub } from './harness/hub.js'

/** One degree of latitude is this many metres: a street due north of the equator's parallel is as long as it says. */
const M = 1 / 111_195
let hub: TestHub
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'watchfloor-streets-'))
  writeFileSync(join(folder, 'roads.geojson'), JSON.stringify({ type: 'FeatureCollection', features: [
    { type: 'Feature', properties: { layer: 'road' }, geometry: { type: 'LineString', coordinates: [[121, 30], [121, 30 + 1000 * M]] } },
    { type: 'Feature', properties: { layer: 'water' }, geometry: { type: 'LineString', coordinates: [[121.001, 30], [121.001, 30 + 1000 * M]] } },
  ] }))
  hub = await startHub({ ROADS_GEOJSON: join(folder, 'roads.geojson') })
})
afterAll(async () => { await hub?.stop(); rmSync(folder, { recursive: true, force: true }) })

test('metres of street that no camera sees, surveyed anew only when cameras, areas or streets change', async () => {
  const [admin, seat] = [await hub.login('admin'), await hub.login('seat')]
  const refresh = (): Promise<boolean> => hub.app.get(BlindSpotSurvey).refresh(new AbortController().signal)
  const figures = async (): Promise<BlindSpots> => (await seat.get<BlindSpots>('/api/blind-spots')).body
  const ring: [number, number][] = [[120.9, 29.9], [121.1, 29.9], [121.1, 30 + 600 * M], [120.9, 30 + 600 * M], [120.9, 29.9]]
  const area = (await admin.post<{ id: string }>('/api/areas', { name: '北片区', level: 'duty', geometry: { type: 'Polygon', coordinates: [ring] } })).body
  const camera = await newDevice(admin, { kind: 'camera', protocol: 'rtsp', name: unique('camera '), lat: 30, lon: 121, facingDeg: 0 })
  await admin.patch(`/api/cameras/${camera.id}`, { fieldOfViewDeg: 60, rangeM: 200 })
  await refresh()
  expect(await figures()).toMatchObject({ roads: true, cameras: 1, assumed: 0, placeless: 0, computedAt: expect.any(String) as string })
  const rowsOf = async (): Promise<[string | null, number, number][]> => (await figures()).rows.map(({ areaName, streetM, seenM }) => [areaName, Math.round(streetM / 10) * 10, Math.round(seenM / 10) * 10])
  expect(await rowsOf()).toEqual(expect.arrayContaining([['北片区', 600, 200], [null, 400, 0]]))
  expect(await refresh()).toBe(false)
  const { features } = (await seat.get<BlindStretches>('/api/blind-spots/stretches')).body
  expect(features.map(({ properties }) => properties.areaId)).toEqual([area.id, null])
  expect(features.reduce((sum, { properties }) => sum + properties.lengthM, 0)).toBeCloseTo(800, -1)

  await admin.patch(`/api/devices/${camera.id}`, { facingDeg: 180 })
  expect(await refresh()).toBe(true)
  expect(await rowsOf()).toEqual(expect.arrayContaining([['北片区', 600, 0]]))
  await admin.delete(`/api/areas/${area.id}`)
  expect(await refresh()).toBe(true)
  expect(await rowsOf()).toEqual([[null, 1000, 0]])
  expect((await (await hub.login('officer')).get('/api/blind-spots')).status).toBe(403)
})
