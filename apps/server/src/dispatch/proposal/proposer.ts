import { Injectable } from '@nestjs/common'
import { rankSquads } from '@watchfloor/domain'
import type { DispatchProposal, Incident } from '@watchfloor/shared'
import type { SeenPeople } from '../../ports/charge.port.js'
import { Responsible } from '../routing/responsible.js'
import { Roster } from '../roster/roster.js'
import { Candidates } from './candidates.js'
import { Roads } from './roads.js'

/** Who should go to an incident: who is responsible and what for, then all units with the reasons for their place. */
@Injectable()
export class Proposer {
  constructor(private readonly roster: Roster, private readonly responsible: Responsible, private readonly candidates: Candidates, private readonly roads: Roads) {}

  async proposal({ id, category, lat, lon }: Pick<Incident, 'id' | 'category' | 'lat' | 'lon'>, nowMs: number, people: SeenPeople): Promise<DispatchProposal> {
    const areas = this.responsible.areasAt(lat, lon)
    const found = this.responsible.find(category, areas)
    const candidates = await this.candidates.all(found?.units ?? [], { lat, lon }, id, nowMs, people)
    const ranked = rankSquads(candidates, { lat, lon, category }, this.roads.to({ lat, lon }), nowMs)
    return {
      units: [...found?.units ?? []], plan: found?.plan ?? null, by: found?.by ?? null, contact: this.responsible.contact(areas, nowMs),
      ranked: ranked.map(({ candidate, minutes, eligible, reasons }) => ({
        unitId: candidate.unitId, name: candidate.name, kind: this.roster.unit(candidate.unitId)?.kind ?? 'squad', minutes, eligible, lat: candidate.lat, lon: candidate.lon, reasons: reasons.map((reason) => ({ ...reason })),
      })),
    }
  }
}
