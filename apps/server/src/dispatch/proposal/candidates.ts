import { Injectable } from '@nestjs/common'
import type { Candidate } from '@watchfloor/domain'
import { PgPool } from '../../platform/database/pg-pool.js'
import { seesDevice } from '../../ports/charge.port.js'
import type { SeenPeople } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { DutyEntry } from '../roster/entries.js'
import { Roster } from '../roster/roster.js'

/** Where somebody was last, and when that was heard, ms. */
export interface LastPlace { readonly deviceId: string; readonly lat: number; readonly lon: number; readonly heardMs: number }

/** The units of the roster as they are now: on duty or not, where, with how much to do. */
@Injectable()
export class Candidates {
  constructor(private readonly roster: Roster, private readonly devices: DeviceDirectory, private readonly live: LiveStatePort, private readonly pool: PgPool) {}

  /** All units; `load` counts what they are doing beside `exceptIncident`. */
  async all(responsible: readonly string[], at: { lat: number; lon: number }, exceptIncident: string | null, nowMs: number, people: SeenPeople): Promise<Candidate[]> {
    const [load, onDuty] = [await this.load(exceptIncident), this.roster.onDuty(nowMs)]
    return [...this.roster.units()].map((unit) => {
      const duties = onDuty.filter(({ squadId }) => squadId === unit.id)
      const near = this.nearest(duties, at, people)
      return {
        unitId: unit.id, name: unit.name, lat: near?.lat ?? null, lon: near?.lon ?? null, heardMs: near?.heardMs ?? null, openTasks: load.get(unit.id) ?? 0, qualifiedFor: unit.qualifiedFor,
        // A department is reached by its own switchboard at all hours.
        bySwitchboard: unit.kind === 'department', onDuty: duties.length > 0 || unit.kind === 'department', shiftEndsMs: duties.length > 0 && unit.kind === 'squad' ? Math.max(...duties.map(({ endsMs }) => endsMs)) : null, responsible: responsible.includes(unit.id),
      }
    })
  }

  /** Last place of whoever is on this duty: the body camera's, else the vehicle's; the newer of both. null also for those whom the asker may not see. */
  placeOf(duty: Pick<DutyEntry, 'deviceId' | 'vehicleId'>, people: SeenPeople): LastPlace | null {
    const worn = duty.deviceId === null ? undefined : this.devices.byId(duty.deviceId)
    if (worn && !seesDevice(people, worn)) return null
    const places = [duty.deviceId, duty.vehicleId].flatMap((id) => {
      const device = id === null ? undefined : this.devices.byId(id)
      const unit = device && this.live.get(device.no)
      return unit && !Number.isNaN(unit.timeMs) ? [{ deviceId: device.id, lat: unit.lat, lon: unit.lon, heardMs: Math.max(unit.timeMs, Number.isNaN(unit.heardMs) ? 0 : unit.heardMs) }] : []
    })
    return places.sort((a, b) => b.heardMs - a.heardMs)[0] ?? null
  }

  /** Of a squad's people the one that is nearest by the bird's way: who would go. */
  private nearest(duties: readonly DutyEntry[], at: { lat: number; lon: number }, people: SeenPeople): LastPlace | null {
    const squeeze = Math.cos((at.lat * Math.PI) / 180)
    const apart = (place: LastPlace): number => Math.hypot(place.lat - at.lat, (place.lon - at.lon) * squeeze)
    return duties.flatMap((duty) => this.placeOf(duty, people) ?? []).sort((a, b) => apart(a) - apart(b))[0] ?? null
  }

  /** Open dispatches by unit. */
  async load(exceptIncident: string | null): Promise<Map<string, number>> {
    const { rows } = await this.pool.query<{ unit_id: string; n: number }>(
      "SELECT unit_id, count(*)::int AS n FROM dispatch_record WHERE state NOT IN ('declined', 'released') AND incident_id IS DISTINCT FROM $1 GROUP BY unit_id", [exceptIncident])
    return new Map(rows.map((row) => [row.unit_id, row.n]))
  }
}
