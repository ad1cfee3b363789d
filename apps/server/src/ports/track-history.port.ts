import type { Fix } from '@watchfloor/shared'

/** Where devices were, for rooms that keep what happened. */
export abstract class TrackHistoryPort {
  /** At most `limit` fixes of a stretch of time with its shape kept, and how many there are; null for an unknown device. */
  abstract track(deviceId: string, fromMs: number, toMs: number, limit: number): Promise<{ name: string; fixes: Fix[]; total: number } | null>
}
