import { EffectTarget } from '@watchfloor/shared'
import type { Effect } from '@watchfloor/shared'
import { Injectable } from '@nestjs/common'
import type { ToldIncident } from '../channels/channel.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Gathered } from '../../platform/gather/gathered.js'
import { storableText } from '../../store/storable-text.js'

/**
 * An effect that this process may carry out until `CLAIM_S` are over, with what has to be known to do so. `attempts` counts the present try; `newerTold` is the
 * version of something told to the same target meanwhile, which makes an older telling wrong; `settled` needs no more tries.
 */
export type ClaimedEffect = Effect & { readonly attempts: number; readonly incident: ToldIncident; readonly newerTold: number | null; readonly settled: readonly DeliveryOutcome[] }
/** What a channel did at one address. */
export interface DeliveryOutcome { readonly channel: string; readonly address: string; readonly state: 'done' | 'failed' | 'dead'; readonly error: string | null }
/** What becomes of an effect after a try. */
export type Verdict = { readonly state: 'done' | 'dead'; readonly error: string | null } | { readonly state: 'pending'; readonly error: string; readonly waitMs: number }
interface Settlement { readonly effectId: string; readonly outcomes: readonly DeliveryOutcome[]; readonly verdict: Verdict | null }

/** Whoever claimed an effect and died has it taken over after this. Longer than the slowest try. */
const CLAIM_S = 20
/** Those of other rooms are left to them. */
const OURS = "type NOT IN ('tell_children', 'take_picture')"
/** Two queues that never wait for each other: what is told within the house, and what waits for other people's servers alone. */
export const LANES = ['house', 'outside'] as const
export type Lane = (typeof LANES)[number]
const IS_OUTSIDE = "(to_whom->>'type' = 'subscribers')"

/** Settlements that one statement writes down. */
const MOST_SETTLED = 100

interface Row {
  id: string; incident_id: string; version: number; type: Effect['type']; to_whom: unknown; action: string; about: Effect['about']; not_before: Date; attempts: number
  incident: ToldIncident; newer_told: number | null; settled: DeliveryOutcome[]
}
const iso = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const TOLD_INCIDENT = `jsonb_build_object('id', i.id, 'number', i.number, 'version', i.version, 'state', i.state, 'category', i.category, 'priority', i.priority, 'lat', i.lat, 'lon', i.lon, 'address', i.address,
  'areaId', i.area_id, 'description', i.description, 'source', i.source, 'leadUnitId', i.lead_unit_id, 'outcome', i.outcome, 'rectified', i.rectified,
  'createdAt', ${iso('i.created_at')}, 'updatedAt', ${iso('i.updated_at')}, 'closedAt', ${iso('i.closed_at')})`

/** The rows of effects and deliveries: what is pending, who works on it, what became of it. All changes are conditional on `pending`, so an undo and a try cannot both have it. */
@Injectable()
export class EffectRows {
  private readonly settlements = new Gathered<Settlement, void>((all) => this.write(all), { most: MOST_SETTLED })

  constructor(private readonly pool: PgPool) {}

  /** Claims effects of a lane that are due, oldest first. */
  async claim(most: number, lane: Lane): Promise<ClaimedEffect[]> {
    const { rows } = await this.pool.query<Row>(`
WITH c AS (
  UPDATE effect SET attempts = attempts + 1, next_try_at = now() + make_interval(secs => ${CLAIM_S})
  WHERE id IN (SELECT id FROM effect WHERE state = 'pending' AND next_try_at <= now() AND not_before <= now() AND ${OURS} AND ${IS_OUTSIDE} = $2 ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, incident_id, version, type, to_whom, action, about, not_before, attempts)
SELECT c.*, ${TOLD_INCIDENT} AS incident,
  CASE WHEN c.type IN ('notify', 'withdraw') THEN (SELECT max(n.version) FROM effect n WHERE n.incident_id = c.incident_id AND n.version > c.version AND n.state = 'done' AND n.type IN ('notify', 'withdraw') AND n.to_whom = c.to_whom) END AS newer_told,
  (SELECT coalesce(jsonb_agg(jsonb_build_object('channel', d.channel, 'address', d.recipient, 'state', d.state, 'error', d.last_error)), '[]') FROM delivery d WHERE d.effect_id = c.id AND d.state IN ('done', 'dead')) AS settled
FROM c JOIN incident i ON i.id = c.incident_id`, [most, lane === 'outside'])
    return rows.map(toEffect).sort((a, b) => a.version - b.version || (a.id < b.id ? -1 : 1))
  }

  /** How long until the next one of these lanes is due, ms; null = none waits. */
  async nextDueMs(lanes: readonly Lane[]): Promise<number | null> {
    const { rows: [row] } = await this.pool.query<{ ms: number | null }>(`SELECT extract(epoch FROM min(next_try_at) - now())::float8 * 1000 AS ms FROM effect WHERE state = 'pending' AND ${OURS} AND ${IS_OUTSIDE} = ANY($1::boolean[])`, [lanes.map((lane) => lane === 'outside')])
    return row!.ms
  }

  /** Writes down what a try led to, together with what other tries did at this moment. A verdict ends an effect once: something else may have ended it before. */
  settle(effectId: string, outcomes: readonly DeliveryOutcome[], verdict: Verdict | null): Promise<void> { return this.settlements.ask({ effectId, outcomes, verdict }) }

  private async write(all: readonly Settlement[]): Promise<void[]> {
    const told = all.flatMap(({ effectId, outcomes }) => outcomes.map((outcome) => ({ effectId, ...outcome })))
    const judged = all.flatMap(({ effectId, verdict }) => (verdict === null ? [] : [{ effectId, waitMs: null, ...verdict }]))
    await this.pool.query(`
WITH told AS (
  INSERT INTO delivery(effect_id, channel, recipient, state, attempts, last_error, at)
  SELECT e, c, r, s, 1, x, now() FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[]) t(e, c, r, s, x)
  ON CONFLICT (effect_id, channel, recipient) DO UPDATE SET state = excluded.state, attempts = delivery.attempts + 1, last_error = excluded.last_error, at = excluded.at)
UPDATE effect e SET state = v.state, last_error = v.error, next_try_at = CASE WHEN v.state = 'pending' THEN now() + make_interval(secs => v.wait_ms / 1000) ELSE e.next_try_at END,
  ended_at = CASE WHEN v.state = 'pending' THEN NULL ELSE now() END
FROM unnest($6::uuid[], $7::text[], $8::text[], $9::float8[]) v(id, state, error, wait_ms) WHERE e.id = v.id AND e.state = 'pending'`,
    [told.map((o) => o.effectId), told.map((o) => o.channel), told.map((o) => o.address), told.map((o) => o.state), told.map((o) => storableText(o.error)),
      judged.map((v) => v.effectId), judged.map((v) => v.state), judged.map((v) => storableText(v.error)), judged.map((v) => v.waitMs)])
    return all.map(() => undefined)
  }
}

const toEffect = ({ id, incident_id: incidentId, version, type, to_whom, action, about, not_before, attempts, incident, newer_told: newerTold, settled }: Row): ClaimedEffect =>
  ({ id, incidentId, version, type, to: EffectTarget.parse(to_whom), action, about, notBefore: not_before.toISOString(), attempts, incident, newerTold, settled })
