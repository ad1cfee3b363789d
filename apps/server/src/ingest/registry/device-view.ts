import { Injectable } from '@nestjs/common'
import type { Device } from '@watchfloor/shared'
import { LiveStatePort } from '../../ports/live-state.port.js'
import type { DeviceEntity } from '../../store/entities/index.js'

/** Devices as the API answers them: the registry's row and what is known now. */
@Injectable()
export class DeviceView {
  constructor(private readonly live: LiveStatePort) {}

  of(row: DeviceEntity): Device {
    const unit = this.live.get(row.no)
    const lastFix = this.live.lastFix(row.no)
    return {
      id: row.id, no: row.no, name: row.name, kind: row.kind, protocol: row.protocol, externalId: row.externalId,
      ...(row.plate === null ? {} : { plate: row.plate }),
      squadId: row.squadId,
      ...(row.datum === null ? {} : { datum: row.datum }),
      ...(row.profile === null ? {} : { profile: row.profile }),
      sourceId: row.sourceId,
      ...(row.lat === null || row.lon === null ? {} : { lat: row.lat, lon: row.lon }),
      ...(row.facingDeg === null ? {} : { facingDeg: row.facingDeg }),
      ...(row.note === null ? {} : { note: row.note }),
      presence: unit?.presence ?? 'never',
      ...(unit && unit.presence !== 'never' && Number.isFinite(unit.presenceSinceMs) ? { presenceSince: new Date(unit.presenceSinceMs).toISOString() } : {}),
      ...(lastFix ? { lastFix } : {}),
      ...(unit ? { state: unit.state } : {}),
      ...(unit && Number.isFinite(unit.clockOffsetMs) ? { clockOffsetMs: unit.clockOffsetMs } : {}),
      enabled: row.enabled, createdAt: row.createdAt.toISOString(),
    }
  }
}
