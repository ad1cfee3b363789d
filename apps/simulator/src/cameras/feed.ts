import type { Clip } from './clip.js'

/**
 * What a camera shows: a clip, shifted so that cameras with the same one differ. The wall clock alone says which picture is on, so whoever knows the
 * clock can tell from the bar code in a picture how old it is, and a restarted simulator goes on where it was.
 */
export interface Feed {
  readonly clip: Clip
  /** Pictures ahead of the clip's own beginning. */
  readonly shift: number
}

/** Pictures since 1970: it numbers the time stamps; the picture of the clip is its remainder. */
export const frameNumber = ({ clip }: Feed, at: number): number => Math.floor(at * clip.fps / 1000)
export const dueAt = ({ clip }: Feed, number: number): number => Math.ceil(number * 1000 / clip.fps)
export const pictureOf = ({ clip, shift }: Feed, number: number): number => (number + shift) % clip.frames.length

/** The last picture at or before this one that can be shown without others. */
export function keyBefore(feed: Feed, number: number): number {
  for (let n = number; ; n--) if (feed.clip.frames[pictureOf(feed, n)]!.key) return n
}
