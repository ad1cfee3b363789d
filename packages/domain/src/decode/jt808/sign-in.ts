import type { DeviceState } from '@watchfloor/shared'
import { readWord } from './bytes.js'
import { gbkField, gbkText } from './gbk.js'
import type { Message } from './header.js'

/** Registration 0x0100 and authentication 0x0102: three editions, three layouts (JT/T 808-2011 §8.5, -2013 §8.5, -2019 §8.6–8.8). */

/** Bytes of maker, model and terminal id in the registration of each edition. */
export const REGISTER_FIELDS = {
  2011: { maker: 5, model: 8, terminal: 7 },
  2013: { maker: 5, model: 20, terminal: 7 },
  2019: { maker: 11, model: 30, terminal: 30 },
} as const
/** Edition of the standard that a terminal speaks. */
export type Edition = keyof typeof REGISTER_FIELDS

const PLATE_COLOURS: Readonly<Record<number, string>> = { 0: 'none', 1: 'blue', 2: 'yellow', 3: 'black', 4: 'white', 5: 'green', 9: 'other', 91: 'farm', 92: 'farm-yellow', 93: 'yellow-green', 94: 'gradient-green' }
/** Two area codes, the fixed fields and the plate's colour. */
const fixedBytes = (edition: Edition): number => 4 + REGISTER_FIELDS[edition].maker + REGISTER_FIELDS[edition].model + REGISTER_FIELDS[edition].terminal + 1

/**
 * The header does not tell 2011 from 2013. A body too short for 2013 is 2011; one that could be either (2011 with a VIN in place of a plate)
 * is 2011 only where its colour byte makes sense and 2013's does not.
 */
function editionOf({ version2019, bytes, from, to }: Message): Edition {
  if (version2019 && to - from >= fixedBytes(2019)) return 2019
  if (to - from < fixedBytes(2013)) return 2011
  const colour = (edition: Edition): boolean => PLATE_COLOURS[bytes[from + fixedBytes(edition) - 1]!] !== undefined
  return !colour(2013) && colour(2011) ? 2011 : 2013
}

/** What a terminal says of itself when it registers, for the quarantine list; null when the body is shorter than any edition's. */
export function readRegister(message: Message): DeviceState | null {
  const { bytes, from, to } = message
  if (to - from < fixedBytes(2011)) return null
  const edition = editionOf(message)
  const { maker, model, terminal } = REGISTER_FIELDS[edition]
  let at = from + 4
  const field = (length: number): string => {
    at += length
    return gbkField(bytes, at - length, length)
  }
  const state: DeviceState = { edition: String(edition), province: readWord(bytes, from), city: readWord(bytes, from + 2), maker: field(maker), model: field(model), terminalId: field(terminal) }
  const colour = bytes[at]!
  state.plateColour = PLATE_COLOURS[colour] ?? String(colour)
  // Colour 0: the vehicle has no plate yet and shows its VIN.
  const plate = gbkField(bytes, at + 1, to - at - 1, 40)
  if (plate !== '') state[colour === 0 ? 'vin' : 'plate'] = plate
  return state
}

/** What a terminal shows when it authenticates. */
export interface Credentials { code: string; about: DeviceState }

/**
 * The authentication code. 2019 counts it and adds IMEI (15) and software version (20); where the count does not fit the body, the terminal put
 * 2013's bare string under a 2019 header, which happens.
 */
export function readAuth({ version2019, bytes, from, to }: Message): Credentials {
  const counted = from + 1 + (bytes[from] ?? 0)
  if (!version2019 || from >= to || counted > to || (counted < to && counted + 15 > to)) return { code: gbkText(bytes, from, to).slice(0, 200), about: {} }
  const about: DeviceState = {}
  const imei = gbkField(bytes, counted, Math.min(15, to - counted))
  const software = gbkField(bytes, counted + 15, Math.max(0, Math.min(20, to - counted - 15)))
  if (imei !== '') about.imei = imei
  if (software !== '') about.software = software
  return { code: gbkText(bytes, from + 1, counted).slice(0, 200), about }
}
