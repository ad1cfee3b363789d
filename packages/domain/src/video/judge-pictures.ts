import type { CameraSuspicion, SuspicionVerdict } from '@watchfloor/shared'

/** One picture of an open tile, made small: a byte of brightness for each point, 0 black to 255 white. */
export interface PictureLook { atMs: number; luma: Uint8Array }

/** Compression makes still points flicker by a little; a digit of a burned-in clock changes by far more. */
const MOVED_BY = 24
/** A digit of a burned-in clock, at the size to which pictures are made small, is some points; one point alone is noise. */
const MOVED_POINTS = 4
/** A camera by night still shows lamps; a covered lens shows nothing. */
const DARK_MEAN = 26
const LIGHT = 96
/** As much light as this is a scene, however black the rest is. */
const LIT_SHARE = 0.005
/** So long has a picture to be the very same before it stands still: a quiet street has its moments. */
export const FROZEN_MS = 24_000
/** So long has it to be dark, or not, for the exposure to have settled. */
export const DARK_MS = 6000

/**
 * Judges a suspicion by the pictures of a tile that plays, oldest first, all of one size. Pure.
 * @returns null = not yet
 */
export function judgePictures(suspicion: CameraSuspicion, looks: readonly PictureLook[]): SuspicionVerdict | null {
  const [first] = looks
  const last = looks.at(-1)
  if (!first || !last) return null
  if (suspicion === 'frozen') {
    if (looks.some(({ luma }) => moved(first.luma, luma))) return 'dismissed'
    return last.atMs - first.atMs >= FROZEN_MS ? 'confirmed' : null
  }
  if (last.atMs - first.atMs < DARK_MS) return null
  const dark = looks.filter(({ luma }) => isDark(luma)).length
  return dark === looks.length ? 'confirmed' : dark === 0 ? 'dismissed' : null
}

function moved(one: Uint8Array, other: Uint8Array): boolean {
  let points = 0
  for (let i = 0; i < one.length; i++) if (Math.abs(one[i]! - other[i]!) >= MOVED_BY && ++points >= MOVED_POINTS) return true
  return false
}

function isDark(luma: Uint8Array): boolean {
  let [sum, lit] = [0, 0]
  for (const point of luma) {
    sum += point
    if (point >= LIGHT) lit++
  }
  return sum < luma.length * DARK_MEAN && lit < luma.length * LIT_SHARE
}
