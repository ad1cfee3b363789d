import { Injectable } from '@nestjs/common'
import { rankLookers } from '@watchfloor/domain'
import type { LookerCandidate } from '@watchfloor/domain'
import type { Incident, Lookers } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { SeenPeople } from '../../ports/charge.port.js'
import { OPEN_LOOKS } from '../../store/open-looks.js'
import { Roster } from '../roster/roster.js'
import { Candidates } from './candidates.js'

/** As many as a row of number keys can name, one key left for nobody in particular. */
const SHOWN = 9
type Subject = Pick<Incident, 'lat' | 'lon' | 'leadUnitId' | 'handledBy' | 'reportedBy'>

/** Officers who could be sent to look at a place: theirs is the phone on which the task appears. */
@Injectable()
export class LookerList {
  constructor(private readonly roster: Roster, private readonly candidates: Candidates, private readonly pool: PgPool) {}

  async of(incident: Subject, nowMs: number, people: SeenPeople): Promise<Lookers> {
    const tasks = await this.tasks()
    const onDuty = this.roster.onDuty(nowMs)
    const officers = [...this.roster.people()].filter(({ role }) => role === 'officer').map(({ id, name, squadId }): LookerCandidate => {
      const duties = onDuty.filter(({ userId }) => userId === id)
      const place = duties.flatMap((duty) => this.candidates.placeOf(duty, people) ?? []).sort((a, b) => b.heardMs - a.heardMs)[0] ?? null
      return { id, name, unitIds: [...(squadId === null ? [] : [squadId]), ...duties.map((duty) => duty.squadId)], onDuty: duties.length > 0, place, tasks: tasks.get(id) ?? 0 }
    })
    const ranked = rankLookers(officers, incident)
    return {
      items: ranked.slice(0, SHOWN).map(({ candidate, distanceM, sameUnit }) => ({ id: candidate.id, name: candidate.name, unitId: candidate.unitIds.at(-1) ?? null, onDuty: candidate.onDuty, distanceM, sameUnit, tasks: candidate.tasks })),
      none: ranked.length > 0 ? null : officers.length === 0 ? 'no_officer' : 'did_it',
    }
  }

  private async tasks(): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.pool.query<{ who: string; n: number }>(`SELECT who, count(*)::int AS n FROM (${OPEN_LOOKS}) t WHERE who IS NOT NULL GROUP BY who`)
    return new Map(rows.map(({ who, n }) => [who, n]))
  }
}
