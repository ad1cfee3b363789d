import { SQUADS, toLatLon } from '@watchfloor/city'
import type { Area, City } from '@watchfloor/city'
import type { HubClient } from './hub-client.js'

/** What a street's or town's beat is called in rosters. */
export const beatName = ({ zh }: Pick<Area, 'zh'>): string => `${zh}巡区`
/** The demo's own supervisor looks after all squads. */
const DEMO_SUPERVISOR = 'supervisor'

/** A beat for each street and town, and the areas of the demo's supervisor: only what is missing. */
export async function registerBeats(hub: HubClient, city: City): Promise<void> {
  const there = new Set((await hub.all<{ name: string }>('/api/duty/beats')).map(({ name }) => name))
  const missing = city.areas.filter((area) => area.level === 'street' && !there.has(beatName(area)))
  if (missing.length > 0) {
    await hub.post('/api/duty/beats/import?dryRun=false', { type: 'FeatureCollection', features: missing.map((area) => ({
      type: 'Feature', properties: { name: beatName(area), squad: SQUADS[area.squad - 1]!.zh },
      geometry: { type: 'Polygon', coordinates: [area.ring.map((point) => { const { lat, lon } = toLatLon(point); return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6] })] },
    })) })
  }
  const supervisor = (await hub.all<{ id: string; username: string; role: string }>('/api/users')).find(({ username, role }) => username === DEMO_SUPERVISOR && role === 'supervisor')
  if (supervisor === undefined) return
  const path = `/api/supervision/areas/${supervisor.id}`
  const { areaIds } = await hub.get(path) as { areaIds: string[] }
  if (areaIds.length > 0) return
  const districts = (await hub.all<{ id: string; level: string }>('/api/areas')).filter(({ level }) => level === 'district')
  await hub.put(path, { areaIds: districts.map(({ id }) => id) })
}
