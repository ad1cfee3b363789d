import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { DeviceDirectory } from '../../store/device-directory.js'
import type { DirectoryChange } from '../../store/device-directory.js'
import { MediaPaths } from '../gateway/media-paths.js'
import { ViewTokens } from './view-token.js'

/**
 * Who was let watch what, so that what is taken away ends at once and not when somebody closes a tile. The whole camera is cut, for a gateway ends paths and not persons:
 * whoever still may watch is back by himself with a new leave, and the leaves of before open nothing any more.
 */
@Injectable()
export class OpenViews implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Video')
  /** By camera; no larger than the registry times the people of the room. */
  private readonly watched = new Map<string, { no: number; userIds: Set<string> }>()
  private stopListening: (() => void) | undefined

  constructor(private readonly paths: MediaPaths, private readonly tokens: ViewTokens, private readonly devices: DeviceDirectory) {}

  onApplicationBootstrap(): void { this.stopListening = this.devices.onChange((change) => { void this.endGone(change).catch((error: unknown) => this.log.warn({ err: error }, 'open pictures were not ended')) }) }
  onModuleDestroy(): void { this.stopListening?.() }

  /** Somebody gets leave to watch. */
  note({ id, no }: { id: string; no: number }, userId: string): void {
    const watched = this.watched.get(id) ?? { no, userIds: new Set() }
    watched.userIds.add(userId)
    this.watched.set(id, watched)
  }

  /** The cameras for which this person was given leave. */
  camerasOf(userId: string): string[] { return [...this.watched].filter(([, { userIds }]) => userIds.has(userId)).map(([id]) => id) }

  /** Ends every running view of these cameras. */
  async end(cameraIds: readonly string[]): Promise<void> {
    for (const id of cameraIds) {
      this.tokens.revoke(id, Date.now())
      this.watched.delete(id)
      await this.paths.forget(id)
    }
  }

  private async endGone({ upsert, remove }: DirectoryChange): Promise<void> {
    const removed = new Set(remove)
    const off = upsert.filter(({ id, enabled }) => !enabled && this.watched.has(id)).map(({ id }) => id)
    await this.end([...off, ...[...this.watched].filter(([, { no }]) => removed.has(no)).map(([id]) => id)])
  }
}
