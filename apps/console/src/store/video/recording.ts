import type { RecordedStretch, RecordingBar } from '@watchfloor/shared'
import { recordingCalls } from '../../link/nouns/recordings.js'

type Asked = { signal: AbortSignal }
/** A time without a hole, in ms. */
export interface Stretch { readonly fromMs: number; readonly toMs: number }

/** While the present is part of the day its bar grows. */
const GROWS_MS = 10_000

/** What the time bar of one camera shows of one day; rules, settings and disk for those who set them up. */
export const recordings = {
  bar: (cameraId: string, fromMs: number, toMs: number, growing: boolean) => ({
    queryKey: ['recordings', 'bar', cameraId, fromMs] as const, refetchInterval: growing ? GROWS_MS : false as const, staleTime: GROWS_MS / 2,
    queryFn: ({ signal }: Asked): Promise<RecordingBar> => recordingCalls.bar(cameraId, { from: iso(fromMs), to: iso(toMs) }, signal),
  }),
  clips: (incidentId: string) => ({ queryKey: ['recordings', 'clips', incidentId] as const, queryFn: ({ signal }: Asked) => recordingCalls.clips(incidentId, signal), refetchInterval: 2000 }),
  rules: { queryKey: ['recordings', 'rules'] as const, queryFn: ({ signal }: Asked) => recordingCalls.rules(signal), refetchInterval: GROWS_MS },
  settings: { queryKey: ['recordings', 'settings'] as const, queryFn: ({ signal }: Asked) => recordingCalls.settings(signal) },
  status: { queryKey: ['recordings', 'status'] as const, queryFn: ({ signal }: Asked) => recordingCalls.status(signal), refetchInterval: GROWS_MS },
  look: recordingCalls.look, clip: recordingCalls.clip, createRule: recordingCalls.createRule, changeRule: recordingCalls.changeRule, removeRule: recordingCalls.removeRule, saveSettings: recordingCalls.saveSettings,
}

export const iso = (ms: number): string => new Date(ms).toISOString()
export const stretchesOf = (stretches: readonly RecordedStretch[]): Stretch[] => stretches.map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }))

/** What is within this of an end is not worth waiting for. */
const EDGE_MS = 300

/** The moment that can be shown when somebody wants this one: itself where there is picture, else where the next picture begins; null = none comes any more. */
export function momentFor(stretches: readonly Stretch[], wantedMs: number): number | null {
  const next = stretches.find(({ toMs }) => toMs - EDGE_MS > wantedMs)
  return next === undefined ? null : Math.max(next.fromMs, wantedMs)
}

/** The stretch in which a moment lies. */
export const stretchAt = (stretches: readonly Stretch[], atMs: number): Stretch | undefined => stretches.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs)

/** The times between stretches, for the hatching. */
export function gapsOf(stretches: readonly Stretch[], fromMs: number, toMs: number): Stretch[] {
  const gaps: Stretch[] = []
  let at = fromMs
  for (const one of stretches) {
    if (one.fromMs > at) gaps.push({ fromMs: at, toMs: Math.min(one.fromMs, toMs) })
    at = Math.max(at, one.toMs)
  }
  return at < toMs ? [...gaps, { fromMs: at, toMs }] : gaps
}

/** How the players name the format of a film: out of its `avcC` box (ISO/IEC 14496-15, 5.3.3.1); null where there is none. */
export function codecOf(film: Uint8Array): string | null {
  for (let at = 0; at + 8 < Math.min(film.length, 4096); at++) {
    if (film[at] === 0x61 && film[at + 1] === 0x76 && film[at + 2] === 0x63 && film[at + 3] === 0x43) return `avc1.${[5, 6, 7].map((i) => film[at + i]!.toString(16).padStart(2, '0')).join('')}`
  }
  return null
}
