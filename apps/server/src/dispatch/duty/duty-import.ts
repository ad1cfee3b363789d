import { Injectable } from '@nestjs/common'
import { DUTY_KINDS } from '@watchfloor/shared'
import type { DutyKind, TableImportAnswer } from '@watchfloor/shared'
import { v7 as uuid } from 'uuid'
import { AuditService } from '../../platform/audit/audit.service.js'
import { carryOut } from '../../platform/csv/carry-out.js'
import { readCsvTable } from '../../platform/csv/csv-table.js'
import { dictionary } from '../../platform/csv/csv-words.js'
import { inTransaction } from '../../platform/database/in-transaction.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { Actor } from '../../platform/people/user.service.js'
import { CityClock } from '../../platform/places/city-clock.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { Roster } from '../roster/roster.js'
import { unitNamed } from '../routing/find-by-name.js'
import { emptyPlan, importAnswer } from '../routing/table-import.js'
import type { ImportPlan } from '../routing/table-import.js'
import { overlapsOf, overlapText, putDuties } from './duty-rows.js'
import type { PlannedDuty } from './duty-rows.js'
import { spanFault } from './duty-span.js'
import { localMoment } from './local-moment.js'

const COLUMNS = ['squad', 'person', 'username', 'camera', 'vehicle', 'shift', 'kind', 'beat', 'starts', 'ends'] as const
const columnOf = dictionary({ squad: ['中队', '单位', '班组'], person: ['姓名', '队员', '人员'], username: ['账号', '用户名'], camera: ['执法记录仪', '记录仪', 'device', 'bodycam'], vehicle: ['车辆', '车牌'], shift: ['班次', '班别'], kind: ['勤务类型', '类型', '勤务'], beat: ['岗位', '巡区', '责任区', '点位'], starts: ['开始', '开始时间', '上岗', 'startsat', 'from'], ends: ['结束', '结束时间', '下岗', 'endsat', 'to'] })
type Planned = PlannedDuty & { row: number }
/** Words for the kinds, as rosters write them. */
const kindOf = dictionary<DutyKind>({ day: ['日班', '日间', '白班'], off_hours: ['错时', 'off-hours', 'offhours'], night: ['夜班', '夜间', '夜巡'], weekend: ['周末', '双休'], fixed_post: ['定岗', '固定岗', '护学岗', 'fixed post', 'post'] })

/** A duty roster from a CSV file; times as `2026-11-22 08:00` local, or with an offset. All rows or none; overlaps within the file and with what is there are named. */
@Injectable()
export class DutyImport {
  constructor(private readonly pool: PgPool, private readonly roster: Roster, private readonly devices: DeviceDirectory, private readonly clock: CityClock, private readonly audit: AuditService) {}

  async run(bytes: Uint8Array, dryRun: boolean, actor: Actor): Promise<TableImportAnswer> {
    await this.roster.refresh()
    const plan = this.plan(bytes, await this.beatsByName(), await this.clock.utcOffsetMin())
    const answer = await inTransaction(this.pool, async (client) => {
      const rowOf = new Map(plan.create.map(({ id, row }) => [id, row]))
      for (const overlap of await overlapsOf(client, plan.create)) plan.errors.push({ row: rowOf.get(overlap.plan)!, column: overlap.what === 'person' ? 'person' : overlap.what, code: 'overlap', message: overlapText(overlap) })
      if (!dryRun && plan.errors.length === 0) await putDuties(client, plan.create)
      return importAnswer(plan, dryRun)
    })
    return carryOut(answer, plan.errors.length, dryRun, async () => {
      await this.roster.refresh()
      await this.audit.write(actor.name, 'duty.import', null, actor.address, { rows: plan.rows })
    })
  }

  private async beatsByName(): Promise<ReadonlyMap<string, string>> {
    const { rows } = await this.pool.query<{ id: string; name: string }>('SELECT id, name FROM beat')
    return new Map(rows.map(({ id, name }) => [name, id]))
  }

  private plan(bytes: Uint8Array, beats: ReadonlyMap<string, string>, utcOffsetMin: number): ImportPlan<Planned> {
    const table = readCsvTable(bytes, { columnOf, columns: COLUMNS, required: ['squad', 'shift', 'starts', 'ends'] })
    const plan = emptyPlan<Planned>(table.rows.length, table.errors)
    const people = new Map([...this.roster.people()].map((person) => [person.username, person]))
    const named = new Map([...this.devices.all()].flatMap((device) => [device.name, device.externalId, device.plate].flatMap((name) => (name ? [[name, device.id] as const] : []))))
    for (const { row, cells } of table.rows) {
      const before = plan.errors.length
      const wrong = (column: string, code: string, message: string): null => { plan.errors.push({ row, column, code, message }); return null }
      const squad = unitNamed(this.roster.units(), cells.squad ?? '') ?? wrong('squad', 'unknown_squad', `there is no squad “${cells.squad ?? ''}”`)
      const account = cells.username ? people.get(cells.username) ?? wrong('username', 'unknown_user', `nobody signs in as “${cells.username}”`) : null
      const person = (cells.person ?? '') || account?.name || wrong('person', 'missing', 'name the person, or their account')
      const device = (column: 'camera' | 'vehicle'): string | null => (cells[column] ? named.get(cells[column]) ?? wrong(column, 'unknown_device', `there is no device “${cells[column]}”`) : null)
      const [deviceId, vehicleId] = [device('camera'), device('vehicle')]
      const moment = (column: 'starts' | 'ends'): string | null => localMoment(cells[column] ?? '', utcOffsetMin) ?? wrong(column, 'invalid', 'a time is written as 2026-11-22 08:00')
      const [startsAt, endsAt] = [moment('starts'), moment('ends')]
      const kind = cells.kind ? kindOf(cells.kind) ?? wrong('kind', 'unknown_kind', `“${cells.kind}” is no kind of duty: ${DUTY_KINDS.join(', ')}`) : 'day'
      const beatId = cells.beat ? beats.get(cells.beat) ?? wrong('beat', 'unknown_beat', `there is no beat “${cells.beat}”`) : null
      const shift = (cells.shift ?? '') || wrong('shift', 'missing', 'say which shift it is')
      const fault = startsAt && endsAt ? spanFault(startsAt, endsAt) : null
      if (fault) wrong('ends', 'invalid', fault)
      if (plan.errors.length > before) continue
      const duty: Planned = { row, id: uuid(), squadId: squad!.id, userId: account?.id ?? null, person: person!, deviceId, vehicleId, shift: shift!, kind: kind!, beatId, startsAt: startsAt!, endsAt: endsAt! }
      const clash = plan.create.find((other) => clashes(other, duty))
      if (clash) { wrong(clash.deviceId === duty.deviceId && duty.deviceId ? 'camera' : 'person', 'overlap', `overlaps with row ${clash.row}`); continue }
      plan.create.push(duty)
      plan.preview.push({ squad: squad!.name, person: person!, username: account?.username ?? '', camera: cells.camera ?? '', vehicle: cells.vehicle ?? '', shift: shift!, kind: kind!, beat: cells.beat ?? '', starts: startsAt!, ends: endsAt! })
    }
    return plan
  }
}

const clashes = (a: PlannedDuty, b: PlannedDuty): boolean => a.startsAt < b.endsAt && b.startsAt < a.endsAt
  && ((a.userId !== null && a.userId === b.userId) || (a.person === b.person && a.squadId === b.squadId) || (a.deviceId !== null && a.deviceId === b.deviceId))
