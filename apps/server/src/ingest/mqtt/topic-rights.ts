import { Injectable } from '@nestjs/common'
import { adapterForTopic, adapterOf } from '@watchfloor/domain'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { Gateways } from '../desk/gateways.js'
import type { KnownSource } from '../sources/source-directory.js'
import { filterCovers } from './filter-covers.js'

/** ok: its own · unknown: its own protocol, but about a thing nobody has registered · denied: anything else. */
export type PublishRight = 'ok' | 'unknown' | 'denied'

/** What a source may publish and hear: own topics only. The adapters know their topics, the registry whose they are. */
@Injectable()
export class TopicRights {
  constructor(private readonly devices: DeviceDirectory, private readonly gateways: Gateways) {}

  mayPublish(source: KnownSource, topic: string): PublishRight {
    const adapter = adapterForTopic(topic)
    if (!adapter || adapter.protocol !== source.protocol || !adapter.mayPublish) return 'denied'
    if (adapter.mayPublish(source.username, topic, (id) => this.speaksFor(source, id))) return 'ok'
    // An unknown aircraft behind a known dock must not cost the dock its connection: it lands in quarantine instead.
    return adapter.mayPublish(source.username, topic, (id) => this.find(source, id) === undefined || this.speaksFor(source, id)) ? 'unknown' : 'denied'
  }

  maySubscribe(source: KnownSource, filter: string): boolean {
    return this.filtersFor(source).some((allowed) => filterCovers(allowed, filter))
  }

  /** All filters that the source may subscribe to. */
  filtersFor(source: KnownSource): readonly string[] {
    return adapterOf(source.protocol)?.subscriptions?.(source.username, this.idsOf(source)) ?? []
  }

  /** Every name by which a device of this source may be called. */
  idsOf(source: KnownSource): readonly string[] {
    const ids: string[] = []
    for (const device of [...this.devices.ofSource(source.id), ...this.gateways.visiting(source.id)]) {
      if (!device.enabled) continue
      ids.push(device.externalId)
      if (device.protocol === 'native' && device.id !== device.externalId) ids.push(device.id)
    }
    return ids
  }

  speaksFor(source: KnownSource, externalId: string): boolean {
    const device = this.find(source, externalId)
    return device !== undefined && this.gateways.speaks(source, device)
  }

  private find(source: KnownSource, externalId: string): KnownDevice | undefined {
    const device = this.devices.byExternalId(source.protocol, externalId)
    if (device || source.protocol !== 'native') return device
    const own = this.devices.byId(externalId)
    return own?.protocol === 'native' ? own : undefined
  }
}
