import type { DeviceState } from '@watchfloor/shared'

/** The status DWORD of 0x0200 (JT/T 808-2019 table 24). */

/** The receiver has a fix. */
export const STATUS_FIXED = 1 << 1
/** Latitude is south. */
export const STATUS_SOUTH = 1 << 2
/** Longitude is west. */
export const STATUS_WEST = 1 << 3
/** Coordinates went through the national confidentiality plug-in: shifted, in practice GCJ-02. */
export const STATUS_OFFSET = 1 << 5

/** Bits 8–9; 2013 and 2019 name 00, 01 and 11, and 10 is reserved. */
const LOADS = ['empty', 'half', 'reserved', 'full'] as const
/** Bits 18–21, by their value: which satellite systems take part. */
const SYSTEMS = Array.from({ length: 16 }, (_, bits) => ['GPS', 'BeiDou', 'GLONASS', 'Galileo'].filter((_name, i) => (bits & (1 << i)) !== 0).join('+') || 'none')

/** Status bits in words, every key always there so that a patch of the device's state also takes things back. */
export function statusState(status: number, alarm: number, version2019: boolean): DeviceState {
  const state: DeviceState = {
    acc: (status & 1) !== 0,
    outOfService: (status & (1 << 4)) !== 0,
    load: LOADS[(status >>> 8) & 3]!,
    fuelCut: (status & (1 << 10)) !== 0,
    electricsCut: (status & (1 << 11)) !== 0,
    doorLocked: (status & (1 << 12)) !== 0,
    doorOpen: (status & (0b11111 << 13)) !== 0,
    gnss: SYSTEMS[(status >>> 18) & 15]!,
    statusWord: status,
    alarmWord: alarm,
  }
  if (version2019) {
    state.aeb = (status & (1 << 6)) !== 0
    state.laneDeparture = (status & (1 << 7)) !== 0
    state.moving = (status & (1 << 22)) !== 0
  }
  return state
}
