import { toLatLon } from '@watchfloor/city'
import type { Camera, City, Place } from '@watchfloor/city'
import type { HubClient } from './hub-client.js'

/** How far beyond its fence a site is still the site: trucks queue at its gate. */
const MARGIN_M = 60
/** Licensed stalls stand within this distance of their camera. */
const STALLS_M = 70
const CORNERS = 16

/** What is licensed before some of the bureau's cameras: stalls and goods before shops. */
export const LICENSED = { categories: ['0406', '0405'], labels: ['road_trade', 'outside_shop_trade'] } as const
/** Cameras before which stalls are licensed (疏导点): every sixth of the bureau's own. */
export const licensedCameras = (city: City, cameras: number): Camera[] => city.cameras.slice(0, cameras).filter(({ source }) => source === 'bureau').filter((_, i) => i % 6 === 0)

/** Where trucks may lift and what may stand where: told to the hub as an administrator would, only what is missing. */
export async function registerGrounds(hub: HubClient, city: City, cameras: number): Promise<void> {
  const places = new Set((await hub.all<{ name: string }>('/api/truck-places')).map(({ name }) => name))
  for (const [use, list] of [['site', city.sites], ['dump', city.dumps]] as const) {
    for (const place of list) if (!places.has(place.zh)) await hub.post('/api/truck-places', { name: place.zh, use, geometry: around(place.at, placeRadius(place)) })
  }
  const masks = new Set((await hub.all<{ name: string }>('/api/masks')).map(({ name }) => name))
  for (const camera of licensedCameras(city, cameras)) {
    const name = `疏导点 ${camera.zh}`
    if (!masks.has(name)) await hub.post('/api/masks', { name, categories: LICENSED.categories, geometry: around(camera.at, STALLS_M), permit: `疏导〔2026〕${camera.id.slice(-3)}号` })
  }
}

const placeRadius = ({ radiusM }: Place): number => radiusM + MARGIN_M

function around([x, y]: readonly [number, number], radiusM: number): { type: 'Polygon'; coordinates: number[][][] } {
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS
    const { lat, lon } = toLatLon([x + radiusM * Math.cos(angle), y + radiusM * Math.sin(angle)])
    return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6]
  })
  return { type: 'Polygon', coordinates: [ring] }
}
