import { Injectable } from '@nestjs/common'
import type { DeviceInput, ImportAnswer, Protocol } from '@watchfloor/shared'
import { DataSource, type EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { DeviceEntity, SourceEntity, SquadEntity } from '../../../store/entities/index.js'
import { newDevice } from '../device-registry.js'
import { externalIdFor, ownUsername } from '../external-id.js'
import { ItemProfiles } from '../item-profiles.js'
import { RegistryChanges, type RegistryChange } from '../registry-change.js'
import { applyUpdates } from './apply-updates.js'
import { carryOut } from '../../../platform/csv/carry-out.js'
import type { RowError } from '../../../platform/csv/csv-table.js'
import { readRow, type Known, type ReadRow } from './import-row.js'
import { readTable } from './import-table.js'

const MOST_ERRORS = 1000
const PREVIEW_ROWS = 20

interface Plan { rows: number; create: ReadRow[]; update: { row: ReadRow; device: DeviceEntity }[]; errors: RowError[]; preview: DeviceInput[] }

/**
 * Devices from a table: all rows or none. A row whose (protocol, external id) is registered updates that device, with the cells that are filled in;
 * a row without an external id (a camera of which only the place is known) goes by its name instead, so that the same file twice changes nothing.
 */
@Injectable()
export class DeviceImport {
  constructor(private readonly database: DataSource, private readonly changes: RegistryChanges, private readonly profiles: ItemProfiles) {}

  /** A trial run answers what would happen; else it imports, unless a row has an error: then nothing is written and the answer says what is wrong. */
  async run(bytes: Uint8Array, dryRun: boolean): Promise<ImportAnswer> {
    if (dryRun) return answer(await this.plan(this.database.manager, bytes), true)
    return this.changes.run(async (change) => {
      const plan = await this.plan(change.manager, bytes)
      let credentials: NonNullable<ImportAnswer['credentials']> = []
      const done = await carryOut(answer(plan, false), plan.errors.length, false, async () => {
        credentials = await this.create(change, plan.create)
        await applyUpdates(change, plan.update)
      })
      return { ...done, ...(credentials.length > 0 ? { credentials } : {}) }
    })
  }

  private async plan(manager: EntityManager, bytes: Uint8Array): Promise<Plan> {
    const table = readTable(bytes)
    const plan: Plan = { rows: table.rows.length, create: [], update: [], errors: table.errors, preview: [] }
    const known = await this.known(manager)
    const good: ReadRow[] = []
    for (const { row, cells } of table.rows) {
      const read = readRow(row, cells, known)
      if (Array.isArray(read)) plan.errors.push(...read)
      else good.push(read)
    }
    const registered = await this.registered(manager, good)
    const seen = new Map<string, number>()
    for (const row of good) {
      const key = identity(row.input.protocol, row.input.externalId, row.input.name)
      const first = seen.get(key)
      if (first !== undefined) {
        plan.errors.push({ row: row.row, column: row.input.externalId ? 'externalId' : 'name', code: 'twice', message: `the same device is in row ${first} already` })
        continue
      }
      seen.set(key, row.row)
      const device = registered.get(key)
      if (device) plan.update.push({ row, device })
      else plan.create.push(row)
      if (plan.preview.length < PREVIEW_ROWS) plan.preview.push(row.input)
    }
    plan.errors.push(...(await this.signInConflicts(manager, plan.create)))
    plan.errors.sort((a, b) => a.row - b.row)
    return plan
  }

  private async known(manager: EntityManager): Promise<Known> {
    const sources = await manager.find(SourceEntity)
    return {
      squads: new Map((await manager.find(SquadEntity)).map((squad) => [squad.name, squad.id])),
      // The name that it signs in with wins over the one that people gave it.
      sources: new Map([...sources.map((s) => [s.name, s] as const), ...sources.map((s) => [s.username, s] as const)].map(([word, { id, protocol }]) => [word, { id, protocol }])),
      hasProfile: (name) => this.profiles.of(name) !== undefined,
    }
  }

  /** Devices that rows of the table mean, by the same key as the rows. */
  private async registered(manager: EntityManager, rows: readonly ReadRow[]): Promise<Map<string, DeviceEntity>> {
    const found = new Map<string, DeviceEntity>()
    const pairs = (some: readonly ReadRow[], second: (input: DeviceInput) => string): [string[], string[]] => [some.map(({ input }) => input.protocol), some.map(({ input }) => second(input))]
    const named = rows.filter(({ input }) => input.externalId)
    const nameless = rows.filter(({ input }) => !input.externalId)
    const query = (column: string, [protocols, words]: [string[], string[]]): Promise<DeviceEntity[]> => protocols.length === 0 ? Promise.resolve([])
      : manager.createQueryBuilder(DeviceEntity, 'd').where(`(d.protocol, d.${column}) IN (SELECT * FROM unnest(CAST(:protocols AS text[]), CAST(:words AS text[])))`, { protocols, words }).getMany()
    for (const device of await query('external_id', pairs(named, (input) => input.externalId!))) found.set(identity(device.protocol, device.externalId, device.name), device)
    // Only a device that has no id of its own either is meant by its name alone.
    for (const device of await query('name', pairs(nameless, (input) => input.name))) if (device.externalId === device.id) found.set(identity(device.protocol, undefined, device.name), device)
    return found
  }

  /** A name under which another protocol's source signs in already cannot be given to a new one. */
  private async signInConflicts(manager: EntityManager, rows: readonly ReadRow[]): Promise<RowError[]> {
    const wanted = rows.flatMap(({ row, input }) => {
      const username = input.sourceId || !input.externalId ? null : ownUsername(input.protocol, '', input.externalId)
      return username && input.protocol !== 'traccar' && input.protocol !== 'native' ? [{ row, username, protocol: input.protocol }] : []
    })
    if (wanted.length === 0) return []
    const there = await manager.createQueryBuilder(SourceEntity, 's').where('s.username = ANY(:names)', { names: wanted.map((w) => w.username) }).getMany()
    const taken = new Map<string, Protocol>(there.map((source) => [source.username, source.protocol]))
    return wanted.flatMap(({ row, username, protocol }) => {
      const by = taken.get(username)
      taken.set(username, by ?? protocol)
      return by !== undefined && by !== protocol ? [{ row, column: 'externalId', code: 'sign_in_taken', message: `“${username}” signs in as a source of ${by} already` }] : []
    })
  }

  /** Inserts the new devices, and the sources by which those sign in that name none. */
  private async create(change: RegistryChange, rows: readonly ReadRow[]): Promise<NonNullable<ImportAnswer['credentials']>> {
    const devices = rows.map(({ input }) => {
      const id = uuidv7()
      const externalId = externalIdFor(input.protocol, input.externalId, id)
      return { id, input, externalId: externalId.ok ? externalId.id : id, username: null as string | null }
    })
    // The trackers of one table are behind one Traccar server.
    let traccar: string | null = null
    for (const device of devices) {
      if (device.input.sourceId) continue
      const own = ownUsername(device.input.protocol, device.id, device.externalId)
      device.username = device.input.protocol === 'traccar' ? (traccar ??= own) : own
    }
    const wanted = [...new Map(devices.filter((d) => d.username !== null).map((d) => [d.username!, d])).keys()]
    const there = new Map((wanted.length === 0 ? [] : await change.manager.createQueryBuilder(SourceEntity, 's').where('s.username = ANY(:wanted)', { wanted }).getMany()).map((s) => [s.username, s.id]))
    const firstOf = new Map(devices.filter((d) => d.username !== null).reverse().map((d) => [d.username!, d]))
    const made = await change.addSources(wanted.filter((name) => !there.has(name)).map((username) => ({ username, name: firstOf.get(username)!.input.name, protocol: firstOf.get(username)!.input.protocol })))
    for (const { row } of made) there.set(row.username, row.id)
    await change.insertDevices(devices.map(({ id, input, externalId, username }) => newDevice(id, externalId, input.sourceId ?? (username === null ? null : there.get(username)!), input)))
    return made.map(({ credentials }) => {
      const device = firstOf.get(credentials.username)!
      return { ...credentials, externalId: device.externalId, protocol: device.input.protocol, deviceId: device.id }
    })
  }
}

const identity = (protocol: Protocol, externalId: string | undefined, name: string): string => (externalId ? `${protocol}\n${externalId}` : `${protocol}\n\n${name}`)

const answer = (plan: Plan, dryRun: boolean): ImportAnswer => ({
  dryRun, rows: plan.rows, created: plan.create.length, updated: plan.update.length, errors: plan.errors.slice(0, MOST_ERRORS), preview: plan.preview,
})
