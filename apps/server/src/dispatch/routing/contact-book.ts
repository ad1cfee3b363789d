import { Injectable } from '@nestjs/common'
import type { Contact, ContactInput } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import type { ContactEntry } from '../roster/entries.js'
import type { ContactBody } from '../roster/roster-rows.js'
import { Roster } from '../roster/roster.js'

/** Whom to call for a community, by shift, and who stands in. */
@Injectable()
export class ContactBook {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly audit: AuditService) {}

  async list(): Promise<Contact[]> {
    await this.roster.refresh()
    return this.roster.contacts().map((entry) => this.view(entry)).sort((a, b) => a.areaName.localeCompare(b.areaName, 'zh') || a.id.localeCompare(b.id))
  }

  async create(input: ContactInput, actor: Actor): Promise<Contact> {
    await this.roster.refresh()
    const id = uuid()
    await this.store(id, input)
    return this.told('contact.create', id, actor)
  }

  async change(id: string, patch: Partial<ContactInput>, actor: Actor): Promise<Contact> {
    await this.roster.refresh()
    const before = this.view(this.entry(id))
    await this.store(id, { ...before, ...patch })
    return this.told('contact.change', id, actor)
  }

  async remove(id: string, actor: Actor): Promise<void> {
    await this.roster.refresh()
    const { name } = this.entry(id)
    await this.pool.query('DELETE FROM community_contact WHERE id = $1', [id])
    await this.roster.refresh()
    await this.audit.write(actor.name, 'contact.remove', name, actor.address)
  }

  private async store(id: string, { areaId, ...input }: ContactInput): Promise<void> {
    if (!this.roster.area(areaId)) throw new ApiProblem('input.invalid', 'areaId: there is no such area', { issues: [{ path: 'areaId', message: 'there is no such area' }] })
    await this.pool.query('INSERT INTO community_contact(id, area_id, body) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET area_id = excluded.area_id, body = excluded.body', [id, areaId, contactBody(input)])
  }

  private async told(action: string, id: string, actor: Actor): Promise<Contact> {
    await this.roster.refresh()
    const contact = this.view(this.entry(id))
    await this.audit.write(actor.name, action, contact.name, actor.address, { area: contact.areaName })
    return contact
  }

  private entry(id: string): ContactEntry {
    const entry = this.roster.contacts().find((contact) => contact.id === id)
    if (!entry) throw new ApiProblem('not_found', 'no such contact')
    return entry
  }

  private view({ id, areaId, name, phone, substitute, hours, awayUntilMs }: ContactEntry): Contact {
    return { id, areaId, areaName: this.roster.area(areaId)?.name ?? '', name, phone, substitute, hours: [...hours ?? []], awayUntil: awayUntilMs > 0 ? new Date(awayUntilMs).toISOString() : null }
  }
}

/** A contact as it lies in the database. */
export const contactBody = ({ name, phone, substitute, hours, awayUntil }: Omit<ContactInput, 'areaId'>): ContactBody => ({
  name, phone, substitute: substitute ?? null, hours: hours ?? [], awayUntil: awayUntil ? new Date(awayUntil).toISOString() : null,
})
