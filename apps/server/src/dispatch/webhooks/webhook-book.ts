import { randomBytes } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Webhook, WebhookCreated, WebhookInput, WebhookTest } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { Gathered } from '../../platform/gather/gathered.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { OutsideCall } from '../channels/outside-call.js'
import { WebhookSender } from './webhook-sender.js'
import type { WebhookTarget } from './webhook-sender.js'

interface Row { id: string; name: string; url: string; enabled: boolean; created_at: Date; last_at: Date | null; last_state: 'done' | 'failed' | 'dead' | null; last_error: string | null }
const SELECT = `SELECT w.id, w.name, w.url, w.enabled, w.created_at, d.at AS last_at, d.state AS last_state, d.last_error FROM webhook w
LEFT JOIN LATERAL (SELECT at, state, last_error FROM delivery WHERE channel = 'webhook' AND recipient = w.id::text ORDER BY at DESC LIMIT 1) d ON true`

/** The outside systems that are told. Their addresses are an administrator's to set, and their secrets are told once. */
@Injectable()
export class WebhookBook {
  /** Every change of an incident asks for them: one look for all that ask at a moment. */
  private readonly looks = new Gathered<null, string[]>(async (askers) => {
    const { rows } = await this.pool.query<{ id: string }>('SELECT id FROM webhook WHERE enabled ORDER BY id')
    return askers.map(() => rows.map(({ id }) => id))
  }, { most: Infinity })

  constructor(private readonly pool: PgPool, private readonly audit: AuditService, private readonly outside: OutsideCall, private readonly sender: WebhookSender) {}

  async list(): Promise<Webhook[]> { return (await this.pool.query<Row>(`${SELECT} ORDER BY w.name, w.id`)).rows.map(toWebhook) }

  async create(input: WebhookInput, actor: Actor): Promise<WebhookCreated> {
    this.refuseAddress(input.url)
    const [id, secret] = [uuid(), input.secret ?? randomBytes(24).toString('base64url')]
    await this.pool.query('INSERT INTO webhook(id, name, url, secret, enabled) VALUES ($1, $2, $3, $4, $5)', [id, input.name, input.url, secret, input.enabled ?? true])
    await this.audit.write(actor.name, 'webhook.create', input.name, actor.address, { url: input.url })
    return { ...(await this.one(id)), secret }
  }

  async change(id: string, patch: Partial<WebhookInput>, actor: Actor): Promise<Webhook> {
    if (patch.url !== undefined) this.refuseAddress(patch.url)
    await this.pool.query('UPDATE webhook SET name = coalesce($2, name), url = coalesce($3, url), secret = coalesce($4, secret), enabled = coalesce($5, enabled) WHERE id = $1',
      [id, patch.name ?? null, patch.url ?? null, patch.secret ?? null, patch.enabled ?? null])
    const webhook = await this.one(id)
    await this.audit.write(actor.name, 'webhook.change', webhook.name, actor.address, { url: webhook.url, enabled: webhook.enabled, ...(patch.secret === undefined ? {} : { secret: 'changed' }) })
    return webhook
  }

  async remove(id: string, actor: Actor): Promise<void> {
    const { name } = await this.one(id)
    await this.pool.query('DELETE FROM webhook WHERE id = $1', [id])
    await this.audit.write(actor.name, 'webhook.remove', name, actor.address)
  }

  /** Sends an event that means nothing, and says what came back. */
  async test(id: string): Promise<WebhookTest> {
    const target = await this.target(id)
    if (!target) throw new ApiProblem('not_found', 'no such webhook')
    const startMs = performance.now()
    const event = { specversion: '1.0', id: uuid(), source: this.sender.source, type: 'watchfloor.test', time: new Date().toISOString(), datacontenttype: 'application/json', data: { test: true } }
    const answer = await this.sender.send(target, event).catch((error: Error) => error)
    const tookMs = Math.round(performance.now() - startMs)
    if (answer instanceof Error) return { ok: false, status: null, error: answer.message, tookMs }
    const ok = answer.status >= 200 && answer.status < 300
    return { ok, status: answer.status, error: ok ? null : answer.text || `HTTP ${answer.status}`, tookMs }
  }

  /** Those that are told at present. */
  enabled(): Promise<string[]> { return this.looks.ask(null) }

  async target(id: string): Promise<WebhookTarget | null> { return (await this.pool.query<WebhookTarget>('SELECT id, name, url, secret FROM webhook WHERE id = $1', [id])).rows[0] ?? null }

  private async one(id: string): Promise<Webhook> {
    const { rows: [row] } = await this.pool.query<Row>(`${SELECT} WHERE w.id = $1`, [id])
    if (!row) throw new ApiProblem('not_found', 'no such webhook')
    return toWebhook(row)
  }

  private refuseAddress(url: string): void {
    const refusal = this.outside.refusal(new URL(url))
    if (refusal !== null) throw new ApiProblem('input.invalid', `url: ${refusal}`, { issues: [{ path: 'url', message: refusal }] })
  }
}

const toWebhook = (row: Row): Webhook => ({
  id: row.id, name: row.name, url: row.url, enabled: row.enabled, createdAt: row.created_at.toISOString(),
  last: row.last_at && row.last_state ? { at: row.last_at.toISOString(), state: row.last_state, error: row.last_error } : null,
})
