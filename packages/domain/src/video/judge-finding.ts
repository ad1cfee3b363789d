import type { CameraState, CameraSuspicion, StreamFault } from '@watchfloor/shared'

/** What one look at a camera found: its key frame's size and hash, or why there was none. `plays`: pictures come, from a gateway that does not show them. */
export interface CameraFinding { fault: StreamFault | null; keyBytes: number | null; keyHash: string | null; plays?: boolean }
/** What earlier looks left behind, oldest first: the sizes by which dark is told, the hashes by which frozen is; `confirmed`: what an open tile has seen since. */
export interface FindingMemory { keyBytes: readonly number[]; keyHashes: readonly string[]; confirmed?: CameraSuspicion | null }
/** The verdict, with the memory for the next look. */
export interface FindingVerdict extends FindingMemory { state: Exclude<CameraState, 'unknown'>; suspicion: CameraSuspicion | null }

/** As many looks in a row must find the very same key frame: the noise of any sensor makes two of them differ. */
const SAME_LOOKS = 3
/** A lens that is covered or sees nothing codes to a fraction of what the same camera usually sends. */
const DARK_SHARE = 0.15
/** Below this many sizes a median means nothing. */
const LEAST_SIZES = 4
const MOST_SIZES = 48
/** Faults that mean that nobody answered; all others are an answer with nothing to show in it. */
const NOBODY: ReadonlySet<StreamFault> = new Set(['unreachable', 'closed'])

/** Judges one look at a camera by itself and by those before. Pure: frozen and dark are suspected from the bytes, an open tile confirms. */
export function judgeFinding({ fault, keyBytes, keyHash, plays }: CameraFinding, before: FindingMemory): FindingVerdict {
  if (keyBytes === null || keyHash === null) return { state: fault === null && plays ? 'on' : fault !== null && NOBODY.has(fault) ? 'off' : 'no_keyframe', suspicion: null, ...before }
  const keyHashes = [...before.keyHashes, keyHash].slice(-SAME_LOOKS)
  // What was seen to stand still stays so until the bytes change, however few looks there were before.
  const frozen = before.confirmed === 'frozen' ? before.keyHashes.at(-1) === keyHash : keyHashes.length === SAME_LOOKS && keyHashes.every((hash) => hash === keyHash)
  const median = before.keyBytes.length < LEAST_SIZES ? null : [...before.keyBytes].sort((a, b) => a - b)[before.keyBytes.length >> 1]!
  const dark = median !== null && keyBytes < median * DARK_SHARE
  // A dark picture must not become the measure of what is dark.
  return { state: 'on', suspicion: frozen ? 'frozen' : dark ? 'dark' : null, keyBytes: dark ? before.keyBytes : [...before.keyBytes, keyBytes].slice(-MOST_SIZES), keyHashes, ...(frozen && before.confirmed ? { confirmed: before.confirmed } : {}) }
}
