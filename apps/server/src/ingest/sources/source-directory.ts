import { EventEmitter } from 'node:events'
import { Injectable } from '@nestjs/common'
import { DataSource } from 'typeorm'
import type { Protocol } from '@watchfloor/shared'
import { SourceEntity } from '../../store/entities/index.js'

/** A source as the doors see it: frozen, replaced whole when it changes. */
export interface KnownSource {
  readonly id: string
  readonly name: string
  readonly protocol: Protocol
  readonly username: string
  readonly secretHash: string
  readonly enabled: boolean
}
export interface SourceChange { readonly upsert: readonly KnownSource[]; readonly remove: readonly KnownSource[] }

/** All sources in memory: signing in and checking a topic never wait for the database. */
@Injectable()
export class SourceDirectory {
  private readonly byUuid = new Map<string, KnownSource>()
  private readonly byUser = new Map<string, KnownSource>()
  private readonly emitter = new EventEmitter()
  private readonly heard = new Set<string>()

  constructor(private readonly database: DataSource) {}

  /** Reads all sources; called once before any door opens. */
  async load(): Promise<void> {
    this.byUuid.clear()
    this.byUser.clear()
    for (const row of await this.database.getRepository(SourceEntity).createQueryBuilder('s').addSelect('s.secretHash').getMany()) this.put(toKnown(row))
  }

  byId(id: string | null): KnownSource | undefined { return id === null ? undefined : this.byUuid.get(id) }
  byUsername(username: string): KnownSource | undefined { return this.byUser.get(username) }
  all(): IterableIterator<KnownSource> { return this.byUuid.values() }

  /** Takes over what was just committed and tells the doors: a source that changed must sign in anew. */
  changed(rows: readonly SourceEntity[], removedIds: readonly string[] = []): void {
    const remove = removedIds.flatMap((id) => this.drop(id))
    const upsert = rows.map((row) => {
      this.drop(row.id)
      return this.put(toKnown(row))
    })
    this.emitter.emit('change', { upsert, remove } satisfies SourceChange)
  }

  onChange(listener: (change: SourceChange) => void): () => void {
    this.emitter.on('change', listener)
    return () => this.emitter.off('change', listener)
  }

  /** Notes that the source was heard; written by `flushSeen`, not per message. */
  seen(source: KnownSource): void {
    this.heard.add(source.id)
  }

  async flushSeen(): Promise<void> {
    if (this.heard.size === 0) return
    const ids = [...this.heard]
    this.heard.clear()
    await this.database.query('UPDATE source SET last_seen_at = now() WHERE id = ANY($1::uuid[])', [ids])
  }

  private put(source: KnownSource): KnownSource {
    this.byUuid.set(source.id, source)
    this.byUser.set(source.username, source)
    return source
  }

  private drop(id: string): KnownSource[] {
    const old = this.byUuid.get(id)
    if (!old) return []
    this.byUuid.delete(id)
    this.byUser.delete(old.username)
    return [old]
  }
}

const toKnown = (row: SourceEntity): KnownSource =>
  Object.freeze({ id: row.id, name: row.name, protocol: row.protocol, username: row.username, secretHash: row.secretHash, enabled: row.enabled })
