import { Injectable } from '@nestjs/common'
import type { PushSubscriptionInput } from '@watchfloor/shared'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { OutsideCall } from '../channels/outside-call.js'

/** Browsers of one person: more are forgotten ones, each of which would be called for every notice. */
const MOST_PER_PERSON = 10

/** Browsers that want to be told although no page of ours is open. */
@Injectable()
export class PushSubscriptions {
  constructor(private readonly pool: PgPool, private readonly outside: OutsideCall) {}

  /** A browser belongs to whoever signed in last on it. Beyond the most, those that subscribed longest ago make room. */
  async put(userId: string, { endpoint, keys }: PushSubscriptionInput): Promise<void> {
    const refusal = this.outside.refusal(new URL(endpoint))
    if (refusal !== null) throw new ApiProblem('input.invalid', `endpoint: ${refusal}`, { issues: [{ path: 'endpoint', message: refusal }] })
    await this.pool.query('INSERT INTO push_subscription(endpoint, user_id, keys) VALUES ($1, $2, $3) ON CONFLICT (endpoint) DO UPDATE SET user_id = excluded.user_id, keys = excluded.keys, created_at = now()', [endpoint, userId, keys])
    await this.pool.query('DELETE FROM push_subscription WHERE endpoint IN (SELECT endpoint FROM push_subscription WHERE user_id = $1 ORDER BY created_at DESC, endpoint OFFSET $2)', [userId, MOST_PER_PERSON])
  }

  async remove(userId: string, endpoint: string): Promise<void> { await this.pool.query('DELETE FROM push_subscription WHERE endpoint = $1 AND user_id = $2', [endpoint, userId]) }

  /** The push service says that this browser wants no more. */
  async gone(endpoint: string): Promise<void> { await this.pool.query('DELETE FROM push_subscription WHERE endpoint = $1', [endpoint]) }

  async endpointsOf(userIds: readonly string[]): Promise<string[]> {
    return userIds.length === 0 ? [] : (await this.pool.query<{ endpoint: string }>('SELECT endpoint FROM push_subscription WHERE user_id = ANY($1) ORDER BY endpoint', [userIds])).rows.map(({ endpoint }) => endpoint)
  }

  async keysOf(endpoint: string): Promise<PushSubscriptionInput['keys'] | null> {
    return (await this.pool.query<{ keys: PushSubscriptionInput['keys'] }>('SELECT keys FROM push_subscription WHERE endpoint = $1', [endpoint])).rows[0]?.keys ?? null
  }

  async ownerOf(endpoint: string): Promise<string | null> {
    return (await this.pool.query<{ name: string }>('SELECT u.name FROM push_subscription p JOIN user_account u ON u.id = p.user_id WHERE p.endpoint = $1', [endpoint])).rows[0]?.name ?? null
  }
}
