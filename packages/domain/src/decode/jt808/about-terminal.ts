import type { DeviceState } from '@watchfloor/shared'
import type { EventReport } from '../report.js'
import { readTime } from './bcd.js'
import { hexOf } from './bytes.js'
import { gbkField } from './gbk.js'
import type { Message } from './header.js'
import type { LocationContext } from './location.js'
import { REGISTER_FIELDS } from './sign-in.js'

/** Messages in which a terminal tells of itself and its driver. */

/** 0x0107, attributes: kind WORD, maker, model, terminal id, ICCID BCD[10], hardware, firmware (each counted), GNSS, network. Null when it is too short. */
export function readAttributes({ version2019, bytes, from, to }: Message): DeviceState | null {
  const { maker, model, terminal } = version2019 ? { ...REGISTER_FIELDS[2019], maker: 5 } : REGISTER_FIELDS[2013]
  const iccidAt = from + 2 + maker + model + terminal
  let at = iccidAt + 10
  if (at + 1 > to) return null
  const state: DeviceState = {
    maker: gbkField(bytes, from + 2, maker), model: gbkField(bytes, from + 2 + maker, model),
    terminalId: gbkField(bytes, from + 2 + maker + model, terminal), iccid: hexOf(bytes, iccidAt, iccidAt + 10),
  }
  for (const key of ['hardware', 'firmware']) {
    if (at >= to) break
    const length = Math.min(bytes[at]!, to - at - 1)
    state[key] = gbkField(bytes, at + 1, length)
    at += 1 + length
  }
  return state
}

/** 0x0702 since 2013: card in (1) or out (2), time BCD[6], and with a card that was read (result 0) the driver's name. Null when it is too short. */
export function driverEvent({ bytes, from, to }: Message, context: LocationContext): EventReport | null {
  if (to - from < 7) return null
  const timeMs = readTime(bytes, from + 1, context.utcOffsetMin)
  const status = bytes[from]!
  if (Number.isNaN(timeMs) || (status !== 1 && status !== 2)) return null
  const read = to - from > 9 && bytes[from + 7] === 0
  const name = read ? gbkField(bytes, from + 9, Math.min(bytes[from + 8]!, to - from - 9)) : ''
  const eventType = status === 1 ? 'jt808.driver_card_in' : 'jt808.driver_card_out'
  return {
    type: 'event', externalId: context.externalId, timeMs, eventType, severity: 'info', active: null, code: to - from > 7 ? String(bytes[from + 7]!) : null,
    text: name === '' ? null : name, lat: NaN, lon: NaN, dedupeKey: `jt808:${context.externalId}:${eventType}:${timeMs}`,
  }
}
