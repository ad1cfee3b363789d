import type { Sight } from '@watchfloor/domain'
import type { Fix } from '@watchfloor/shared'

/** A stretch of a device's time: after the first instant, up to and with the second, ms. */
export interface SightAsk { readonly deviceId: string; readonly afterMs: number; readonly toMs: number }

/** Where devices were, for rooms that keep what happened. */
export abstract class TrackHistoryPort {
  /** At most `limit` fixes of a stretch of time with its shape kept, and how many there are; null for an unknown device. */
  abstract track(deviceId: string, fromMs: number, toMs: number, limit: number): Promise<{ name: string; fixes: Fix[]; total: number } | null>
  /** Every word that was stored of each stretch, in order of time, in the order of the asks: places, signs of life, goodbyes. */
  abstract sights(asks: readonly SightAsk[]): Promise<Sight[][]>
  /** How many words `sights` would give. */
  abstract countSights(ask: SightAsk): Promise<number>
}
