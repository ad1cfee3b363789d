import { CLIPS, readClip } from '../cameras/clip.js'
import type { Clip } from '../cameras/clip.js'
import type { Feed } from '../cameras/feed.js'

/** Clips of a whole minute: played by the clock, the seconds in them are the clock's. So none of them is shifted. */
const FOLDER = new URL('moving/', CLIPS)
const WORN = ['walk.10.h264', 'lane.10.h264'] as const
const FROM_ABOVE = 'aerial.10.h264'
const read = new Map<string, Clip>()

/** Read when somebody first sends it. */
function feedOf(file: string): Feed {
  const clip = read.get(file) ?? readClip(file, FOLDER)
  read.set(file, clip)
  return { clip, shift: 0 }
}

/** What a drone sees. */
export const feedFromAbove = (): Feed => feedOf(FROM_ABOVE)
/** What the nth body camera sees; the clips are taken in turn. */
export const wornFeed = (n: number): Feed => feedOf(WORN[n % WORN.length]!)
