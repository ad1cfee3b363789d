import { Injectable } from '@nestjs/common'
import { contactNow, responsibleUnit } from '@watchfloor/domain'
import type { Proposal } from '@watchfloor/domain'
import { DEFAULT_CALENDAR } from '@watchfloor/shared'
import type { PlacedArea, RoutingEntry } from '../roster/entries.js'
import { Roster } from '../roster/roster.js'

/** Who is responsible for a category at a place, and whom to call there. All of it from memory. */
@Injectable()
export class Responsible {
  constructor(private readonly roster: Roster) {}

  /** Null = the routing table has a hole. Rows that name units which are gone count as far as they still stand. */
  find(category: string, areas: readonly PlacedArea[]): (Proposal & { row: RoutingEntry }) | null {
    const found = responsibleUnit(this.roster.routing(), category, areas)
    return found && { ...found, units: found.units.filter((id) => this.roster.unit(id)), row: found.row as RoutingEntry }
  }

  areasAt(lat: number, lon: number): PlacedArea[] { return this.roster.areasAt(lat, lon) }

  /** The contact of this shift for the community that holds the place. */
  contact(areas: readonly PlacedArea[], nowMs: number): { name: string; phone: string } | null {
    const contacts = this.roster.contacts()
    const isAway = (phone: string): boolean => contacts.some((contact) => contact.phone === phone && contact.awayUntilMs > nowMs)
    for (const { id } of areas) {
      const found = contactNow(contacts, id, isAway, nowMs, DEFAULT_CALENDAR.utcOffsetMin)
      if (found) return found
    }
    return null
  }
}
