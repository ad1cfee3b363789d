import { randomInt } from 'node:crypto'
import { Injectable } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import { OPEN_STATES } from '@watchfloor/shared'
import type { CitizenForm, CitizenReceipt, CitizenReportInput, CitizenReportState, IncidentState, Outcome } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { EvidencePort } from '../../ports/evidence.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

/** Without signs that are mistaken for each other when read aloud; 32^10 codes cannot be tried out. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const CODE_LENGTH = 10
const CITIZEN: Actor = { type: 'system', rule: 'intake.citizen', why: 'a citizen reported it with a photograph' }
/** By whom the photograph is kept: nobody with an account. */
const BY = 'citizen'
const WORKING: ReadonlySet<IncidentState> = new Set(OPEN_STATES.filter((state) => state !== 'reported' && state !== 'verifying'))

interface Row { number: string; state: IncidentState; outcome: Outcome | null; reason: string | null; created_at: Date; closed_at: Date | null }

/** Reports of citizens (随手拍): a photograph, a place, words; answered by a receipt, by which its fate is told. */
@Injectable()
export class CitizenDesk {
  constructor(private readonly incidents: IncidentPort, private readonly evidence: EvidencePort, private readonly database: DataSource, private readonly pool: PgPool) {}

  async form(): Promise<CitizenForm> {
    const { categories } = await this.incidents.categories()
    return { categories: categories.map(({ code, name, mainClass }) => ({ code, name, mainClass })) }
  }

  async report({ contact, reportId, ...input }: CitizenReportInput, photo: { bytes: Buffer; name: string }): Promise<CitizenReceipt> {
    const report = { ...input, source: 'citizen' as const, ...(contact ? { reportedBy: contact } : {}) }
    // What is refused keeps no picture.
    const refusal = await this.incidents.refusalOf(report, CITIZEN)
    if (refusal !== null) throw new ApiProblem(refusal.code, refusal.message, refusal.details)
    const item = await this.evidence.keepPicture(photo.bytes, { name: photo.name, role: 'before', lat: input.lat, lon: input.lon, uploadId: reportId }, BY)
    const code = Array.from({ length: CODE_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join('')
    return this.database.transaction(async (within) => {
      // The same report again waits here for the first one, and gets its receipt.
      const incident = await this.incidents.open({ ...report, evidence: [item.id] }, CITIZEN, { within, actionId: reportId })
      const [first] = reportId === undefined ? [] : await within.query<{ code: string }[]>('SELECT code FROM citizen_report WHERE incident_id = $1', [incident.id])
      if (first !== undefined) return { code: first.code, number: incident.number, receivedAt: incident.createdAt }
      await within.query('INSERT INTO citizen_report(code, incident_id, contact) VALUES ($1, $2, $3)', [code, incident.id, contact ?? null])
      return { code, number: incident.number, receivedAt: incident.createdAt }
    })
  }

  /** What became of it; what was merged into another ends as that one does. Whoever is told the end was answered, which figures count. */
  async state(code: string): Promise<CitizenReportState> {
    const { rows: [row] } = await this.pool.query<Row>(`
      SELECT i.number, coalesce(t.state, i.state) AS state, coalesce(t.outcome, i.outcome) AS outcome, i.created_at, i.closed_at,
        (SELECT l.reason FROM timeline_line l WHERE l.incident_id = i.id AND l.action = 'reject' ORDER BY l.version DESC LIMIT 1) AS reason
      FROM citizen_report c JOIN incident i ON i.id = c.incident_id LEFT JOIN incident t ON t.id = i.merged_into WHERE c.code = $1`, [code.trim().toUpperCase()])
    if (row === undefined) throw new ApiProblem('not_found', 'there is no report with this code: check each sign of the receipt')
    const ended = row.closed_at !== null
    if (ended) await this.pool.query('UPDATE citizen_report SET told_at = now() WHERE code = $1 AND told_at IS NULL', [code.trim().toUpperCase()])
    return {
      number: row.number, state: row.state === 'rejected' || row.state === 'voided' ? 'not_taken' : ended ? 'done' : WORKING.has(row.state) ? 'working' : 'received',
      outcome: ended ? row.outcome : null, reason: row.state === 'rejected' ? row.reason : null, receivedAt: row.created_at.toISOString(), endedAt: row.closed_at?.toISOString() ?? null,
    }
  }
}
