import { isPlace } from '../../geo/place.js'
import type { EventReport } from '../report.js'
import { readTime } from './bcd.js'
import { readDword } from './bytes.js'
import { LOCATION_BYTES, readLocation } from './location.js'
import type { LocationContext } from './location.js'

/** Photographs, sound and video: 0x0800 announces, 0x0801 brings (JT/T 808-2019 §8.60–8.61). */

const KINDS = ['image', 'audio', 'video']
const FORMATS = ['jpeg', 'tif', 'mp3', 'wav', 'wmv']
/** id DWORD, kind, format, event, channel. */
const HEAD_BYTES = 8

/** The medium's number, which 0x8800 names; 0 where the body is too short. */
export const mediaIdOf = (bytes: Uint8Array, from: number, to: number): number => (to - from >= 4 ? readDword(bytes, from) : 0)

/**
 * What 0x0800 or 0x0801 says in `bytes[from, to)` as an event; null when its head is not whole. 2011 has no position in 0x0801: a JPEG that begins
 * right behind the head tells, and otherwise the would-be position's time must be a date.
 */
export function mediaEvent(bytes: Uint8Array, from: number, to: number, brought: boolean, context: LocationContext, nowMs: number): EventReport | null {
  if (to - from < HEAD_BYTES) return null
  const mediaId = readDword(bytes, from)
  const head = from + HEAD_BYTES
  const isJpeg = bytes[head] === 0xff && bytes[head + 1] === 0xd8
  const withPlace = brought && !isJpeg && to - head >= LOCATION_BYTES && !Number.isNaN(readTime(bytes, head + 22, context.utcOffsetMin))
  const fix = withPlace ? readLocation(bytes, head, head + LOCATION_BYTES, context)?.fix ?? null : null
  const kind = KINDS[bytes[from + 4]!] ?? `kind ${bytes[from + 4]!}`
  const format = FORMATS[bytes[from + 5]!] ?? `format ${bytes[from + 5]!}`
  const size = brought ? ` bytes=${to - head - (fix === null ? 0 : LOCATION_BYTES)}` : ''
  const timeMs = fix?.timeMs ?? nowMs
  const placed = fix !== null && isPlace(fix.lat, fix.lon)
  return {
    type: 'event', externalId: context.externalId, timeMs, eventType: brought ? 'jt808.media' : 'jt808.media_taken', severity: 'info', active: null,
    code: String(bytes[from + 6]!), text: `${kind} ${format} channel=${bytes[from + 7]!} id=${mediaId}${size}`,
    lat: placed ? fix.lat : NaN, lon: placed ? fix.lon : NaN,
    // Media ids restart with the terminal: the minute of arrival tells two lives apart, and a resend within it changes nothing.
    dedupeKey: `jt808:${context.externalId}:${brought ? 'media' : 'media_taken'}:${mediaId}:${Math.floor(timeMs / 60_000)}`,
  }
}
