import type { Finding, TrackLook } from '@watchfloor/shared'

/** Something that was not as it should be, of one of the tracks under the time bar. */
export interface FoundInReplay { readonly track: number; readonly person: string; readonly finding: Finding; readonly fromMs: number; readonly toMs: number }

/** What was found in all tracks together, in order of time. */
export const foundIn = (looks: readonly TrackLook[]): FoundInReplay[] => looks
  .flatMap(({ person, findings }, track) => findings.map((finding) => ({ track, person, finding, fromMs: Date.parse(finding.from), toMs: Date.parse(finding.to) })))
  .sort((a, b) => a.fromMs - b.fromMs || a.track - b.track)

/** Shown a second before and after: a jump has no length, and the bar moves by seconds. */
const SEEN_MS = 1000
export const isFoundAt = ({ fromMs, toMs }: FoundInReplay, ms: number): boolean => fromMs <= ms + SEEN_MS && toMs >= ms - SEEN_MS

/** The beginning of the next of them after a moment; round to the first again. Null = there is none. */
export function nextFound(found: readonly FoundInReplay[], fromMs: number, atMs: number): number | null {
  const start = (one: FoundInReplay): number => Math.max(fromMs, one.fromMs)
  const next = found.find((one) => start(one) > atMs + SEEN_MS / 2) ?? found[0]
  return next === undefined ? null : start(next)
}
