import type { UnitEntry } from '@watchfloor/shared'
import type { LiveUnit } from '../../ports/live-state.port.js'
import type { KnownDevice } from '../../store/device-directory.js'

const some = (value: number): number | null => (Number.isNaN(value) ? null : value)

/**
 * A device with what is known of it, as every console lists it. Its number on a connection is the hub's own small number for it: the same for all
 * consoles, so that a fix is packed once and no console needs a table.
 */
export function unitEntry(device: KnownDevice, unit: LiveUnit | undefined): UnitEntry {
  const entry: UnitEntry = {
    n: device.no, id: device.id, name: device.name, kind: device.kind, protocol: device.protocol, externalId: device.externalId,
    presence: unit?.presence ?? 'never', presenceSince: some(unit?.presenceSinceMs ?? NaN) ?? 0,
  }
  if (device.plate !== null) entry.plate = device.plate
  if (device.squadId !== null) entry.squadId = device.squadId
  if (unit && !Number.isNaN(unit.timeMs)) {
    entry.last = [unit.timeMs, unit.lat, unit.lon, some(unit.speedMps), some(Number.isNaN(unit.courseDeg) ? unit.headingDeg : unit.courseDeg), some(unit.batteryPct)]
  } else if (device.lat !== null && device.lon !== null) {
    // A thing with a fixed place is where it was registered, and looks where it was said to; time 0 = no fix.
    entry.last = [0, device.lat, device.lon, null, device.facingDeg, null]
  }
  if (unit?.alarm) entry.alarm = unit.alarm
  return entry
}
