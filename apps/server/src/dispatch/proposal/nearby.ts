import { Injectable } from '@nestjs/common'
import { isPlace, nearDistanceM } from '@watchfloor/domain'
import type { DeviceKind, Nearby, NearbyDevice, NearbyQuery } from '@watchfloor/shared'
import { seesDevice } from '../../ports/charge.port.js'
import type { SeenPeople } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'

const GROUPS: Readonly<Partial<Record<DeviceKind, keyof Nearby>>> = { camera: 'cameras', drone: 'drones', dock: 'drones', bodycam: 'bodycams', phone: 'bodycams', vehicle: 'vehicles' }

/** What could see or reach a place, by the last known places of devices. */
@Injectable()
export class NearbyDevices {
  constructor(private readonly devices: DeviceDirectory, private readonly live: LiveStatePort) {}

  of(place: { lat: number; lon: number }, { radiusM, limit }: NearbyQuery, people: SeenPeople): Nearby {
    const found: Nearby = { cameras: [], drones: [], bodycams: [], vehicles: [] }
    for (const device of this.devices.all()) {
      const group = GROUPS[device.kind]
      if (!group || !device.enabled || !seesDevice(people, device)) continue
      const unit = this.live.get(device.no)
      const moved = unit !== undefined && !Number.isNaN(unit.timeMs)
      const [lat, lon] = moved ? [unit.lat, unit.lon] : [device.lat ?? NaN, device.lon ?? NaN]
      if (!isPlace(lat, lon)) continue
      const distanceM = Math.round(nearDistanceM(place.lat, place.lon, lat, lon))
      if (distanceM > radiusM) continue
      found[group].push({
        id: device.id, name: device.name, kind: device.kind, lat, lon, distanceM, presence: unit?.presence ?? 'never', heardAt: unit === undefined || Number.isNaN(unit.heardMs) ? null : new Date(unit.heardMs).toISOString(),
      })
    }
    for (const list of Object.values(found) as NearbyDevice[][]) list.sort((a, b) => a.distanceM - b.distanceM).splice(limit)
    return found
  }
}
