import { Injectable } from '@nestjs/common'
import { cornersOutside } from '@watchfloor/domain'
import type { Beat, BeatInput, BeatPatch, BeatPlace, BeatQuery, Page } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { geometryFault } from '../../platform/places/area-geometry.js'
import { Roster } from '../roster/roster.js'
import { SELECT_BEAT } from './beat-rows.js'

/** What is wrong with a beat, under a code and in a sentence. */
export interface BeatFault { readonly code: string; readonly message: string; /** Corners outside the city, [lon, lat]; empty = something else is wrong. */ readonly outside: readonly (readonly [number, number])[] }
const UNIQUE = '23505'
/** Corners that a refusal names at most. */
const MOST_SAID = 100

/** Where officers have to be: areas and posts. */
@Injectable()
export class BeatBook {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly audit: AuditService) {}

  async list({ q, squadId, limit, cursor }: BeatQuery): Promise<Page<Beat>> {
    const where = '($1::text IS NULL OR b.name ILIKE $1) AND ($2::uuid IS NULL OR b.squad_id = $2)'
    const values = [q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, squadId ?? null]
    const skip = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM beat b WHERE ${where} LIMIT 10000) t`, values)
    const { rows } = await this.pool.query<Beat>(`${SELECT_BEAT} WHERE ${where} ORDER BY b.name, b.id OFFSET ${skip} LIMIT ${limit + 1}`, values)
    return { items: rows.slice(0, limit), total: counted!.n, ...(rows.length > limit ? { next: String(skip + limit) } : {}) }
  }

  async create(input: BeatInput, actor: Actor): Promise<Beat> {
    await this.check(input)
    const id = uuid()
    await this.write('INSERT INTO beat(id, name, squad_id, place) VALUES ($1, $2, $3, $4)', [id, input.name, input.squadId ?? null, JSON.stringify(input.place)])
    await this.audit.write(actor.name, 'beat.create', input.name, actor.address, { type: input.place.type })
    return this.one(id)
  }

  async change(id: string, patch: BeatPatch, actor: Actor): Promise<Beat> {
    const before = await this.one(id)
    const { name, squadId, place } = { ...before, ...patch }
    await this.check({ squadId: squadId ?? null, place })
    await this.write('UPDATE beat SET name = $2, squad_id = $3, place = $4 WHERE id = $1', [id, name, squadId ?? null, JSON.stringify(place)])
    await this.audit.write(actor.name, 'beat.change', name, actor.address, { name, squadId, ...(patch.place ? { type: place.type } : {}) })
    return this.one(id)
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const { name } = await this.one(id)
    const { rows: [used] } = await this.pool.query<{ n: number }>('SELECT count(*)::int AS n FROM duty WHERE beat_id = $1', [id])
    if (used!.n > 0) throw new ApiProblem('conflict.in_use', `${used!.n} duties name this beat: give them another first`, { duties: used!.n })
    await this.pool.query('DELETE FROM beat WHERE id = $1', [id])
    await this.audit.write(actor.name, 'beat.remove', name, actor.address)
  }

  /** What is wrong with a place as a beat, or null. The roster has to be fresh. */
  faultOf(place: BeatPlace): BeatFault | null {
    const fault = place.type === 'area' ? geometryFault(place.geometry) : null
    if (fault) return { ...fault, outside: [] }
    const districts = [...this.roster.allAreas()].filter(({ level }) => level === 'district').map(({ geometry }) => geometry)
    const outside = cornersOutside(place, districts)
    return outside.length > 0 ? { code: 'beat_outside_city', message: 'the beat reaches outside the city: no district holds all of it', outside } : null
  }

  private async check({ squadId, place }: Pick<BeatInput, 'squadId' | 'place'>): Promise<void> {
    await this.roster.refresh()
    if (squadId && !this.roster.unit(squadId)) throw new ApiProblem('input.invalid', 'squadId: there is no such squad', { issues: [{ path: 'squadId', message: 'there is no such squad' }] })
    const fault = this.faultOf(place)
    if (fault && fault.outside.length > 0) throw new ApiProblem('beat.outside_city', fault.message, { outside: fault.outside.slice(0, MOST_SAID) })
    if (fault) throw new ApiProblem('input.invalid', `place.geometry: ${fault.message}`, { issues: [{ path: 'place.geometry', message: fault.message }] })
  }

  private async write(sql: string, values: unknown[]): Promise<void> {
    await this.pool.query(sql, values).catch((error: { code?: string }) => {
      throw error.code === UNIQUE ? new ApiProblem('conflict.exists', 'there is a beat of this name already: rosters name beats, so give it another') : error
    })
  }

  private async one(id: string): Promise<Beat> {
    const { rows: [row] } = await this.pool.query<Beat>(`${SELECT_BEAT} WHERE b.id = $1`, [id])
    if (!row) throw new ApiProblem('not_found', 'no such beat')
    return row
  }
}
