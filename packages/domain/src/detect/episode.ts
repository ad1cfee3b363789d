import { z } from 'zod'

/** The memory of one condition: whether it held, since when, and whether it was raised. */
export const Episode = z.object({
  /** Time of the newest report that said anything; older ones are not listened to. */
  lastMs: z.number(),
  holds: z.boolean(),
  /** When `holds` last changed. */
  sinceMs: z.number(),
  raised: z.boolean(),
})
export type Episode = z.infer<typeof Episode>
/** Nothing known, nothing raised. */
export const newEpisode = (): Episode => ({ lastMs: 0, holds: false, sinceMs: 0, raised: false })

/** An episode after some news of its condition; `event` when it has held, or been gone, for long enough. */
export interface EpisodeStep { readonly episode: Episode; readonly event: 'raise' | 'clear' | null }
interface Delays { readonly delayOnMs: number; readonly delayOffMs: number }

/** News of the condition at a moment; `holds` null = a report that says nothing of it, or a tick. Out of order = ignored. */
export function stepEpisode(episode: Episode, holds: boolean | null, atMs: number, isReport: boolean, { delayOnMs, delayOffMs }: Delays): EpisodeStep {
  if (isReport && atMs < episode.lastMs) return { episode, event: null }
  const lastMs = isReport ? atMs : episode.lastMs
  const changed = holds !== null && holds !== episode.holds
  const next: Episode = changed ? { ...episode, lastMs, holds, sinceMs: atMs } : lastMs === episode.lastMs ? episode : { ...episode, lastMs }
  const lasted = atMs - next.sinceMs
  if (next.holds && !next.raised && lasted >= delayOnMs) return { episode: { ...next, raised: true }, event: 'raise' }
  if (!next.holds && next.raised && lasted >= delayOffMs) return { episode: { ...next, raised: false }, event: 'clear' }
  return { episode: next, event: null }
}
