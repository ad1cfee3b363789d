import type { Credentials, ImportAnswer, Source } from '@watchfloor/shared'
import { SQUADS, toLatLon } from '@watchfloor/city'
import type { City } from '@watchfloor/city'
import type { Rosters } from '../linlan.js'
import { toCsv } from './csv.js'
import type { ImportRow } from './csv.js'
import type { HubClient } from './hub-client.js'
import { kitchenRoster, kitchenRows } from '../problems/kitchens.js'
import type { Memory } from './memory.js'
import { registerBeats } from './register-beats.js'
import { registerDuty } from './register-duty.js'
import { registerGrounds } from './register-grounds.js'
import { registerUnits } from './register-units.js'
import { aircraftRows, cameraRows, fleetRows, FRIGATE_USERNAME, TRACCAR_USERNAME } from './rows.js'

interface Registered { readonly id: string; readonly name: string; readonly protocol: string; readonly externalId: string; readonly plate?: string }
/** What the devices need to know of the registry: the hub's ids of native trucks by plate, and of all that sign in by user name. */
export interface Registry { readonly nativeByPlate: ReadonlyMap<string, string>; readonly deviceByUsername: ReadonlyMap<string, string>; readonly traccarSourceId: string | null; readonly frigateSourceId: string | null }

/** Makes the city known to the hub through its API, only what is missing: a second start changes nothing. */
export async function registerCity(hub: HubClient, memory: Memory, city: City, rosters: Rosters, cameras: number, say: (what: string) => void): Promise<Registry> {
  await registerPlaces(hub, city, say)
  const traccar = rosters.trucks.some((t) => t.protocol === 'traccar') ? await sourceOf(hub, memory, '运输企业 Traccar 平台', 'traccar', TRACCAR_USERNAME) : null
  const frigate = city.cameras.slice(0, cameras).some((camera) => camera.source === 'bureau') ? await sourceOf(hub, memory, '城管自建 Frigate', 'frigate', FRIGATE_USERNAME) : null
  let known = await hub.all<Registered>('/api/devices')
  let isNew = false
  for (const rows of [fleetRows(rosters), aircraftRows(rosters), cameraRows(city, cameras), ...(frigate === null ? [] : [kitchenRows(kitchenRoster(city))])]) {
    const missing = missingRows(rows, known)
    if (missing.length === 0) continue
    await importRows(hub, memory, missing, say)
    isNew = true
  }
  if (isNew) known = await hub.all<Registered>('/api/devices')
  const nativeByPlate = new Map(known.filter((d) => d.protocol === 'native' && d.plate).map((d) => [d.plate!, d.id]))
  const deviceByUsername = new Map<string, string>()
  for (const d of known) {
    if (d.protocol === 'native') deviceByUsername.set(d.id, d.id)
    if (d.protocol === 'owntracks') deviceByUsername.set(d.externalId.slice(0, d.externalId.indexOf('/')), d.id)
    if (d.protocol === 'dji') deviceByUsername.set(d.externalId, d.id)
  }
  const own = [...rosters.officers.map((o) => o.externalId.slice(0, o.externalId.indexOf('/'))), ...rosters.docks.map((d) => d.sn), ...rosters.trucks.filter((t) => t.protocol === 'native').flatMap((t) => nativeByPlate.get(t.plate) ?? [])]
  const lost = own.filter((name) => !memory.passwords.has(name))
  if (lost.length > 0) say(`asking for ${lost.length} lost credentials again`)
  for (let i = 0; i < lost.length; i += 8) await Promise.all(lost.slice(i, i + 8).map((name) => renew(hub, memory, deviceByUsername.get(name)!, name)))
  await memory.save()
  return { nativeByPlate, deviceByUsername, traccarSourceId: traccar, frigateSourceId: frigate }
}

