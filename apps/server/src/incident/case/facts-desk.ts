import { placeIn } from '@watchfloor/domain'
import type { ActFacts, CaseFile, Ruling } from '@watchfloor/domain'
import type { ActionInput, Incident } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import { v7 as uuid } from 'uuid'
import { DispatchPort } from '../../ports/dispatch.port.js'
import { Settings } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Reference } from '../reference/reference.js'
import type { ReferenceBook } from '../reference/reference.js'

/** What domain is told and may not find out by itself: the moment, the calendar, the categories, the city, the units. */
@Injectable()
export class FactsDesk {
  constructor(private readonly reference: Reference, private readonly settings: Settings, private readonly dispatch: DispatchPort, private readonly pool: PgPool) {}

  /** Facts of this moment; ask once the case is locked, so that its story is in order. */
  async at(stamp: number): Promise<ActFacts> { return (await this.withBook(stamp)).facts }

  async withBook(stamp: number): Promise<{ facts: ActFacts; book: ReferenceBook }> { return this.of(await this.reference.at(stamp)) }

  /** Facts outside of any transaction, to look ahead. */
  async now(): Promise<{ facts: ActFacts; book: ReferenceBook }> { return this.of(await this.reference.now()) }

  private of(book: ReferenceBook): { facts: ActFacts; book: ReferenceBook } {
    const { work, categoryOf, insideCity } = book
    return { book, facts: { nowMs: Date.now(), work, newId: uuid, categoryOf, undoMs: this.settings.UNDO_S * 1000, isUnit: (unitId) => this.dispatch.isUnit(unitId), mayHold: (userId) => this.dispatch.mayHold(userId), mayLook: (userId) => this.dispatch.mayLook(userId), ...(insideCity === undefined ? {} : { insideCity }) } }
  }

  /** What one action needs beside: who would be sent, the other incident. */
  forAction(facts: ActFacts, { incident }: CaseFile, { action }: ActionInput, other: Incident | undefined, suggested: readonly string[] | undefined): ActFacts {
    const asksUnits = action === 'dispatch' || action === 'rework'
    return { ...facts, ...(asksUnits ? { proposedUnits: this.dispatch.responsibleFor(incident.category, incident.lat, incident.lon) } : {}), ...(suggested === undefined ? {} : { suggestedUnits: suggested }), ...(other === undefined ? {} : { other }) }
  }

  /** What the hub would have proposed where somebody names units: asked before the case is locked, since ranking takes its time; a case that changed meanwhile refuses the action anyway. */
  async suggestedFor(id: string, input: ActionInput): Promise<readonly string[] | undefined> {
    if ((input.action !== 'dispatch' && input.action !== 'rework') || input.units === undefined) return undefined
    const { rows: [place] } = await this.pool.query<Pick<Incident, 'id' | 'category' | 'lat' | 'lon'>>('SELECT id, category, lat, lon FROM incident WHERE id = $1', [id])
    return place === undefined ? undefined : this.dispatch.suggestedUnits(place)
  }

  /** An incident that was moved on the map lies in other areas. */
  placed(ruling: Ruling, { incident: before }: CaseFile): Ruling {
    if (!ruling.ok) return ruling
    const { incident } = ruling.file
    if (incident.lat === before.lat && incident.lon === before.lon) return ruling
    return { ...ruling, file: { ...ruling.file, incident: { ...incident, ...placeIn(this.reference.pathOf(incident.lat, incident.lon)) } } }
  }
}
