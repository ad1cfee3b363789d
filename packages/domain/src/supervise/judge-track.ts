import type { BeatPlace, CellState, FixMark, SETTING_NAMES, SuperviseSettings } from '@watchfloor/shared'
import { nearDistanceM } from '../geo/distance.js'
import { metresOutside } from './beat.js'

/** What the store knows of one moment of a body camera: a fix with its mark, a status (heard, no place), or a goodbye. In order of time. */
export interface Sight { readonly timeMs: number; readonly kind: 'fix' | 'status' | 'goodbye'; readonly mark: FixMark; readonly lat: number; readonly lon: number }
/** A stretch called by one name, and the setting that decided it (`shared/contract/supervise` says the units). */
export interface FoundStretch { readonly state: CellState; fromMs: number; toMs: number; readonly setting: (typeof SETTING_NAMES)[number]; value: number | null; readonly limit: number | null; metres: number | null }

/** A shift under watch: up to `endMs`, the clocking out where that came before the scheduled end, and never beyond. `place` null = no beat is entered. */
export interface WatchedDuty { readonly startMs: number; readonly endMs: number; readonly scheduledEndMs: number; readonly place: BeatPlace | null; readonly hasDevice: boolean }

/** What is remembered of a shift so that the next sight can be judged by itself. */
export interface TrackWatch {
  readonly duty: WatchedDuty
  readonly settings: SuperviseSettings
  /** Sights of the shift that were taken, also those that say nothing. */
  taken: number
  lastMs: number
  heardMs: number
  fixMs: number
  lat: number
  lon: number
  goodbyeMs: number | null
  outside: FoundStretch | null
  outsideListed: boolean
  stillSinceMs: number
  stillLat: number
  stillLon: number
  still: FoundStretch | null
  readonly found: FoundStretch[]
  /** Stretches in which a place was known. */
  readonly seen: { fromMs: number; toMs: number }[]
}

/** A watch on a shift, before anything was seen. Silence counts from the beginning of the shift. */
export const openWatch = (duty: WatchedDuty, settings: SuperviseSettings): TrackWatch => ({
  duty, settings, taken: 0, lastMs: duty.startMs, heardMs: duty.startMs, fixMs: NaN, lat: NaN, lon: NaN, goodbyeMs: null, outside: null, outsideListed: false,
  stillSinceMs: NaN, stillLat: NaN, stillLon: NaN, still: null, found: [], seen: [],
})

/** Fixes that were stored but are no place: what they say about time is not to be believed either. */
const NO_WORD: ReadonlySet<FixMark> = new Set<FixMark>(['future', 'ancient', 'duplicate'])

/**
 * Takes the next sight of the shift; false = it is older than what was taken, and the whole shift has to be judged anew (a camera told later what it had
 * kept). Judging one by one comes out the same as judging all at once: it is the same fold.
 */
export function takeSight(watch: TrackWatch, sight: Sight): boolean {
  const { duty, settings } = watch
  if (sight.timeMs < duty.startMs || sight.timeMs > duty.endMs) return true
  if (sight.timeMs < watch.lastMs) return false
  watch.taken += 1
  watch.lastMs = sight.timeMs
  if (NO_WORD.has(sight.mark)) return true
  if (sight.kind === 'goodbye') { watch.goodbyeMs = sight.timeMs; return true }
  const silence = silenceUntil(watch, sight.timeMs)
  if (silence) watch.found.push(silence)
  watch.heardMs = sight.timeMs
  watch.goodbyeMs = null
  if (sight.kind !== 'fix' || sight.mark === 'invalid') return true
  const jump = jumpOf(watch, sight)
  if (jump) watch.found.push(jump)
  // What the hub itself did not believe does not move the officer; what only this room doubts does.
  if (sight.mark === 'jump') return true
  const gap = gapUntil(watch, sight.timeMs)
  // Silence says it all already.
  if (gap && !silence) watch.found.push(gap)
  if (gap) forgetPlace(watch)
  notePlace(watch, sight, settings)
  return true
}

/** Silence at the end: camera heard last, or said goodbye, and nothing since; null where it is not long enough to be called so. */
function silenceUntil({ heardMs, goodbyeMs, settings: { offlineAfterS } }: TrackWatch, toMs: number): FoundStretch | null {
  const silentS = (toMs - heardMs) / 1000
  if (goodbyeMs !== null && toMs - goodbyeMs > GOODBYE_MS) return { state: 'offline', fromMs: goodbyeMs, toMs, setting: 'goodbye', value: Math.round((toMs - goodbyeMs) / 1000), limit: null, metres: null }
  return silentS > offlineAfterS ? { state: 'offline', fromMs: heardMs, toMs, setting: 'offlineAfterS', value: Math.round(silentS), limit: offlineAfterS, metres: null } : null
}
/** A camera that comes back at once only changed its connection. */
const GOODBYE_MS = 60_000

