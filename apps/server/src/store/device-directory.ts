import { EventEmitter } from 'node:events'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { Datum, DeviceKind, Protocol } from '@watchfloor/shared'
import { DeviceEntity } from './entities/index.js'

/** A device as the hot path sees it: frozen, replaced whole when the registry changes. */
export interface KnownDevice {
  readonly id: string
  readonly no: number
  readonly name: string
  readonly kind: DeviceKind
  readonly protocol: Protocol
  readonly externalId: string
  readonly plate: string | null
  readonly squadId: string | null
  readonly datum: Datum | null
  readonly profile: string | null
  readonly sourceId: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly facingDeg: number | null
  readonly enabled: boolean
}

/** Fired after the directory changed: the devices that are new or different, and the numbers of those gone. */
export interface DirectoryChange { upsert: readonly KnownDevice[]; remove: readonly number[] }

/** All devices in memory, so that no message ever waits for the database to learn whose it is. */
@Injectable()
export class DeviceDirectory {
  private readonly byNumber = new Map<number, KnownDevice>()
  private readonly byUuid = new Map<string, KnownDevice>()
  private readonly byName = new Map<Protocol, Map<string, KnownDevice>>()
  private readonly bySource = new Map<string, Map<number, KnownDevice>>()
  private readonly emitter = new EventEmitter()

  constructor(private readonly database: DataSource) {}

  /** Reads the whole registry; called once before any door opens. */
  async load(): Promise<void> {
    this.byNumber.clear(); this.byUuid.clear(); this.byName.clear(); this.bySource.clear()
    for (const row of await this.database.getRepository(DeviceEntity).find()) this.put(toKnown(row))
  }

  byNo(no: number): KnownDevice | undefined { return this.byNumber.get(no) }
  byId(id: string): KnownDevice | undefined { return this.byUuid.get(id) }
  byExternalId(protocol: Protocol, externalId: string): KnownDevice | undefined { return this.byName.get(protocol)?.get(externalId) }
  /** The devices registered behind a source. */
  *ofSource(sourceId: string): IterableIterator<KnownDevice> { yield* this.bySource.get(sourceId)?.values() ?? [] }
  all(): IterableIterator<KnownDevice> { return this.byNumber.values() }
  get size(): number { return this.byNumber.size }

  /** Takes over rows just committed and tells everyone. */
  changed(rows: readonly DeviceEntity[], removed: readonly number[] = []): void {
    for (const no of removed) this.drop(no)
    const upsert = rows.map((row) => { this.drop(row.no); const known = toKnown(row); this.put(known); return known })
    this.emitter.emit('change', { upsert, remove: removed } satisfies DirectoryChange)
  }

  /** Calls back after each change; gives the way to stop. */
  onChange(listener: (change: DirectoryChange) => void): () => void {
    this.emitter.on('change', listener)
    return () => this.emitter.off('change', listener)
  }

  private put(device: KnownDevice): void {
    this.byNumber.set(device.no, device)
    this.byUuid.set(device.id, device)
    let names = this.byName.get(device.protocol)
    if (!names) this.byName.set(device.protocol, (names = new Map()))
    names.set(device.externalId, device)
    if (device.sourceId === null) return
    const behind = this.bySource.get(device.sourceId)
    if (behind) behind.set(device.no, device)
    else this.bySource.set(device.sourceId, new Map([[device.no, device]]))
  }

  private drop(no: number): void {
    const old = this.byNumber.get(no)
    if (!old) return
    this.byNumber.delete(no)
    this.byUuid.delete(old.id)
    // An import may have given the name to another device in the same change.
    const names = this.byName.get(old.protocol)
    if (names?.get(old.externalId) === old) names.delete(old.externalId)
    if (old.sourceId === null) return
    const behind = this.bySource.get(old.sourceId)
    behind?.delete(no)
    if (behind?.size === 0) this.bySource.delete(old.sourceId)
  }
}

const toKnown = (row: DeviceEntity): KnownDevice => Object.freeze({
  id: row.id, no: row.no, name: row.name, kind: row.kind, protocol: row.protocol, externalId: row.externalId, plate: row.plate, squadId: row.squadId,
  datum: row.datum, profile: row.profile, sourceId: row.sourceId, lat: row.lat, lon: row.lon, facingDeg: row.facingDeg, enabled: row.enabled,
})
