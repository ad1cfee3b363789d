import { NAL, isSlice, lengthPrefixed, nalType } from './nal.js'
import { isBidirectional } from './slice.js'
import { parseSps } from './sps.js'
import type { Sps } from './sps.js'

/** A picture as it came from a source. */
export interface AccessUnit {
  /** Its NAL units, each behind its length in four bytes. */
  readonly bytes: Buffer
  /** Begins a group of pictures; then the parameter sets are in it. */
  readonly key: boolean
  /** The source's own clock, 90 kHz, 32 bits. */
  readonly ticks: number
  readonly receivedAt: number
}

/** The sets that a decoder needs before the first picture. */
export interface ParameterSets {
  readonly sps: Buffer
  readonly pps: Buffer
  readonly facts: Sps
}

/** Makes access units of a source's NAL units and remembers what it learns of the stream on the way. */
export class UnitAssembler {
  bidirectional = false
  #sps: Buffer | null = null
  #pps: Buffer | null = null
  #sets: ParameterSets | null = null

  get sets(): ParameterSets | null { return this.#sets }

  /** Parameter sets that came beside the stream (SDP, FLV sequence header) or in it. */
  learn(nal: Uint8Array): void {
    const type = nalType(nal)
    if (type === NAL.sps && !this.#sps?.equals(nal)) this.#sps = Buffer.from(nal)
    else if (type === NAL.pps && !this.#pps?.equals(nal)) this.#pps = Buffer.from(nal)
    else return
    const facts = this.#sps && parseSps(this.#sps)
    this.#sets = this.#sps && this.#pps && facts ? { sps: this.#sps, pps: this.#pps, facts } : null
  }

  /** null: no picture in it, or one that nobody could decode because the parameter sets have not come yet. */
  assemble(nals: readonly Uint8Array[], ticks: number, receivedAt: number): AccessUnit | null {
    const kept = nals.filter((nal) => nal.length > 0 && nalType(nal) !== NAL.delimiter && nalType(nal) !== NAL.filler)
    for (const nal of kept) this.learn(nal)
    const slices = kept.filter(isSlice)
    if (slices.length === 0 || !this.#sets) return null
    const key = slices.some((nal) => nalType(nal) === NAL.idr)
    if (!key && !this.bidirectional) this.bidirectional = isBidirectional(slices[0]!)
    // A viewer may begin at any key frame: cameras that tell the sets only in the SDP get them put in front.
    const complete = key && !kept.some((nal) => nalType(nal) === NAL.sps) ? [this.#sets.sps, this.#sets.pps, ...kept.filter((nal) => nalType(nal) !== NAL.pps)] : kept
    return { bytes: lengthPrefixed(complete), key, ticks: ticks >>> 0, receivedAt }
  }
}
