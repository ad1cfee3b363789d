import type { Role } from '@watchfloor/shared'

/** Somebody who would watch. */
export interface Watcher { readonly id: string; readonly role: Role }

/** Which devices can be seen at this moment, for rooms that look at people. */
export abstract class PicturePort {
  /** Whether this person would get a live picture of this device: a stream is connected or fetched, and they may watch it. */
  abstract canBeSeen(deviceId: string, by: Watcher): Promise<boolean>
}
