import type { CheckAspect, CheckMark, SpotCheckDetail } from '@watchfloor/shared'
import { superviseCalls } from '../../link/nouns/supervise.js'

const AGAIN_MS = 10_000
/** The own spot checks, newest first; what became of them is asked anew while they are looked at. */
export const checksQuery = { queryKey: ['supervise', 'checks'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => superviseCalls.checks(signal), refetchInterval: AGAIN_MS }
/** One with whom it was drawn from and its snapshots. */
export const checkQuery = (id: string) => ({ queryKey: ['supervise', 'check', id] as const, queryFn: ({ signal }: { signal: AbortSignal }) => superviseCalls.check(id, signal), refetchInterval: AGAIN_MS })
export const drawCheck = superviseCalls.draw
/** Tells the hub that the picture played, by its frame; null = it did not. */
export const sawPicture = superviseCalls.sawPicture
export const decideCheck = superviseCalls.decide

export type Marks = Record<CheckAspect, CheckMark>
export const NO_MARKS: Marks = { uniform: 'unseen', recording: 'unseen', inBeat: 'unseen', conduct: 'unseen' }
/** A key pressed once says all right, twice a fault, three times not seen. */
export const nextMark = (mark: CheckMark): CheckMark => (mark === 'unseen' ? 'ok' : mark === 'ok' ? 'fault' : 'unseen')
/** What may be marked at all: nobody saw a uniform or conduct where there was no picture. */
export const mayMark = (aspect: CheckAspect, check: Pick<SpotCheckDetail, 'pictureSeenAt'>): boolean => check.pictureSeenAt !== null || aspect === 'recording' || aspect === 'inBeat'
