import { isSlice } from './nal.js'
import { UnitAssembler } from './unit-assembler.js'
import type { AccessUnit } from './unit-assembler.js'

export interface H264Packet {
  readonly marker: boolean
  readonly sequence: number
  readonly ticks: number
  readonly payload: Buffer
}

const STAP_A = 24
const FU_A = 28
/** A 4K key frame is below 2 MB; whoever sends more wants our memory. */
const MAX_UNIT_BYTES = 8_000_000
const MAX_UNIT_NALS = 2048

/** RTP payloads → access units (RFC 6184: single units, STAP-A, FU-A). Nothing is passed on between a loss and the next key frame: it would show what never was. */
export class H264Depacketiser {
  lost = 0
  readonly #assembler: UnitAssembler
  readonly #take: (unit: AccessUnit) => void
  readonly #whenBroken: () => void
  #nals: Buffer[] = []
  #bytes = 0
  #fragments: Buffer[] | null = null
  #ticks: number | null = null
  #next: number | null = null
  #broken = true

  /** @param broken told when pictures are held back until the next key frame; a publisher can be asked for one */
  constructor(assembler: UnitAssembler, take: (unit: AccessUnit) => void, broken: () => void = () => undefined) {
    this.#assembler = assembler
    this.#take = take
    this.#whenBroken = broken
  }

  push(packet: H264Packet, receivedAt: number): void {
    if (this.#next !== null && packet.sequence !== this.#next) {
      const gap = (packet.sequence - this.#next) & 0xffff
      // An old packet once more, or late: its place has been given up.
      if (gap > 0x8000) return
      this.lost += gap
      this.#drop()
    }
    this.#next = (packet.sequence + 1) & 0xffff
    // Some cameras forget the marker: another time stamp is another picture.
    if (this.#ticks !== null && packet.ticks !== this.#ticks) this.#finish(receivedAt)
    this.#ticks = packet.ticks
    this.#read(packet.payload)
    if (packet.marker) this.#finish(receivedAt)
  }

  #read(payload: Buffer): void {
    const type = payload.length > 0 ? payload[0]! & 0x1f : 0
    if (type >= 1 && type <= 23) this.#add(Buffer.from(payload))
    else if (type === STAP_A) {
      for (let at = 1; at + 2 <= payload.length;) {
        const length = payload.readUInt16BE(at)
        if (length === 0 || at + 2 + length > payload.length) { if (length > 0) this.#drop(); break }
        this.#add(Buffer.from(payload.subarray(at + 2, at + 2 + length)))
        at += 2 + length
      }
    } else if (type === FU_A && payload.length > 2) this.#fragment(payload)
  }

  #fragment(payload: Buffer): void {
    const header = payload[1]!
    if ((header & 0x80) !== 0) this.#fragments = [Buffer.from([(payload[0]! & 0xe0) | (header & 0x1f)])]
    // A continuation whose beginning never came.
    else if (!this.#fragments) { this.#drop(); return }
    this.#fragments!.push(Buffer.from(payload.subarray(2)))
    this.#count(payload.length)
    if ((header & 0x40) === 0 || !this.#fragments) return
    this.#nals.push(Buffer.concat(this.#fragments))
    this.#fragments = null
  }

  #add(nal: Buffer): void {
    this.#nals.push(nal)
    this.#count(nal.length)
  }

  #count(bytes: number): void {
    this.#bytes += bytes
    if (this.#bytes > MAX_UNIT_BYTES || this.#nals.length > MAX_UNIT_NALS) this.#drop()
  }

  #drop(): void {
    if (!this.#broken) this.#whenBroken()
    this.#broken = true
    this.#nals = []
    this.#bytes = 0
    this.#fragments = null
  }

  #finish(receivedAt: number): void {
    if (this.#fragments) this.#drop()
    const nals = this.#nals
    this.#nals = []
    this.#bytes = 0
    if (nals.length === 0) return
    const unit = this.#assembler.assemble(nals, this.#ticks!, receivedAt)
    if (!unit) return
    // What was collected before a loss has been dropped: a key frame is whole if it still has the slice that begins it (first_mb_in_slice = 0).
    if (unit.key && beginsPicture(nals.find(isSlice)!)) this.#broken = false
    if (!this.#broken) this.#take(unit)
  }
}

const beginsPicture = (slice: Uint8Array): boolean => slice.length > 1 && (slice[1]! & 0x80) !== 0
