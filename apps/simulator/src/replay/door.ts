import type { ReplayFix } from './motion.js'

/** A device's own way in, for one recording. `history`: the fix is old and is to be told as such. */
export interface Door {
  /** Resolves when the hub lets the device in; rejects with what a person can do about it. */
  open(): Promise<void>
  /** Resolves when the hub has said that it has it. */
  send(fix: ReplayFix, history: boolean): Promise<void>
  close(): Promise<void>
}

/** Rejects after a while with words, instead of waiting for ever. */
export function inTime<T>(work: Promise<T>, ms: number, why: string): Promise<T> {
  let timer: NodeJS.Timeout
  return Promise.race([work, new Promise<never>((_, reject) => { timer = setTimeout(() => reject(new Error(why)), ms) })]).finally(() => clearTimeout(timer))
}
