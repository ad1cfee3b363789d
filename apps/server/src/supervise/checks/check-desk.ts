import { Injectable } from '@nestjs/common'
import { middleOf, ruleVerdict } from '@watchfloor/domain'
import type { IncidentInput, Page, SpotCheck, SpotCheckDetail, SpotCheckQuery, VerdictInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import type { EntityManager } from 'typeorm'
import { AuditService } from '../../platform/audit/audit.service.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { EvidencePort } from '../../ports/evidence.port.js'
import { IncidentPort } from '../../ports/incident.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { shiftOf } from '../matrix/shift-rows.js'
import { SettingsBook } from '../settings-book.js'
import { SELECT_CHECK, toCheck, toDetail } from './check-rows.js'
import type { CheckRow } from './check-rows.js'
import { PictureWitness } from './picture-witness.js'

const ASPECTS = { uniform: '着装', recording: '记录仪开启', inBeat: '在岗在位', conduct: '言行规范' } as const

/** Spot checks and their verdicts. A supervisor sees the own ones. */
@Injectable()
export class CheckDesk {
  constructor(
    private readonly pool: PgPool, private readonly database: DataSource, private readonly incidents: IncidentPort, private readonly evidence: EvidencePort, private readonly settings: SettingsBook,
    private readonly devices: DeviceDirectory, private readonly live: LiveStatePort, private readonly audit: AuditService, private readonly witness: PictureWitness,
  ) {}

  async list({ from, to, limit, cursor }: SpotCheckQuery, by: SignedIn): Promise<Page<SpotCheck>> {
    const where = 'c.user_id = $1 AND ($2::timestamptz IS NULL OR c.drawn_at >= $2) AND ($3::timestamptz IS NULL OR c.drawn_at < $3)'
    const values = [by.id, from ?? null, to ?? null]
    const skip = /^\d{1,9}$/.test(cursor ?? '') ? Number(cursor) : 0
    const { rows: [counted] } = await this.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM (SELECT 1 FROM spot_check c WHERE c.duty_id IS NOT NULL AND ${where} LIMIT 10000) t`, values)
    const { rows } = await this.pool.query<CheckRow>(`${SELECT_CHECK} WHERE ${where} ORDER BY c.drawn_at DESC, c.id OFFSET ${skip} LIMIT ${limit + 1}`, values)
    return { items: rows.slice(0, limit).map(toCheck), total: counted!.n, ...(rows.length > limit ? { next: String(skip + limit) } : {}) }
  }

  async detail(id: string, by: SignedIn): Promise<SpotCheckDetail> {
    const { rows: [row] } = await this.pool.query<CheckRow>(`${SELECT_CHECK} WHERE c.id = $1 AND c.user_id = $2`, [id, by.id])
    if (!row) throw new ApiProblem('not_found', 'no such check of yours')
    return toDetail(row, await this.evidence.items(row.evidence))
  }

  /** Decides a check, once. A failed one becomes an incident in the same transaction; its clocks run until it is settled. */
  async decide(id: string, input: VerdictInput, by: SignedIn, address: string): Promise<SpotCheckDetail> {
    const verdict = await this.database.transaction(async (manager) => {
      const [row] = await manager.query<CheckRow[]>(`${SELECT_CHECK} WHERE c.id = $1 AND c.user_id = $2 FOR UPDATE OF c`, [id, by.id])
      if (!row) throw new ApiProblem('not_found', 'no such check of yours')
      const ruling = ruleVerdict(toCheck(row), input)
      if (!ruling.ok) throw new ApiProblem(ruling.code, ruling.message, ruling.details)
      await this.witness.kept(input.evidence, row, by)
      // The frame by which the picture was seen stays with what is added to it.
      const evidence = [...new Set([...input.evidence, ...row.evidence])]
      const incidentId = ruling.verdict === 'failed' ? await this.report(row, { ...input, evidence }, by, manager) : null
      await manager.query('UPDATE spot_check SET verdict = $2, marks = $3, note = $4, decided_at = now(), evidence = $5, incident_id = $6 WHERE id = $1',
        [id, ruling.verdict, input.marks === null ? null : JSON.stringify(input.marks), input.note ?? null, evidence, incidentId])
      return ruling.verdict
    })
    const answer = await this.detail(id, by)
    await this.audit.write(by.username, 'supervise.verdict', answer.person, address, { check: id, verdict, ...(answer.incident ? { incident: answer.incident.number } : {}) })
    return answer
  }

  /** The incident of a failed check, where the officer was last seen, else at the beat. */
  private async report(row: CheckRow, { marks, note, evidence }: VerdictInput, by: SignedIn, within: EntityManager): Promise<string> {
    const shift = (await shiftOf(this.pool, row.dutyId))!
    const device = shift.deviceId === null ? undefined : this.devices.byId(shift.deviceId)
    const unit = device && this.live.get(device.no)
    const seen = unit && !Number.isNaN(unit.timeMs) ? { lat: unit.lat, lon: unit.lon } : null
    const at = seen ?? (shift.place ? middleOf(shift.place) : null)
    if (at === null) throw new ApiProblem('incident.missing', 'nobody knows where: neither the camera nor a beat gives a place, so enter a beat for this duty first')
    const faults = Object.entries(marks!).filter(([, mark]) => mark === 'fault').map(([aspect]) => ASPECTS[aspect as keyof typeof ASPECTS])
    const input: IncidentInput = {
      category: (await this.settings.read()).category, source: 'seat', ...at, evidence: [...evidence],
      description: `督查抽查不合格：${shift.squadName} ${shift.person}（${shift.shift}${shift.beatName ? `，${shift.beatName}` : ''}）；${faults.join('、')}${note ? `；${note}` : ''}`,
    }
    const actor = { type: 'person', id: by.id, name: by.name, role: by.role, unitIds: [] } as const
    // Seen outside the city: it is reported where the officer should have been.
    const refused = seen && shift.place ? await this.incidents.refusalOf(input, actor) : null
    const place = refused?.code === 'incident.outside_city' ? middleOf(shift.place!) : {}
    return (await this.incidents.open({ ...input, ...place }, actor, { within })).id
  }
}
