import type { Span, Wearer } from '@watchfloor/domain'
import { isPersonal } from '@watchfloor/shared'
import type { DeviceKind } from '@watchfloor/shared'
import type { Watcher } from './picture.port.js'

/** Which of the devices that people wear and carry somebody may know of: their numbers. null = of all; things are seen by everybody. */
export type SeenPeople = ReadonlySet<number> | null

/** Whether a device is among what is seen: no more than a look-up. */
export const seesDevice = (people: SeenPeople, device: { readonly no: number; readonly kind: DeviceKind }): boolean => people === null || !isPersonal(device.kind) || people.has(device.no)

/** Whom somebody may see: a supervisor the people of the areas given to them and nobody else, all others everybody. */
export abstract class ChargePort {
  /** As this process holds it, a second old at most: for what is told without being asked. */
  abstract held(by: Watcher): SeenPeople
  /** As it stands now, with everything that was committed before the call: for those who ask. */
  abstract now(by: Watcher): Promise<SeenPeople>
  /** Whether somebody on such a shift may be known of, as it stands now; null = everybody may. */
  abstract holding(by: Watcher): Promise<((wearer: Wearer) => boolean) | null>
  /** In which parts of a time somebody in charge had this device; null = all of it may be read. */
  abstract spans(by: Watcher, device: { readonly id: string; readonly kind: DeviceKind; readonly squadId: string | null }, time: Span): Promise<readonly Span[] | null>
  /** Calls back after what is held changed for anybody; gives the way to stop. */
  abstract onChange(listener: () => void): () => void
}