/** What cases need: units with their routing, sites, dumps and licensed stalls, and who is on duty. Nothing that moves waits for it. */
export async function registerCases(hub: HubClient, city: City, rosters: Rosters, cameras: number): Promise<void> {
  await Promise.all([registerGrounds(hub, city, cameras), registerUnits(hub, city)])
  await registerBeats(hub, city)
  await registerDuty(hub, rosters.officers, Date.now())
}

/** New credentials for something that signs in; the old ones stop working. */
export async function renew(hub: HubClient, memory: Memory, deviceId: string, username: string): Promise<void> {
  const { mqtt } = (await hub.post(`/api/devices/${deviceId}/credentials`, {})) as { mqtt?: Credentials }
  if (mqtt) memory.passwords.set(username, mqtt.password)
  memory.soon()
}

/** The same for a source with many devices behind it. */
export async function renewSource(hub: HubClient, memory: Memory, sourceId: string, username: string): Promise<void> {
  const { credentials } = (await hub.post(`/api/sources/${sourceId}/credentials`, {})) as { credentials: Credentials }
  memory.passwords.set(username, credentials.password)
  memory.soon()
}

async function registerPlaces(hub: HubClient, city: City, say: (what: string) => void): Promise<void> {
  const squads = new Set((await hub.all<{ name: string }>('/api/squads')).map((s) => s.name))
  for (const { zh } of SQUADS) if (!squads.has(zh)) await hub.post('/api/squads', { name: zh })
  const key = (level: string, name: string): string => `${level}\n${name}`
  const areas = new Set((await hub.all<{ level: string; name: string }>('/api/areas')).map((a) => key(a.level, a.name)))
  const missing = city.areas.filter((a) => !areas.has(key(a.level, a.zh)))
  if (missing.length === 0) return
  say(`drawing ${missing.length} areas`)
  const features = missing.map((a) => ({
    type: 'Feature', properties: { name: a.zh, level: a.level, ...(a.squad > 0 ? { squad: SQUADS[a.squad - 1]!.zh } : {}) },
    geometry: { type: 'Polygon', coordinates: [a.ring.map((p) => { const { lat, lon } = toLatLon(p); return [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6] })] },
  }))
  await hub.post('/api/areas/import', { type: 'FeatureCollection', features })
}

async function sourceOf(hub: HubClient, memory: Memory, name: string, protocol: 'traccar' | 'frigate', username: string): Promise<string> {
  const there = (await hub.all<Source>('/api/sources')).find((s) => s.username === username)
  if (there && memory.passwords.has(username)) return there.id
  if (there) {
    await renewSource(hub, memory, there.id, username)
    return there.id
  }
  const made = (await hub.post('/api/sources', { name, protocol, username })) as { source: Source; credentials: Credentials }
  memory.passwords.set(username, made.credentials.password)
  memory.soon()
  return made.source.id
}

/** Native trucks have no id before the hub gives one, so their plate tells them. */
function missingRows(rows: readonly ImportRow[], known: readonly Registered[]): ImportRow[] {
  const key = (protocol: string, externalId: string | undefined, plate: string | undefined): string => (protocol === 'native' ? `native ${plate}` : `${protocol} ${externalId}`)
  const have = new Set(known.map((d) => key(d.protocol, d.externalId, d.plate)))
  return rows.filter((row) => !have.has(key(row.protocol, row.externalId?.toString(), row.plate?.toString())))
}

async function importRows(hub: HubClient, memory: Memory, rows: readonly ImportRow[], say: (what: string) => void): Promise<void> {
  const csv = toCsv(rows)
  const plan = (await hub.postCsv('/api/imports/devices?dryRun=true', csv)) as ImportAnswer
  if (plan.errors.length > 0) throw new Error(`the hub refuses the import: ${plan.errors.slice(0, 3).map((e) => `row ${e.row} ${e.column ?? ''}: ${e.message}`).join('; ')}`)
  const answer = (await hub.postCsv('/api/imports/devices?dryRun=false', csv)) as ImportAnswer
  for (const c of answer.credentials ?? []) memory.passwords.set(c.username, c.password)
  memory.soon()
  say(`registered ${answer.created} devices`)
}
