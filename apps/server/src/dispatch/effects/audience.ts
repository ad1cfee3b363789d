import { Injectable } from '@nestjs/common'
import type { EffectTarget } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Audience } from '../channels/channel.js'
import type { Person } from '../roster/entries.js'
import { Roster } from '../roster/roster.js'

/** Which people an effect means at this moment. */
@Injectable()
export class Audiences {
  constructor(private readonly roster: Roster, private readonly pool: PgPool) {}

  async of(to: EffectTarget, incidentId: string, nowMs: number): Promise<Audience> {
    switch (to.type) {
      case 'unit': return { to, people: this.ofUnit(to.unitId, nowMs) }
      case 'role': return { to, people: [...this.roster.people()].filter(({ role }) => role === to.role) }
      case 'person': return { to, people: this.named(to.id) }
      case 'reporter': return { to, people: await this.reporter(incidentId) }
      default: return { to, people: [] }
    }
  }

  /** Those on duty for the unit; where nobody is, all who belong to it: somebody has to hear it. */
  ofUnit(unitId: string, nowMs: number): Person[] {
    const onDuty = this.roster.onDuty(nowMs).filter(({ squadId }) => squadId === unitId).flatMap(({ userId }) => (userId === null ? [] : this.roster.person(userId) ?? []))
    if (onDuty.length > 0) return [...new Map(onDuty.map((person) => [person.id, person])).values()]
    return [...this.roster.people()].filter(({ squadId }) => squadId === unitId)
  }

  private named(id: string): Person[] { return [...this.roster.people()].filter((person) => person.id === id || person.username === id) }

  private async reporter(incidentId: string): Promise<Person[]> {
    const { rows: [row] } = await this.pool.query<{ reported_by: string | null }>('SELECT reported_by FROM incident WHERE id = $1', [incidentId])
    return row?.reported_by ? this.named(row.reported_by) : []
  }
}
