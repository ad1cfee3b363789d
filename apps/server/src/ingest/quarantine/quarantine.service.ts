import { Injectable } from '@nestjs/common'
import { adapterOf } from '@watchfloor/domain'
import { ListQuery, Protocol, QUARANTINE_REASONS, type AdoptInput, type Page, type QuarantineEntry } from '@watchfloor/shared'
import { DataSource, type SelectQueryBuilder } from 'typeorm'
import { z } from 'zod'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { QuarantineEntity, SourceEntity } from '../../store/entities/index.js'
import { DeviceRegistry, type Made } from '../registry/device-registry.js'
import { RegistryChanges } from '../registry/registry-change.js'
import { QuarantineLog } from './quarantine-log.js'
import { suggestKind } from './quarantine-note.js'

/** Filters of the quarantine list; the cursor is the last row's time and id. */
export const QuarantineQuery = ListQuery.extend({ cursor: z.string().regex(/^\d{1,15}_[0-9a-f-]{36}$/).optional(), reason: z.enum(QUARANTINE_REASONS).optional(), protocol: Protocol.optional() })
export type QuarantineQuery = z.infer<typeof QuarantineQuery>

const EXACT_TOTAL = 10_000

/** Reading quarantine, and letting something out of it. */
@Injectable()
export class QuarantineService {
  constructor(private readonly database: DataSource, private readonly log: QuarantineLog, private readonly changes: RegistryChanges, private readonly registry: DeviceRegistry) {}

  /** Last heard first. */
  async page(query: QuarantineQuery): Promise<Page<QuarantineEntry>> {
    await this.log.flush()
    const all = this.matching(query)
    const total = Math.min(EXACT_TOTAL, await all.clone().getCount())
    const paged = all.orderBy('q.lastSeenAt', 'DESC').addOrderBy('q.id', 'DESC').take(query.limit + 1)
    if (query.cursor) {
      const [ms, id] = query.cursor.split('_')
      paged.andWhere('(q.last_seen_at, q.id) < (CAST(:time AS timestamptz), CAST(:id AS uuid))', { time: new Date(Number(ms)), id })
    }
    const rows = await paged.getMany()
    const items = rows.slice(0, query.limit)
    const last = items.at(-1)
    return { items: items.map(view), total, ...(rows.length > query.limit && last ? { next: `${last.lastSeenAt.getTime()}_${last.id}` } : {}) }
  }

  /** Makes the unknown sender a device, of the kind that it seems to be unless told otherwise; its next message flows. */
  async adopt(id: string, input: AdoptInput): Promise<Made & { entry: QuarantineEntity }> {
    await this.log.flush()
    return this.changes.run(async (change) => {
      const entry = await change.manager.findOne(QuarantineEntity, { where: { id }, lock: { mode: 'pessimistic_write' } })
      if (!entry) throw new ApiProblem('not_found', 'there is no such entry; perhaps somebody has just adopted it')
      if (entry.reason !== 'unknown_device' || !adapterOf(entry.protocol)) throw new ApiProblem('quarantine.not_adoptable', entry.hint ?? 'this is no unknown device but a refusal; its hint says what to do')
      const plate = input.plate ?? plateOf(entry.lastMessage)
      const kind = input.kind ?? entry.suggestedKind ?? suggestKind(entry.protocol, entry.lastTopic, entry.externalId)
      const sourceId = entry.sourceId ?? (await onlySource(change.manager.getRepository(SourceEntity).createQueryBuilder('s'), entry.protocol))
      const made = await this.registry.createIn(change, {
        name: input.name ?? plate ?? entry.externalId, kind, protocol: entry.protocol, externalId: entry.externalId, squadId: input.squadId ?? null, sourceId,
        ...(plate ? { plate } : {}), ...(input.profile ? { profile: input.profile } : {}),
      })
      await change.manager.delete(QuarantineEntity, { protocol: entry.protocol, externalId: entry.externalId })
      return { ...made, entry }
    })
  }

  async dismiss(id: string): Promise<QuarantineEntity> {
    const rows = this.database.getRepository(QuarantineEntity)
    const entry = await rows.findOneBy({ id })
    if (!entry) throw new ApiProblem('not_found', 'there is no such entry')
    await rows.delete(id)
    return entry
  }

  private matching(query: QuarantineQuery): SelectQueryBuilder<QuarantineEntity> {
    const all = this.database.getRepository(QuarantineEntity).createQueryBuilder('q')
    if (query.reason) all.andWhere('q.reason = :reason', { reason: query.reason })
    if (query.protocol) all.andWhere('q.protocol = :protocol', { protocol: query.protocol })
    if (query.q) all.andWhere('(q.external_id ILIKE :like OR q.address ILIKE :like OR q.last_message ILIKE :like)', { like: `%${query.q.replace(/[\\%_]/g, '\\$&')}%` })
    return all
  }
}

/** The plate that an unknown terminal gave when it wanted to register (tcp/admission.ts wrote the message). */
function plateOf(message: string | null): string | undefined {
  try {
    const plate = (JSON.parse(message ?? '') as { about?: { plate?: unknown } } | null)?.about?.plate
    return typeof plate === 'string' && plate.trim() !== '' ? plate.trim().slice(0, 20) : undefined
  } catch {
    return undefined
  }
}

/** An outer broker does not say who published; where a protocol has one single shared source (a Traccar server), it was that one. */
async function onlySource(query: SelectQueryBuilder<SourceEntity>, protocol: Protocol): Promise<string | null> {
  if (protocol !== 'traccar') return null
  const two = await query.where('s.protocol = :protocol', { protocol }).take(2).getMany()
  return two.length === 1 ? two[0]!.id : null
}

const view = (row: QuarantineEntity): QuarantineEntry => ({
  id: row.id, protocol: row.protocol, externalId: row.externalId, reason: row.reason, sourceId: row.sourceId, address: row.address, suggestedKind: row.suggestedKind,
  lastTopic: row.lastTopic, lastMessage: row.lastMessage, hint: row.hint, count: row.count, firstSeenAt: row.firstSeenAt.toISOString(), lastSeenAt: row.lastSeenAt.toISOString(),
})
