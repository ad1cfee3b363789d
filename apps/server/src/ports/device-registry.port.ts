import type { DeviceInput } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'

/** What a table of another room says about a device that is registered already; left out = as it is, null = taken away. */
export interface DeviceWords { id: string; name?: string; lat?: number | null; lon?: number | null; facingDeg?: number | null }

/** Making devices known, and changing what a table says of them, for a room that keeps a side of them of its own. */
export abstract class DeviceRegistryPort {
  /**
   * All of it or nothing, in one transaction.
   * @param make devices of protocols that do not sign in
   * @param beside writes the room's own rows in the same transaction; gets the ids of those made, in their order
   */
  abstract write(make: readonly DeviceInput[], change: readonly DeviceWords[], beside: (manager: EntityManager, made: readonly string[]) => Promise<void>): Promise<void>
}
