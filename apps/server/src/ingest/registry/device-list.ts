import { Injectable } from '@nestjs/common'
import { DeviceKind, ListQuery, Presence, Protocol, type Device, type Page } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { z } from 'zod'
import { seesDevice, type SeenPeople } from '../../ports/charge.port.js'
import { LiveStatePort } from '../../ports/live-state.port.js'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { DeviceEntity } from '../../store/entities/index.js'
import { DeviceView } from './device-view.js'

/** Filters of the device list. The cursor is the number of the last device given: devices come in the order in which they were made. */
export const DeviceQuery = ListQuery.extend({
  cursor: z.string().regex(/^\d{1,10}$/).optional(),
  kind: DeviceKind.optional(),
  protocol: Protocol.optional(),
  presence: Presence.optional(),
  squadId: z.uuid().optional(),
  sourceId: z.uuid().optional(),
})
export type DeviceQuery = z.infer<typeof DeviceQuery>

/** Finding devices. Who matches is decided in memory, where names and presence are; only the page is read from the database. */
@Injectable()
export class DeviceList {
  constructor(private readonly database: DataSource, private readonly devices: DeviceDirectory, private readonly live: LiveStatePort, private readonly view: DeviceView) {}

  async page(query: DeviceQuery, people: SeenPeople): Promise<Page<Device>> {
    const found = this.matching(query, people)
    const after = query.cursor === undefined ? found : found.filter((device) => device.no > Number(query.cursor))
    const items = await this.rows(after.slice(0, query.limit))
    return { items: items.map((row) => this.view.of(row)), total: found.length, ...(after.length > query.limit ? { next: String(after[query.limit - 1]!.no) } : {}) }
  }

  /** The rows of all matching devices, in order. */
  all(query: Omit<DeviceQuery, 'limit' | 'cursor'>): Promise<DeviceEntity[]> {
    return this.rows(this.matching(query, null))
  }

  private matching(query: Omit<DeviceQuery, 'limit' | 'cursor'>, people: SeenPeople): KnownDevice[] {
    const words = query.q?.toLowerCase().split(/\s+/).filter(Boolean) ?? []
    const found: KnownDevice[] = []
    for (const device of this.devices.all()) {
      if (!seesDevice(people, device)) continue
      if (query.kind && device.kind !== query.kind) continue
      if (query.protocol && device.protocol !== query.protocol) continue
      if (query.squadId && device.squadId !== query.squadId) continue
      if (query.sourceId && device.sourceId !== query.sourceId) continue
      if (query.presence && (this.live.get(device.no)?.presence ?? 'never') !== query.presence) continue
      if (words.length > 0) {
        const text = `${device.name}\n${device.plate ?? ''}\n${device.externalId}\n${device.id}`.toLowerCase()
        if (!words.every((word) => text.includes(word))) continue
      }
      found.push(device)
    }
    return found.sort((a, b) => a.no - b.no)
  }

  private async rows(devices: readonly KnownDevice[]): Promise<DeviceEntity[]> {
    if (devices.length === 0) return []
    return this.database.getRepository(DeviceEntity).createQueryBuilder('d').where('d.id = ANY(:ids)', { ids: devices.map((device) => device.id) }).orderBy('d.no').getMany()
  }
}
