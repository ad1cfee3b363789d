import { Injectable } from '@nestjs/common'
import type { Credentials, DeviceInput, DevicePatch, Protocol } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DeviceEntity, SourceEntity, SquadEntity } from '../../store/entities/index.js'
import { externalIdFor, ownUsername } from './external-id.js'
import { ItemProfiles } from './item-profiles.js'
import { RegistryChanges, type NewDevice, type RegistryChange } from './registry-change.js'

export interface Made { row: DeviceEntity; credentials: Credentials | null }

/** Making, changing and removing one device, and the source that it signs in by. */
@Injectable()
export class DeviceRegistry {
  constructor(private readonly changes: RegistryChanges, private readonly profiles: ItemProfiles) {}

  create(input: DeviceInput): Promise<Made> {
    return this.changes.run((change) => this.createIn(change, input))
  }

  /** Within a larger change (adopting from quarantine). */
  async createIn(change: RegistryChange, input: DeviceInput): Promise<Made> {
    const id = uuidv7()
    const externalId = idOf(input.protocol, input.externalId, id)
    await this.check(change.manager, input)
    if (await change.manager.existsBy(DeviceEntity, { protocol: input.protocol, externalId })) throw new ApiProblem('conflict.exists', `a ${input.protocol} device “${externalId}” is registered already`)
    const { sourceId, credentials } = await sourceFor(change, input, id, externalId)
    await change.insertDevices([newDevice(id, externalId, sourceId, input)])
    return { row: await change.manager.findOneByOrFail(DeviceEntity, { id }), credentials }
  }

  update(id: string, patch: DevicePatch): Promise<{ before: DeviceEntity; after: DeviceEntity }> {
    return this.changes.run(async (change) => {
      const before = await found(change.manager, id)
      await this.check(change.manager, { ...patch, protocol: before.protocol })
      const { externalId, ...plain } = patch
      const set: Partial<DeviceEntity> = { ...plain }
      if (externalId !== undefined) set.externalId = idOf(before.protocol, externalId, id)
      if (Object.keys(set).length > 0) await change.manager.update(DeviceEntity, id, set)
      change.touchDevice(id)
      return { before, after: await found(change.manager, id) }
    })
  }

  /** Removes the device, and its source with it when that was made for it alone. Its track stays until retention takes it. */
  remove(id: string): Promise<DeviceEntity> {
    return this.changes.run(async (change) => {
      const row = await found(change.manager, id)
      await change.removeDevice(row)
      const source = row.sourceId === null ? null : await change.manager.findOneBy(SourceEntity, { id: row.sourceId })
      if (source && source.username === ownUsername(row.protocol, row.id, row.externalId) && !(await change.manager.existsBy(DeviceEntity, { sourceId: source.id }))) await change.removeSource(source.id)
      return row
    })
  }

  /** New credentials: a new secret for the source it signs in by; a JT/T 808 terminal loses its code and registers anew, an HJ 212 station shows one anew. */
  renew(id: string): Promise<Made> {
    return this.changes.run(async (change) => {
      const row = await found(change.manager, id)
      if (row.protocol === 'jt808' || row.protocol === 'hj212') {
        await change.manager.update(DeviceEntity, id, { secret: null })
        change.voidCode(id)
        return { row, credentials: null }
      }
      const source = row.sourceId === null ? null : await change.manager.findOneBy(SourceEntity, { id: row.sourceId })
      if (source) return { row, credentials: await change.renewSecret(source) }
      const username = ownUsername(row.protocol, row.id, row.externalId)
      if (username === null) throw new ApiProblem('input.invalid', `a ${row.protocol} device does not sign in`)
      const own = await change.addSource({ name: row.name, protocol: row.protocol, username })
      await change.manager.update(DeviceEntity, id, { sourceId: own.row.id })
      change.touchDevice(id)
      return { row: await found(change.manager, id), credentials: own.credentials }
    })
  }

  /** What a form may get wrong although each field is right. */
  private async check(manager: EntityManager, input: DevicePatch & { protocol: Protocol }): Promise<void> {
    if (input.profile != null && !this.profiles.of(input.profile)) throw new ApiProblem('input.invalid', `no item profile is named “${input.profile}”`)
    if ((input.lat == null) !== (input.lon == null)) throw new ApiProblem('input.invalid', 'a place needs both lat and lon')
    if (input.squadId && !(await manager.existsBy(SquadEntity, { id: input.squadId }))) throw new ApiProblem('input.invalid', 'there is no such squad')
    if (!input.sourceId) return
    const source = await manager.findOneBy(SourceEntity, { id: input.sourceId })
    if (!source) throw new ApiProblem('input.invalid', 'there is no such source')
    if (source.protocol !== input.protocol) throw new ApiProblem('input.invalid', `“${source.name}” is a source of ${source.protocol}, the device speaks ${input.protocol}`)
  }
}

/** The row of a device still to be inserted. */
export const newDevice = (id: string, externalId: string, sourceId: string | null, input: DeviceInput): NewDevice => ({
  id, name: input.name, kind: input.kind, protocol: input.protocol, externalId, plate: input.plate ?? null, squadId: input.squadId ?? null, datum: input.datum ?? null,
  profile: input.profile ?? null, sourceId, lat: input.lat ?? null, lon: input.lon ?? null, facingDeg: input.facingDeg ?? null, note: input.note ?? null, enabled: true, createdAt: new Date(),
})

/** The source named, the one that already bears the name under which the device would sign in, or a new one with its credentials. */
async function sourceFor(change: RegistryChange, input: DeviceInput, hubId: string, externalId: string): Promise<{ sourceId: string | null; credentials: Credentials | null }> {
  if (input.sourceId) return { sourceId: input.sourceId, credentials: null }
  const username = ownUsername(input.protocol, hubId, externalId)
  if (username === null) return { sourceId: null, credentials: null }
  const there = await change.manager.findOneBy(SourceEntity, { username })
  if (there && there.protocol !== input.protocol) throw new ApiProblem('conflict.exists', `“${username}” signs in as a source of ${there.protocol} already: choose another externalId`)
  if (there) return { sourceId: there.id, credentials: null }
  const { row, credentials } = await change.addSource({ name: input.name, protocol: input.protocol, username })
  return { sourceId: row.id, credentials }
}

function idOf(protocol: Protocol, typed: string | undefined, hubId: string): string {
  const externalId = externalIdFor(protocol, typed, hubId)
  if (!externalId.ok) throw new ApiProblem('input.invalid', `externalId: ${externalId.why}`)
  return externalId.id
}

async function found(manager: EntityManager, id: string): Promise<DeviceEntity> {
  const row = await manager.findOneBy(DeviceEntity, { id })
  if (!row) throw new ApiProblem('not_found', 'there is no such device')
  return row
}
