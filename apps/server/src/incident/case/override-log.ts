import type { Actor } from '@watchfloor/domain'
import type { ActionAnswer } from '@watchfloor/shared'
import { Injectable, Logger } from '@nestjs/common'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'

/** Keeps a list of the proposals that somebody set aside: what was proposed, what was chosen, and why. */
@Injectable()
export class OverrideLog {
  private readonly log = new Logger('incident')

  constructor(private readonly audit: AuditService, private readonly pool: PgPool) {}

  /** After the commit: the story has it already, so what fails here is said in the log and fails nobody's dispatch. */
  async note(answer: ActionAnswer, actor: Extract<Actor, { type: 'person' }>): Promise<void> {
    if (answer.line.about['overridden'] !== true) return
    await this.write(answer, actor).catch((error: unknown) => this.log.error({ err: error, incident: answer.incident.number }, 'an override is in the story and not in the audit log'))
  }

  /** The line's id makes it one entry, though a client that lost the answer asks again. */
  private async write({ incident, line }: ActionAnswer, { name }: Extract<Actor, { type: 'person' }>): Promise<void> {
    const { proposed, units, override } = line.about
    const { rowCount } = await this.pool.query("SELECT 1 FROM audit WHERE action = 'dispatch.override' AND subject = $1 AND details->>'line' = $2", [incident.number, line.id])
    if (rowCount === 0) await this.audit.write(name, 'dispatch.override', incident.number, null, { line: line.id, proposed: await this.namesOf(proposed), chosen: await this.namesOf(units), reason: override ?? null })
  }

  private async namesOf(ids: unknown): Promise<string[]> {
    const wanted = Array.isArray(ids) ? ids as string[] : []
    const { rows } = await this.pool.query<{ id: string; name: string }>('SELECT id::text, name FROM squad WHERE id::text = ANY($1)', [wanted])
    return wanted.map((id) => rows.find((row) => row.id === id)?.name ?? id)
  }
}
