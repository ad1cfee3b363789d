import { readWord } from './bytes.js'
import { readLocation } from './location.js'
import type { Located, LocationContext } from './location.js'

/** 0x0704, many locations in one message (JT/T 808-2019 §8.49): count WORD, kind BYTE, then length WORD and body for each. */

/** A batch understood as far as it goes. */
export interface Batch {
  /** Kind 1: recorded while there was no network. Kind 0 is a normal batch, whose age the host judges. */
  replayed: boolean
  /** Oldest first, whatever order they came in; those without a readable time at the end. */
  locations: readonly Located[]
  /** Locations that were too short to read. */
  unreadable: number
  /** Fewer came than the count says, or the last one runs past the end. */
  incomplete: boolean
}

/** The batch in `bytes[from, to)`; null when even its head is missing. */
export function readBatch(bytes: Uint8Array, from: number, to: number, context: LocationContext): Batch | null {
  if (to - from < 3) return null
  const count = readWord(bytes, from)
  const replayed = bytes[from + 2] === 1
  const locations: Located[] = []
  let unreadable = 0
  let seen = 0
  let at = from + 3
  while (seen < count && at + 2 <= to) {
    const start = at + 2
    const end = start + readWord(bytes, at)
    if (end > to) break
    const location = readLocation(bytes, start, end, context)
    if (location === null) unreadable++
    else {
      location.fix.replayed = replayed
      locations.push(location)
    }
    seen++
    at = end
  }
  locations.sort((a, b) => orderOf(a) - orderOf(b))
  return { replayed, locations, unreadable, incomplete: seen < count || at !== to }
}

const orderOf = ({ fix }: Located): number => (Number.isNaN(fix.timeMs) ? Number.MAX_SAFE_INTEGER : fix.timeMs)
