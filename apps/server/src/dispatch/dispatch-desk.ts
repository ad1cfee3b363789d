import { EventEmitter } from 'node:events'
import { Injectable } from '@nestjs/common'
import { suggestedUnits } from '@watchfloor/domain'
import { ACTORS } from '@watchfloor/shared'
import type { DispatchProposal, Incident } from '@watchfloor/shared'
import { DispatchPort } from '../ports/dispatch.port.js'
import { Proposer } from './proposal/proposer.js'
import { Responsible } from './routing/responsible.js'
import { Roster } from './roster/roster.js'

/** What the case engine asks of this room. */
@Injectable()
export class DispatchDesk extends DispatchPort {
  private readonly emitter = new EventEmitter()

  constructor(private readonly roster: Roster, private readonly responsible: Responsible, private readonly proposer: Proposer) { super() }

  responsibleFor(category: string, lat: number, lon: number): readonly string[] { return this.responsible.find(category, this.responsible.areasAt(lat, lon))?.units ?? [] }

  isUnit(unitId: string): boolean { return this.roster.unit(unitId) !== undefined }

  mayHold(userId: string): boolean {
    const role = this.roster.person(userId)?.role
    return role === 'seat' || role === 'dispatcher' || role === 'supervisor'
  }

  mayLook(userId: string): boolean {
    const role = this.roster.person(userId)?.role
    return role !== undefined && [...ACTORS.report_verified, ...ACTORS.report_checked].some(({ roles }) => roles.includes(role))
  }

  unitsOf(userId: string): readonly string[] {
    const own = this.roster.person(userId)?.squadId
    const present = this.roster.onDuty(Date.now()).filter((duty) => duty.userId === userId).map(({ squadId }) => squadId)
    return [...new Set([...(own ? [own] : []), ...present])]
  }

  proposal(incident: Incident): Promise<DispatchProposal> { return this.proposer.proposal(incident, Date.now(), null) }

  /** Ranking measures ways by road: spared where somebody is responsible, which decides alone. */
  async suggestedUnits(incident: Pick<Incident, 'id' | 'category' | 'lat' | 'lon'>): Promise<readonly string[]> {
    const units = this.responsibleFor(incident.category, incident.lat, incident.lon)
    return units.length > 0 ? units : suggestedUnits(await this.proposer.proposal(incident, Date.now(), null))
  }

  wakeEffects(dueMs: number): void { this.emitter.emit('effects', dueMs) }

  /** Calls back when effects were committed, with when the first of them is due; gives the way to stop. */
  onEffects(listener: (dueMs: number) => void): () => void {
    this.emitter.on('effects', listener)
    return () => this.emitter.off('effects', listener)
  }
}
