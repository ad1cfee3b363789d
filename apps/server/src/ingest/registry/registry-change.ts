import { Injectable } from '@nestjs/common'
import { DataSource, In, type EntityManager } from 'typeorm'
import type { Credentials, Protocol } from '@watchfloor/shared'
import { v7 as uuidv7 } from 'uuid'
import { DeviceDirectory } from '../../store/device-directory.js'
import { DeviceEntity, SourceEntity } from '../../store/entities/index.js'
import { RegistryBus } from '../roles/registry-bus.js'
import { Admission } from '../tcp/admission.js'
import { hashSecret, newSecret } from '../sources/secret-hash.js'
import { SourceDirectory } from '../sources/source-directory.js'

/** Rows in one INSERT: well below PostgreSQL's 65,535 parameters. */
const ROWS_AT_ONCE = 1000

/** A change of the registry under way: one transaction, and what it touched. */
export interface RegistryChange {
  readonly manager: EntityManager
  /** Adds a source with a new secret; the secret is given here and kept nowhere. */
  addSource(source: { name: string; protocol: Protocol; username: string }): Promise<{ row: SourceEntity; credentials: Credentials }>
  addSources(sources: readonly { name: string; protocol: Protocol; username: string }[]): Promise<{ row: SourceEntity; credentials: Credentials }[]>
  /** A new secret for a source. */
  renewSecret(row: SourceEntity): Promise<Credentials>
  insertDevices(rows: readonly NewDevice[]): Promise<void>
  touchDevice(id: string): void
  touchSource(id: string): void
  removeDevice(row: DeviceEntity): Promise<void>
  removeSource(id: string): Promise<void>
  /** The code of a terminal is void from the commit on. */
  voidCode(deviceId: string): void
}
export type NewDevice = Omit<DeviceEntity, 'no' | 'secret'>

/** Changes the registry: everything in one transaction, then the doors and consoles are told, once, after the commit. */
@Injectable()
export class RegistryChanges {
  constructor(private readonly database: DataSource, private readonly devices: DeviceDirectory, private readonly sources: SourceDirectory, private readonly admission: Admission, private readonly others: RegistryBus) {}

  async run<T>(work: (change: RegistryChange) => Promise<T>): Promise<T> {
    const touched = { devices: new Set<string>(), sources: new Set<string>(), goneDevices: [] as DeviceEntity[], goneSources: [] as string[], voided: [] as string[] }
    const { result, sources, devices } = await this.database.transaction(async (manager) => {
      const result = await work(this.change(manager, touched))
      const sources = touched.sources.size === 0 ? [] : await manager.createQueryBuilder(SourceEntity, 's').addSelect('s.secretHash').where('s.id = ANY(:ids)', { ids: [...touched.sources] }).getMany()
      const devices = touched.devices.size === 0 ? [] : await manager.createQueryBuilder(DeviceEntity, 'd').where('d.id = ANY(:ids)', { ids: [...touched.devices] }).getMany()
      return { result, sources, devices }
    })
    const voided = [...touched.voided, ...touched.goneDevices.map((row) => row.id)]
    for (const id of voided) this.admission.forget(id)
    if (sources.length + touched.goneSources.length > 0) this.sources.changed(sources, touched.goneSources)
    if (devices.length + touched.goneDevices.length > 0) this.devices.changed(devices, touched.goneDevices.map((row) => row.no))
    this.others.tell([...touched.sources], touched.goneSources, voided)
    return result
  }

  private change(manager: EntityManager, touched: { devices: Set<string>; sources: Set<string>; goneDevices: DeviceEntity[]; goneSources: string[]; voided: string[] }): RegistryChange {
    return {
      manager,
      async addSource(source) {
        return (await this.addSources([source]))[0]!
      },
      async addSources(sources) {
        const made = await Promise.all(sources.map(async ({ name, protocol, username }) => {
          const password = newSecret()
          const row: SourceEntity = { id: uuidv7(), name, protocol, username, secretHash: await hashSecret(password), enabled: true, lastSeenAt: null, createdAt: new Date() }
          return { row, credentials: { username, password } }
        }))
        for (let at = 0; at < made.length; at += ROWS_AT_ONCE) {
          await manager.createQueryBuilder().insert().into(SourceEntity).values(made.slice(at, at + ROWS_AT_ONCE).map(({ row }) => row)).updateEntity(false).execute()
        }
        for (const { row } of made) touched.sources.add(row.id)
        return made
      },
      async renewSecret(row) {
        const password = newSecret()
        await manager.update(SourceEntity, row.id, { secretHash: await hashSecret(password) })
        touched.sources.add(row.id)
        return { username: row.username, password }
      },
      async insertDevices(rows) {
        for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
          await manager.createQueryBuilder().insert().into(DeviceEntity).values(rows.slice(at, at + ROWS_AT_ONCE)).updateEntity(false).execute()
        }
        for (const { id } of rows) touched.devices.add(id)
      },
      touchDevice: (id) => void touched.devices.add(id),
      touchSource: (id) => void touched.sources.add(id),
      async removeDevice(row) {
        await manager.delete(DeviceEntity, row.id)
        touched.goneDevices.push(row)
      },
      async removeSource(id) {
        // Its devices stay, without a source (ON DELETE SET NULL): the doors must learn that they lost it.
        for (const { id: device } of await manager.find(DeviceEntity, { where: { sourceId: In([id]) }, select: { id: true } })) touched.devices.add(device)
        await manager.delete(SourceEntity, id)
        touched.goneSources.push(id)
      },
      voidCode: (deviceId) => void touched.voided.push(deviceId),
    }
  }
}
