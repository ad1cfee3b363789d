import { CAMERA_SOURCES, SQUADS } from '@watchfloor/city'
import type { City } from '@watchfloor/city'
import type { Rosters } from '../linlan.js'
import type { ImportRow } from './csv.js'

export const TRACCAR_USERNAME = 'linlan-traccar'
export const FRIGATE_USERNAME = 'linlan-frigate'
const squadName = (squad: number): string | undefined => SQUADS[squad - 1]?.zh
const degrees = (n: number): string => n.toFixed(6)

/** Everything that reports by itself, but not the aircraft: those stand behind docks that must be there first. */
export function fleetRows({ trucks, officers, docks }: Rosters): ImportRow[] {
  return [
    ...trucks.map((t): ImportRow => ({
      name: t.name, kind: 'truck', plate: t.plate, squad: squadName(t.squad), note: t.depot.zh,
      ...(t.protocol === 'native' ? { protocol: 'native' } : t.protocol === 'traccar' ? { protocol: 'traccar', externalId: t.externalId, source: TRACCAR_USERNAME } : { protocol: 'jt808', externalId: t.externalId, profile: 'muck-standard' }),
    })),
    ...officers.map((o): ImportRow => ({ name: o.name, kind: 'bodycam', protocol: 'owntracks', externalId: o.externalId, squad: squadName(o.squad), note: o.beat.zh })),
    ...docks.map((d): ImportRow => ({ name: d.name, kind: 'dock', protocol: 'dji', externalId: d.sn, squad: squadName(d.squad), lat: degrees(d.place.lat), lon: degrees(d.place.lon) })),
  ]
}
export const aircraftRows = ({ docks }: Rosters): ImportRow[] => docks.map((d) => ({ name: d.aircraftName, kind: 'drone', protocol: 'dji', externalId: d.aircraftSn, squad: squadName(d.squad), source: d.sn }))

/** Cameras from three kinds of sources. The bureau's own are watched by its Frigate; of the others only the place is known. */
export const cameraRows = (city: City, count: number): ImportRow[] => city.cameras.slice(0, count).map((c) => ({
  name: c.zh, kind: 'camera', ...(c.source === 'bureau' ? { protocol: 'frigate', source: FRIGATE_USERNAME } : { protocol: 'none' }), externalId: c.id, lat: degrees(c.lat), lon: degrees(c.lon), facing: c.facingDeg, note: `${CAMERA_SOURCES.find((s) => s.id === c.source)!.zh} · ${c.en}`,
}))
