import { DEVICE_KINDS, PERSONAL_KINDS } from '@watchfloor/shared'
import type { DeviceKind, ViewRequest } from '@watchfloor/shared'

/** Part of the view's size that is added on each side, so that a unit is already moving when it glides in. */
const MARGIN = 0.2

const KIND_INDEX = Object.fromEntries(DEVICE_KINDS.map((kind, index) => [kind, index])) as Record<DeviceKind, number>
/** The bit that stands for a kind in a mask. */
export const kindBit = (kind: DeviceKind): number => 1 << KIND_INDEX[kind]
/** The kinds that people wear and carry, as a mask. */
export const PERSONAL_BITS = PERSONAL_KINDS.reduce((mask, kind) => mask | kindBit(kind), 0)

/** What a console looks at: a box with a margin, and kinds as a bit mask. A box may lie across the 180th meridian (west > east). */
export class SeenArea {
  private readonly west: number
  private readonly east: number
  private readonly south: number
  private readonly north: number
  private readonly across: boolean
  private readonly kinds: number

  constructor({ bbox: [west, south, east, north], kinds }: ViewRequest) {
    const wide = west <= east ? east - west : east + 360 - west
    const high = north - south
    const everything = wide * (1 + 2 * MARGIN) >= 360
    this.south = south - high * MARGIN
    this.north = north + high * MARGIN
    this.west = everything ? -180 : wrap(west - wide * MARGIN)
    this.east = everything ? 180 : wrap(east + wide * MARGIN)
    this.across = this.west > this.east
    this.kinds = kinds ? kinds.reduce((mask, kind) => mask | kindBit(kind), 0) : -1
  }

  sees(lat: number, lon: number, kind: number): boolean {
    return (this.kinds & kind) !== 0 && lat >= this.south && lat <= this.north &&
      (this.across ? lon >= this.west || lon <= this.east : lon >= this.west && lon <= this.east)
  }
}

const wrap = (lon: number): number => (lon < -180 ? lon + 360 : lon > 180 ? lon - 360 : lon)
