import type { Links } from './linlan.js'
import { DjiDock } from './drones/dji-dock.js'
import type { HubClient } from './hub/hub-client.js'
import type { Memory } from './hub/memory.js'
import { renew, renewSource } from './hub/register-city.js'
import type { Registry } from './hub/register-city.js'
import { TRACCAR_USERNAME } from './hub/rows.js'
import type { Pacer } from './net/pacer.js'
import { OwntracksOfficer } from './officers/owntracks-officer.js'
import type { Settings } from './settings.js'
import { Jt808Truck } from './trucks/jt808-truck.js'
import { NativeTruck } from './trucks/native-truck.js'
import { TraccarServer } from './trucks/traccar-server.js'

const RENEW_EVERY_MS = 5 * 60_000

/** The real ways to the hub: each device through its own protocol's door. */
export function liveLinks(settings: Settings, hub: HubClient, memory: Memory, registry: Registry, pacer: Pacer): Links {
  const renewed = new Map<string, number>()
  const mqtt = (username: string) => ({
    host: settings.mqttHost, port: settings.mqttPort, pacer, password: () => memory.passwords.get(username) ?? '',
    // Memory and hub disagree: ask anew. But where they did agree, somebody has taken the device over (a replay): leave it to him for a while.
    refused: (wasIn: boolean) => {
      const now = Date.now()
      const last = renewed.get(username) ?? (wasIn ? now : -Infinity)
      if (!renewed.has(username)) renewed.set(username, last)
      if (now - last < RENEW_EVERY_MS) return
      renewed.set(username, now)
      const deviceId = registry.deviceByUsername.get(username)
      const again = deviceId !== undefined ? () => renew(hub, memory, deviceId, username) : () => renewSource(hub, memory, registry.traccarSourceId!, username)
      void hub.signIn(undefined, 1).then(again).catch(() => undefined)
    },
  })
  const tcp = { host: settings.jt808Host, port: settings.jt808Port, codes: memory.codes, pacer }
  let traccar: TraccarServer | undefined
  return {
    truck: (spec) => {
      if (spec.protocol === 'traccar') return (traccar ??= new TraccarServer(TRACCAR_USERNAME, mqtt(TRACCAR_USERNAME))).link(spec)
      if (spec.protocol !== 'native') return new Jt808Truck(spec, tcp)
      const id = registry.nativeByPlate.get(spec.plate)!
      return new NativeTruck(id, mqtt(id))
    },
    officer: (spec) => new OwntracksOfficer(spec.externalId, mqtt(spec.externalId.slice(0, spec.externalId.indexOf('/')))),
    dock: (spec) => new DjiDock(spec.sn, mqtt(spec.sn)),
  }
}
