import { Injectable } from '@nestjs/common'
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common'
import { normaliseDeg } from '@watchfloor/shared'
import type { Fix } from '@watchfloor/shared'
import { LiveStatePort } from '../../ports/live-state.port.js'
import type { LiveUnit } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { KnownDevice } from '../../store/device-directory.js'
import { Unit } from './unit.js'

/** Every device's last known state in this process, found by its number: numbers are small and dense, so an array is the map. */
@Injectable()
export class LiveUnits extends LiveStatePort implements OnModuleInit, OnModuleDestroy {
  private readonly units: (Unit | undefined)[] = []
  private stopListening: (() => void) | null = null

  constructor(private readonly directory: DeviceDirectory) { super() }

  onModuleInit(): void {
    this.stopListening = this.directory.onChange(({ upsert, remove }) => {
      for (const no of remove) this.units[no] = undefined
      // A device that became another kind of thing is judged by other limits; what is known of it stays.
      for (const device of upsert) if (this.units[device.no] && this.units[device.no]!.kind !== device.kind) this.rebuild(device)
    })
  }

  onModuleDestroy(): void { this.stopListening?.() }

  get(no: number): LiveUnit | undefined { return this.units[no] }

  of(device: KnownDevice): Unit {
    return this.units[device.no] ?? (this.units[device.no] = new Unit(device.no, device.id, device.kind))
  }

  known(no: number): Unit | undefined { return this.units[no] }

  *all(): IterableIterator<Unit> {
    for (const unit of this.units) if (unit) yield unit
  }

  lastFix(no: number): Fix | undefined {
    const unit = this.units[no]
    return unit && !Number.isNaN(unit.timeMs) ? toFix(unit) : undefined
  }

  private rebuild(device: KnownDevice): void {
    const { no: _no, deviceId: _id, kind: _kind, ...known } = this.units[device.no]!
    this.units[device.no] = Object.assign(new Unit(device.no, device.id, device.kind), known)
  }
}

const some = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value)
const angle = (deg: number): number | undefined => (Number.isNaN(deg) ? undefined : normaliseDeg(deg))

/** The live fix as the API and the drawer show it. */
function toFix(unit: Unit): Fix {
  return {
    time: new Date(unit.timeMs).toISOString(), lat: unit.lat, lon: unit.lon, speedMps: some(unit.speedMps), courseDeg: angle(unit.courseDeg),
    headingDeg: angle(unit.headingDeg), altitudeM: some(unit.altitudeM), altitudeRef: Number.isNaN(unit.altitudeM) ? undefined : unit.altitudeRef,
    verticalSpeedMps: some(unit.verticalSpeedMps), accuracyM: some(unit.accuracyM), satellites: some(unit.satellites), batteryPct: some(unit.batteryPct),
    receivedAt: new Date(unit.receivedMs).toISOString(),
  }
}
