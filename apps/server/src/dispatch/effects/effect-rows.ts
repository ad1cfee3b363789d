import { EffectTarget } from '@watchfloor/shared'
import type { Effect } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { ToldIncident } from '../channels/channel.js'
import { PgPool } from '../../platform/database/pg-pool.js'

/** An effect that this process may carry out until `CLAIM_S` are over; `attempts` counts the present try. */
export type ClaimedEffect = Effect & { readonly attempts: number }
/** What a channel did at one address. */
export interface DeliveryOutcome { readonly channel: string; readonly address: string; readonly state: 'done' | 'failed' | 'dead'; readonly error: string | null }

/** Whoever claimed an effect and died has it taken over after this. Longer than the slowest try. */
const CLAIM_S = 20
/** Another room's. */
const OURS = "type <> 'tell_children'"
/** Two queues that never wait for each other: what is told within the house, and what waits for other people's servers alone. */
export const LANES = ['house', 'outside'] as const
export type Lane = (typeof LANES)[number]
const IS_OUTSIDE = "(to_whom->>'type' = 'subscribers')"

interface Row { id: string; incident_id: string; version: number; type: Effect['type']; to_whom: unknown; action: string; about: Effect['about']; not_before: Date; attempts: number }

/** The rows of effects and deliveries: what is pending, who works on it, what became of it. All changes are conditional on `pending`, so an undo and a try cannot both have it. */
@Injectable()
export class EffectRows {
  constructor(private readonly pool: PgPool) {}

  /** Claims effects of a lane that are due, oldest first. */
  async claim(most: number, lane: Lane): Promise<ClaimedEffect[]> {
    const { rows } = await this.pool.query<Row>(`
UPDATE effect SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${CLAIM_S})
WHERE id IN (SELECT id FROM effect WHERE state = 'pending' AND next_try_at <= now() AND not_before <= now() AND ${OURS} AND ${IS_OUTSIDE} = $2 ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING id, incident_id, version, type, to_whom, action, about, not_before, attempts`, [most, lane === 'outside'])
    return rows.map(toEffect).sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1))
  }

  /** How long until the next one of these lanes is due, ms; null = none waits. */
  async nextDueMs(lanes: readonly Lane[]): Promise<number | null> {
    const { rows: [row] } = await this.pool.query<{ ms: number | null }>(`SELECT extract(epoch FROM min(next_try_at) - now())::float8 * 1000 AS ms FROM effect WHERE state = 'pending' AND ${OURS} AND ${IS_OUTSIDE} = ANY($1::boolean[])`, [lanes.map((lane) => lane === 'outside')])
    return row!.ms
  }

  /** The version of something told to the same target meanwhile, which makes an older telling wrong; null = none. */
  async supersededBy({ incidentId, version, to, type }: Effect): Promise<number | null> {
    if (type !== 'notify' && type !== 'withdraw') return null
    const { rows: [row] } = await this.pool.query<{ version: number | null }>(
      "SELECT max(version) AS version FROM effect WHERE incident_id = $1 AND version > $2 AND state = 'done' AND type IN ('notify', 'withdraw') AND to_whom = $3", [incidentId, version, JSON.stringify(to)])
    return row!.version
  }

  async incident(id: string): Promise<ToldIncident> {
    const { rows: [row] } = await this.pool.query<Record<string, unknown>>(
      `SELECT id, number, version, state, category, priority, lat, lon, address, area_id AS "areaId", description, source, lead_unit_id AS "leadUnitId", outcome, rectified,
       created_at AS "createdAt", updated_at AS "updatedAt", closed_at AS "closedAt" FROM incident WHERE id = $1`, [id])
    const iso = (value: unknown): string | null => (value instanceof Date ? value.toISOString() : null)
    return { ...row, createdAt: iso(row!.createdAt), updatedAt: iso(row!.updatedAt), closedAt: iso(row!.closedAt) } as ToldIncident
  }

  /** What needs no more tries. */
  async settled(effectId: string): Promise<DeliveryOutcome[]> {
    const { rows } = await this.pool.query<DeliveryOutcome>(`SELECT channel, recipient AS address, state, last_error AS error FROM delivery WHERE effect_id = $1 AND state IN ('done', 'dead')`, [effectId])
    return rows
  }

  async record(effectId: string, outcomes: readonly DeliveryOutcome[]): Promise<void> {
    if (outcomes.length === 0) return
    await this.pool.query(`
INSERT INTO delivery(effect_id, channel, recipient, state, attempts, last_error, at)
SELECT $1, c, r, s, 1, e, now() FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) t(c, r, s, e)
ON CONFLICT (effect_id, channel, recipient) DO UPDATE SET state = excluded.state, attempts = delivery.attempts + 1, last_error = excluded.last_error, at = excluded.at`,
    [effectId, outcomes.map((o) => o.channel), outcomes.map((o) => o.address), outcomes.map((o) => o.state), outcomes.map((o) => o.error)])
  }

  /** Ends an effect, once: false = something else ended it. */
  async end(id: string, state: 'done' | 'dead', error: string | null): Promise<boolean> {
    const { rowCount } = await this.pool.query("UPDATE effect SET state = $2, last_error = $3, ended_at = now() WHERE id = $1 AND state = 'pending'", [id, state, error])
    return rowCount === 1
  }

  async retryIn(id: string, waitMs: number, error: string): Promise<void> {
    await this.pool.query("UPDATE effect SET next_try_at = now() + make_interval(secs => $2), last_error = $3 WHERE id = $1 AND state = 'pending'", [id, waitMs / 1000, error])
  }
}

const toEffect = ({ id, incident_id: incidentId, version, type, to_whom, action, about, not_before, attempts }: Row): ClaimedEffect =>
  ({ id, incidentId, version, type, to: EffectTarget.parse(to_whom), action, about, notBefore: not_before.toISOString(), attempts })
