import { EventEmitter } from 'node:events'
import { Injectable } from '@nestjs/common'
import { DeviceDirectory, type KnownDevice } from '../../store/device-directory.js'
import { SourceDirectory, type KnownSource } from '../sources/source-directory.js'

/** Which device speaks through which gateway now (an aircraft through its dock). The registry says who may; topology says where it is. */
@Injectable()
export class Gateways {
  /** Child's number → the gateway's number and source. */
  private readonly through = new Map<number, { gatewayNo: number; sourceId: string | null }>()
  private readonly childrenOf = new Map<number, Set<number>>()
  private readonly emitter = new EventEmitter()

  constructor(private readonly devices: DeviceDirectory, private readonly sources: SourceDirectory) {
    devices.onChange(({ remove }) => { for (const no of remove) this.forget(no) })
  }

  /** Takes over a gateway's topology; gives the children that came and those that left. */
  update(gateway: KnownDevice, sourceId: string | null, children: readonly KnownDevice[]): { came: KnownDevice[]; left: KnownDevice[] } {
    const before = this.childrenOf.get(gateway.no) ?? new Set<number>()
    const after = new Set(children.map((child) => child.no))
    const came = children.filter((child) => !before.has(child.no))
    const left: KnownDevice[] = []
    for (const no of before) {
      if (after.has(no) || this.through.get(no)?.gatewayNo !== gateway.no) continue
      this.through.delete(no)
      const device = this.devices.byNo(no)
      if (device) left.push(device)
    }
    for (const child of children) this.through.set(child.no, { gatewayNo: gateway.no, sourceId })
    this.childrenOf.set(gateway.no, after)
    if (came.length + left.length > 0) this.emitter.emit('change')
    return { came, left }
  }

  /** A device was removed: it is nobody's child and nobody's gateway any more. */
  private forget(no: number): void {
    this.childrenOf.get(this.through.get(no)?.gatewayNo ?? -1)?.delete(no)
    this.through.delete(no)
    for (const child of this.childrenOf.get(no) ?? []) if (this.through.get(child)?.gatewayNo === no) this.through.delete(child)
    this.childrenOf.delete(no)
  }

  /** Calls back when something flew from one gateway to another; gives the way to stop. */
  onChange(listener: () => void): () => void {
    this.emitter.on('change', listener)
    return () => this.emitter.off('change', listener)
  }

  /** Devices that speak through this source now without being registered with it. */
  visiting(sourceId: string): KnownDevice[] {
    const guests: KnownDevice[] = []
    for (const [no, { sourceId: host }] of this.through) {
      const device = host === sourceId ? this.devices.byNo(no) : undefined
      if (device && device.sourceId !== sourceId) guests.push(device)
    }
    return guests
  }

  /** Whether this source may speak for the device: it is registered with it, or flies from its gateway now. */
  speaks(source: KnownSource, device: KnownDevice): boolean {
    return device.protocol === source.protocol && (device.sourceId === source.id || this.through.get(device.no)?.sourceId === source.id)
  }

  /**
   * The device through which commands to this one go; null when it is reached itself. Before the first topology (after a restart of the hub
   * on an outer broker docks do not repeat it) it is the device that the shared source signs in as.
   */
  of(device: KnownDevice): KnownDevice | null {
    const now = this.through.get(device.no)
    const told = now && this.devices.byNo(now.gatewayNo)
    if (told) return told
    const source = this.sources.byId(device.sourceId)
    if (!source || source.username === device.externalId) return null
    const gateway = this.devices.byExternalId(device.protocol, source.username)
    return gateway && gateway.no !== device.no && gateway.kind === 'dock' ? gateway : null
  }
}