/** Time without a place up to here; null where it is short. */
function gapUntil({ fixMs, duty, settings: { gapAfterS } }: TrackWatch, toMs: number): FoundStretch | null {
  const fromMs = Number.isNaN(fixMs) ? duty.startMs : fixMs
  const dark = (toMs - fromMs) / 1000
  return dark > gapAfterS ? { state: 'gap', fromMs, toMs, setting: 'gapAfterS', value: Math.round(dark), limit: gapAfterS, metres: null } : null
}

function jumpOf({ fixMs, lat, lon, settings: { jumpMps } }: TrackWatch, sight: Sight): FoundStretch | null {
  if (Number.isNaN(fixMs)) return null
  const metres = nearDistanceM(lat, lon, sight.lat, sight.lon)
  const seconds = Math.max(1, (sight.timeMs - fixMs) / 1000)
  const one = { state: 'jump' as const, fromMs: sight.timeMs, toMs: sight.timeMs, metres: Math.round(metres) }
  if (sight.mark === 'jump') return { ...one, setting: 'mark', value: Math.round(metres / seconds), limit: null }
  return metres > NOISE_M && metres / seconds > jumpMps ? { ...one, setting: 'jumpMps', value: Math.round(metres / seconds), limit: jumpMps } : null
}
/** GNSS among high houses hops this far without anybody having moved. */
const NOISE_M = 150

function forgetPlace(watch: TrackWatch): void {
  watch.fixMs = NaN
  watch.outside = watch.still = null
  watch.stillSinceMs = NaN
}

function notePlace(watch: TrackWatch, sight: Sight, { outsideM, outsideAfterS, stillRadiusM, stillAfterMin }: SuperviseSettings): void {
  const { place } = watch.duty
  const { timeMs, lat, lon } = sight
  const last = watch.seen.at(-1)
  if (last && !Number.isNaN(watch.fixMs)) last.toMs = timeMs
  else watch.seen.push({ fromMs: timeMs, toMs: timeMs })
  watch.fixMs = timeMs
  watch.lat = lat
  watch.lon = lon

  const away = place === null ? 0 : metresOutside(place, lat, lon)
  if (away > outsideM) {
    const out = watch.outside ??= newOutside(watch, timeMs, outsideAfterS)
    out.toMs = timeMs
    out.value = Math.round((timeMs - out.fromMs) / 1000)
    out.metres = Math.max(out.metres ?? 0, Math.round(away))
    if (!watch.outsideListed && out.value >= outsideAfterS) { watch.found.push(out); watch.outsideListed = true }
  } else watch.outside = null

  if (place?.type === 'post') return
  if (Number.isNaN(watch.stillSinceMs) || nearDistanceM(watch.stillLat, watch.stillLon, lat, lon) > stillRadiusM) {
    watch.stillSinceMs = timeMs
    watch.stillLat = lat
    watch.stillLon = lon
    watch.still = null
  } else if (timeMs - watch.stillSinceMs >= stillAfterMin * 60_000) {
    if (watch.still === null) watch.found.push(watch.still = { state: 'still', fromMs: watch.stillSinceMs, toMs: timeMs, setting: 'stillAfterMin', value: 0, limit: stillAfterMin, metres: stillRadiusM })
    watch.still.toMs = timeMs
    watch.still.value = Math.round((timeMs - watch.stillSinceMs) / 60_000)
  }
}

function newOutside(watch: TrackWatch, fromMs: number, limit: number): FoundStretch {
  watch.outsideListed = false
  return { state: 'outside', fromMs, toMs: fromMs, setting: 'outsideAfterS', value: 0, limit, metres: 0 }
}

/** All that was found up to a moment, the silence that still lasts and the time after an early leaving among it. `nowMs` beyond the end of the shift counts as its end. */
export function findingsAt(watch: TrackWatch, nowMs: number): FoundStretch[] {
  const gone = leftUntil(watch.duty, nowMs)
  return gone ? [...trackFindings(watch, nowMs), gone] : trackFindings(watch, nowMs)
}

/** The scheduled time after somebody clocked out: nothing is looked at in it, and it is owed. */
function leftUntil({ endMs, scheduledEndMs }: WatchedDuty, nowMs: number): FoundStretch | null {
  const toMs = Math.min(nowMs, scheduledEndMs)
  return toMs <= endMs ? null : { state: 'left', fromMs: endMs, toMs, setting: 'clockOut', value: Math.ceil((scheduledEndMs - endMs) / 60_000), limit: null, metres: null }
}

function trackFindings(watch: TrackWatch, nowMs: number): FoundStretch[] {
  const { duty } = watch
  const toMs = Math.min(nowMs, duty.endMs)
  if (toMs <= duty.startMs) return []
  if (!duty.hasDevice) return [{ state: 'offline', fromMs: duty.startMs, toMs, setting: 'device', value: null, limit: null, metres: null }]
  const open = silenceUntil(watch, toMs) ?? gapUntil(watch, toMs)
  return open ? [...watch.found, open] : [...watch.found]
}
