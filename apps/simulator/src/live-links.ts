import type { Links } from './linlan.js'
import { DjiDock } from './drones/dji-dock.js'
import type { HubClient } from './hub/hub-client.js'
import type { Memory } from './hub/memory.js'
import { renew } from './hub/register-city.js'
import type { Registry } from './hub/register-city.js'
import { TRACCAR_USERNAME } from './hub/rows.js'
import type { Pacer } from './net/pacer.js'
import { OwntracksOfficer } from './officers/owntracks-officer.js'
import type { Settings } from './settings.js'
import { Jt808Truck } from './trucks/jt808-truck.js'
import { NativeTruck } from './trucks/native-truck.js'
import { TraccarServer } from './trucks/traccar-server.js'

const RENEW_EVERY_MS = 60_000

/** The real ways to the hub: each device through its own protocol's door. */
export function liveLinks(settings: Settings, hub: HubClient, memory: Memory, registry: Registry, pacer: Pacer): { links: Links; closeAll(): void } {
  const open: { close(): void }[] = []
  const kept = <T extends { close(): void }>(link: T): T => { open.push(link); return link }
  const renewed = new Map<string, number>()
  const mqtt = (username: string) => ({
    host: settings.mqttHost, port: settings.mqttPort, pacer, password: () => memory.passwords.get(username) ?? '',
    // Somebody renewed them behind our back, or the hub's data were taken away: ask again, at most once a minute each.
    refused: () => {
      const deviceId = registry.deviceByUsername.get(username)
      if (deviceId === undefined || Date.now() - (renewed.get(username) ?? 0) < RENEW_EVERY_MS) return
      renewed.set(username, Date.now())
      void hub.signIn(undefined, 1).then(() => renew(hub, memory, deviceId, username)).catch(() => undefined)
    },
  })
  const tcp = { host: settings.jt808Host, port: settings.jt808Port, codes: memory.codes, pacer }
  let traccar: TraccarServer | undefined
  const links: Links = {
    truck: (spec) => {
      if (spec.protocol === 'traccar') return (traccar ??= kept(new TraccarServer(TRACCAR_USERNAME, mqtt(TRACCAR_USERNAME)))).link(spec)
      if (spec.protocol !== 'native') return kept(new Jt808Truck(spec, tcp))
      const id = registry.nativeByPlate.get(spec.plate)!
      return kept(new NativeTruck(id, mqtt(id)))
    },
    officer: (spec) => kept(new OwntracksOfficer(spec.externalId, mqtt(spec.externalId.slice(0, spec.externalId.indexOf('/'))))),
    dock: (spec) => kept(new DjiDock(spec.sn, mqtt(spec.sn))),
  }
  return { links, closeAll: () => open.forEach((link) => link.close()) }
}
