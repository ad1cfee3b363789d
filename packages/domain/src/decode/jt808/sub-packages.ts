import { copyBytes, joinBytes } from './bytes.js'
import type { Message } from './header.js'

/** Putting a sub-packaged message together (JT/T 808-2019 §4.4.3 table 3, §8.4). Values, not objects with a life: each function gives back the new state. */

/** One message of which parts are still missing. At most one per message id: terminals send them one after another. */
export interface Assembly {
  id: number
  total: number
  /** Serial of part 1 by the parts' consecutive serials; what a resend request names. */
  firstSerial: number
  /** Part n at index n − 1. */
  parts: readonly (Uint8Array | undefined)[]
  serials: readonly (number | undefined)[]
  received: number
  lastPartMs: number
  /** Resend requests sent so far. */
  asked: number
}

/** Longest message put together: half a megabyte, a large photograph. */
export const MAX_PARTS = 512
const MAX_ASSEMBLIES = 2
/** Silence after which missing parts are asked for. */
export const PART_TIMEOUT_MS = 5_000
/** Requests after which the message is given up. */
export const MAX_RESEND_REQUESTS = 3
/** Parts named in one request: the counts of 0x8800 and of 0x8003 before 2019 are one BYTE, and 0x8800 allows 125. */
export const MAX_PARTS_ASKED = 125

/** What a part led to: still waiting, the whole body, or a reason why it is dropped. */
export type Added =
  | { assemblies: readonly Assembly[]; body: Uint8Array | null; dropped: null }
  | { assemblies: readonly Assembly[]; body: null; dropped: 'parts_too_many' | 'parts_superseded' }

/** Adds one part. A part that was there already under the same serial is a repetition; under another serial it begins a new message and the old one is lost. */
export function addPart(assemblies: readonly Assembly[], message: Message, nowMs: number): Added {
  const { id, total, index, serial } = message
  if (total > MAX_PARTS) return { assemblies, body: null, dropped: 'parts_too_many' }
  const known = assemblies.find((assembly) => assembly.id === id)
  const others = assemblies.filter((assembly) => assembly.id !== id)
  const slot = known?.serials[index - 1]
  if (known !== undefined && known.total === total && slot === serial) return { assemblies, body: null, dropped: null }
  const fresh = known === undefined || known.total !== total || slot !== undefined
  const before = fresh ? empty(message) : known
  const parts = before.parts.slice()
  const serials = before.serials.slice()
  parts[index - 1] = copyBytes(message.bytes, message.from, message.to)
  serials[index - 1] = serial
  const received = before.received + 1
  if (received === total) return { assemblies: others, body: joinBytes(...(parts as Uint8Array[])), dropped: null }
  const next: Assembly = { ...before, parts, serials, received, lastPartMs: nowMs }
  const lost = (known !== undefined && fresh) || others.length >= MAX_ASSEMBLIES
  const kept = [...others.slice(-(MAX_ASSEMBLIES - 1)), next]
  return lost ? { assemblies: kept, body: null, dropped: 'parts_superseded' } : { assemblies: kept, body: null, dropped: null }
}

const empty = ({ id, total, index, serial }: Message): Assembly =>
  ({ id, total, firstSerial: (serial - index + 1) & 0xffff, parts: [], serials: [], received: 0, lastPartMs: 0, asked: 0 })

/** Numbers of the parts that have not come, at most as many as one request may name. */
export function missingParts({ total, parts }: Assembly): number[] {
  const out: number[] = []
  for (let n = 1; n <= total && out.length < MAX_PARTS_ASKED; n++) if (parts[n - 1] === undefined) out.push(n)
  return out
}

/** What has waited too long: to be asked for, or given up after enough requests. `assemblies` is the same list when nothing is due. */
export function dueParts(assemblies: readonly Assembly[], nowMs: number): { assemblies: readonly Assembly[]; ask: readonly Assembly[]; abandoned: number } {
  if (assemblies.length === 0 || !assemblies.some((assembly) => isDue(assembly, nowMs))) return { assemblies, ask: [], abandoned: 0 }
  const kept: Assembly[] = []
  const ask: Assembly[] = []
  for (const assembly of assemblies) {
    if (!isDue(assembly, nowMs)) kept.push(assembly)
    else if (assembly.asked < MAX_RESEND_REQUESTS) {
      const asked = { ...assembly, asked: assembly.asked + 1, lastPartMs: nowMs }
      kept.push(asked)
      ask.push(asked)
    }
  }
  return { assemblies: kept, ask, abandoned: assemblies.length - kept.length }
}

const isDue = ({ lastPartMs }: Assembly, nowMs: number): boolean => nowMs - lastPartMs >= PART_TIMEOUT_MS
