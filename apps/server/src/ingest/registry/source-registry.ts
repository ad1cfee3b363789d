import { Injectable } from '@nestjs/common'
import type { Credentials, Source, SourceInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { DeviceDirectory } from '../../store/device-directory.js'
import { DeviceEntity, SourceEntity } from '../../store/entities/index.js'
import { RegistryChanges } from './registry-change.js'

export const SourcePatch = z.object({ name: z.string().trim().min(1).max(120), enabled: z.boolean() }).partial()
export type SourcePatch = z.infer<typeof SourcePatch>

/** Sources: what signs in, and speaks for the devices behind it. */
@Injectable()
export class SourceRegistry {
  constructor(private readonly database: DataSource, private readonly changes: RegistryChanges, private readonly devices: DeviceDirectory) {}

  async all(): Promise<Source[]> {
    const rows = await this.database.getRepository(SourceEntity).find({ order: { createdAt: 'ASC', id: 'ASC' } })
    return rows.map((row) => this.view(row))
  }

  create(input: SourceInput): Promise<{ source: Source; credentials: Credentials }> {
    return this.changes.run(async (change) => {
      const username = input.username ?? `${input.protocol}-${Math.random().toString(36).slice(2, 8)}`
      if (await change.manager.existsBy(SourceEntity, { username })) throw new ApiProblem('conflict.exists', `a source signs in as “${username}” already`)
      const { row, credentials } = await change.addSource({ name: input.name, protocol: input.protocol, username })
      return { source: this.view(row), credentials }
    })
  }

  update(id: string, patch: SourcePatch): Promise<Source> {
    return this.changes.run(async (change) => {
      if (Object.keys(patch).length > 0) await change.manager.update(SourceEntity, id, patch)
      const row = await change.manager.findOneBy(SourceEntity, { id })
      if (!row) throw new ApiProblem('not_found', 'there is no such source')
      change.touchSource(id)
      return this.view(row)
    })
  }

  renew(id: string): Promise<{ source: Source; credentials: Credentials }> {
    return this.changes.run(async (change) => {
      const row = await change.manager.findOneBy(SourceEntity, { id })
      if (!row) throw new ApiProblem('not_found', 'there is no such source')
      return { credentials: await change.renewSecret(row), source: this.view(row) }
    })
  }

  /** Only a source behind which nothing is registered any more: the devices would fall silent without a word. */
  remove(id: string): Promise<SourceEntity> {
    return this.changes.run(async (change) => {
      const row = await change.manager.findOneBy(SourceEntity, { id })
      if (!row) throw new ApiProblem('not_found', 'there is no such source')
      const behind = await change.manager.countBy(DeviceEntity, { sourceId: id })
      if (behind > 0) throw new ApiProblem('conflict.in_use', `${behind} devices report through this source: move or remove them first, or switch it off`)
      await change.removeSource(id)
      return row
    })
  }

  private view(row: SourceEntity): Source {
    let devices = 0
    for (const _ of this.devices.ofSource(row.id)) devices++
    return { id: row.id, name: row.name, protocol: row.protocol, username: row.username, enabled: row.enabled, lastSeenAt: row.lastSeenAt?.toISOString() ?? null, devices }
  }
}
