import type { BeatPlace, DutyPresence, OnDuty } from '@watchfloor/shared'
import { DUTY_PRESENCES } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ChargePort } from '../../ports/charge.port.js'
import type { Watcher } from '../../ports/picture.port.js'
import { Candidates } from '../proposal/candidates.js'
import { Roster } from '../roster/roster.js'
import { SELECT_DUTY, toDuty } from './duty-rows.js'
import type { DutyRow } from './duty-rows.js'

/** What a squad was sent to and has not left. */
interface Task { unitId: string; state: Exclude<DutyPresence, 'free' | 'off'>; id: string; number: string }
type Row = DutyRow & { place: BeatPlace | null }

/** Left before the end of a shift that still runs. */
const LEFT = 'd.clocked_out_at IS NOT NULL AND d.starts_at <= now() AND d.ends_at > now()'

/** Who is there at this moment, as the command room asks it: where, and what about. */
@Injectable()
export class PresentPeople {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly candidates: Candidates, private readonly charge: ChargePort) {}

  /** By squad and name. To a supervisor nobody else exists than those in charge. */
  async now(nowMs: number, by: Watcher): Promise<OnDuty[]> {
    await this.roster.refresh()
    const [people, holds] = [await this.charge.now(by), await this.charge.holding(by)]
    const present = this.roster.onDuty(nowMs).map(({ id }) => id)
    const { rows } = await this.pool.query<Row>(`SELECT t.*, p.place FROM (${SELECT_DUTY} WHERE d.id = ANY($1) OR (${LEFT})) t LEFT JOIN beat p ON p.id = t."beatId" ORDER BY t."squadName", t.person, t.id`, [present])
    const tasks = await this.tasks()
    return rows.filter((row) => holds === null || holds(row)).map(({ place: _, ...row }): OnDuty => {
      const duty = toDuty(row)
      const [last, own] = [this.candidates.placeOf(duty, people), tasks.get(duty.squadId) ?? []]
      const task = duty.clockedOutAt === null ? own[0] : undefined
      return {
        ...duty, lat: last?.lat ?? null, lon: last?.lon ?? null, heardAt: last ? new Date(last.heardMs).toISOString() : null, placedBy: last?.deviceId ?? null,
        areas: last ? this.roster.areasAt(last.lat, last.lon).map(({ id, name, level }) => ({ id, name, level })).sort((a, b) => SMALLEST_FIRST.indexOf(a.level) - SMALLEST_FIRST.indexOf(b.level)) : [],
        presence: duty.clockedOutAt !== null ? 'off' : task?.state ?? 'free', incident: task ? { id: task.id, number: task.number } : null, openTasks: own.length,
        qualifiedFor: [...this.roster.unit(duty.squadId)?.qualifiedFor ?? []],
      }
    })
  }

  /** Open dispatches of each squad, the furthest first. */
  private async tasks(): Promise<Map<string, Task[]>> {
    const { rows } = await this.pool.query<Task>(`SELECT d.unit_id AS "unitId", d.state, i.id, i.number FROM dispatch_record d JOIN incident i ON i.id = d.incident_id
      WHERE d.state NOT IN ('declined', 'released') ORDER BY array_position($1::text[], d.state), d.notified_at DESC`, [DUTY_PRESENCES])
    const tasks = new Map<string, Task[]>()
    for (const task of rows) {
      const own = tasks.get(task.unitId)
      if (own) own.push(task)
      else tasks.set(task.unitId, [task])
    }
    return tasks
  }
}

const SMALLEST_FIRST: readonly OnDuty['areas'][number]['level'][] = ['grid', 'community', 'street', 'duty', 'district', 'other']
