import type { LookReason, PictureLook, TrackLook } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { HubError } from '../../link/http.js'
import { superviseCalls } from '../../link/nouns/supervise.js'
import { foundIn, nextFound } from './found-in-replay.js'
import type { FoundInReplay } from './found-in-replay.js'

export const SPEEDS = [1, 2, 4, 8, 16] as const
export type Speed = (typeof SPEEDS)[number]
/** A stretch that somebody wants to see, of one shift or of several at once (a squad). */
export interface Wanted { dutyIds: readonly string[]; person: string; fromMs: number; toMs: number; checkId: string | null; usual: LookReason }

export interface Replay {
  /** Waiting for the reason: nothing is shown before it is given. */
  wanted: Wanted | null
  state: 'closed' | 'asking' | 'loading' | 'ready' | 'error'
  error: unknown
  /** The first is the one that is looked at; the others are the rest of the squad. */
  looks: readonly TrackLook[]
  /** What was found in all of them. */
  found: readonly FoundInReplay[]
  picture: PictureLook | null
  /** The reason in words, which the camera's own log is given too. */
  because: string
  fromMs: number
  toMs: number
  atMs: number
  speed: Speed
  playing: boolean
}

const none: Replay = { wanted: null, state: 'closed', error: null, looks: [], found: [], picture: null, because: '', fromMs: 0, toMs: 0, atMs: 0, speed: 4, playing: false }
/** Of a colleague's track so many places are enough to play it: its shape is kept to a few metres. */
const SQUAD_FIXES = 900
/** The stretch under the time bar. */
export const replay = createStore<Replay>(() => none)
/** A reason stands for the shift and the check it was given for: each further stretch is logged under it and not asked again. */
let given: { key: string; reason: LookReason; note: string } | null = null
const keyOf = ({ dutyIds, checkId }: Wanted): string => `${dutyIds[0]} ${dutyIds.length > 1} ${checkId}`

/** Wants to see a stretch: opens it, or asks why first. */
export function wantStretch(wanted: Wanted): void {
  replay.setState({ ...none, speed: replay.getState().speed, wanted, state: 'asking' })
  if (given?.key === keyOf(wanted)) void openStretch(given.reason, given.note)
}

export const closeReplay = (): void => replay.setState({ ...none, speed: replay.getState().speed })

/** Opens what is wanted, for this reason. Each track and the picture are a look of their own, written down by the hub. */
export async function openStretch(reason: LookReason, note: string): Promise<void> {
  const { wanted } = replay.getState()
  if (!wanted) return
  replay.setState({ state: 'loading', error: null })
  const because = { reason, ...(note === '' ? {} : { note }) }
  const check = wanted.checkId === null ? {} : { checkId: wanted.checkId }
  const [from, to] = [new Date(wanted.fromMs).toISOString(), new Date(wanted.toMs).toISOString()]
  try {
    const [first, ...others] = wanted.dutyIds
    const look = await superviseCalls.track({ dutyId: first!, from, to, ...because, ...check })
    const rest = await Promise.all(others.map((dutyId) => superviseCalls.track({ dutyId, from, to, most: SQUAD_FIXES, ...because }).catch(outsideShift)))
    const picture = await superviseCalls.picture({ dutyId: first!, ...because, ...check })
    if (replay.getState().wanted !== wanted) return
    given = { key: keyOf(wanted), reason, note }
    const looks = [look, ...rest.flatMap((one) => one ?? [])]
    const [fromMs, toMs] = [Math.min(...looks.map((one) => Date.parse(one.from))), Math.max(...looks.map((one) => Date.parse(one.to)))]
    replay.setState({ state: 'ready', looks, found: foundIn(looks), picture, because: note === '' ? reason : note, fromMs, toMs, atMs: fromMs, playing: false })
  } catch (error) {
    if (replay.getState().wanted === wanted) replay.setState({ state: 'error', error })
  }
}

/** A colleague whose shift does not reach into the stretch has no track in it; any other refusal is one. */
function outsideShift(error: unknown): null {
  if (error instanceof HubError && error.code === 'input.invalid') return null
  throw error
}

export function seek(ms: number): void { replay.setState(({ fromMs, toMs }) => ({ atMs: Math.max(fromMs, Math.min(toMs, ms)) })) }
/** Plays on or stands; from the end it begins again. */
export function togglePlay(): void { replay.setState(({ playing, atMs, fromMs, toMs, state }) => (state === 'ready' ? { playing: !playing, atMs: !playing && atMs >= toMs ? fromMs : atMs } : {})) }
export function changeSpeed(by: 1 | -1): void {
  replay.setState(({ speed }) => ({ speed: SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, SPEEDS.indexOf(speed) + by))]! }))
}
const LONGEST_FRAME_MS = 1000
/** One frame of playing. */
export function advance(passedMs: number): void {
  const { playing, atMs, toMs, speed } = replay.getState()
  if (!playing) return
  // A page that was out of sight gets no frames: it goes on from where it was left.
  const next = atMs + Math.min(passedMs, LONGEST_FRAME_MS) * speed
  replay.setState(next >= toMs ? { atMs: toMs, playing: false } : { atMs: next })
}

/** On to the next thing that is not as it should be, of anybody shown. */
export function seekAnomaly(): void {
  const { found, fromMs, atMs } = replay.getState()
  const ms = nextFound(found, fromMs, atMs)
  if (ms !== null) seek(ms)
}
