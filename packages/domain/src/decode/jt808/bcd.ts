/** BCD (8421) fields: terminal phones and times (JT/T 808-2019 §4.2). */

/**
 * A BCD phone as the hub's external id: leading zeros stripped, because the same SIM comes with other padding in another version's header.
 * `''` for all zeros (no identity at all), null where a half byte is no digit.
 */
export function readPhone(bytes: Uint8Array, from: number, length: number): string | null {
  let out = ''
  for (let i = from; i < from + length; i++) {
    const byte = bytes[i]!
    const high = byte >>> 4
    const low = byte & 15
    if (high > 9 || low > 9) return null
    if (out !== '' || high !== 0) out += high
    if (out !== '' || low !== 0) out += low
  }
  return out
}

/** Digits as BCD of `length` bytes, padded with zeros in front; digits beyond the field are cut off in front, other characters count as 0. */
export function bcdOf(digits: string, length: number): Uint8Array {
  const padded = digits.padStart(length * 2, '0').slice(-length * 2)
  const out = new Uint8Array(length)
  const digit = (i: number): number => {
    const value = padded.charCodeAt(i) - 48
    return value >= 0 && value <= 9 ? value : 0
  }
  for (let i = 0; i < length; i++) out[i] = (digit(i * 2) << 4) | digit(i * 2 + 1)
  return out
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (byte: number): number => ((byte >>> 4) > 9 || (byte & 15) > 9 ? NaN : (byte >>> 4) * 10 + (byte & 15))

/**
 * BCD[6] `YYMMDDhhmmss` of a terminal whose clock runs `utcOffsetMin` ahead of UTC (GMT+8 by the standard), as ms since epoch UTC.
 * NaN for what is no date: half bytes above 9, month 13, 31 April. Two-digit years are of this century.
 */
export function readTime(bytes: Uint8Array, at: number, utcOffsetMin: number): number {
  const year = 2000 + two(bytes[at]!)
  const month = two(bytes[at + 1]!)
  const day = two(bytes[at + 2]!)
  const hour = two(bytes[at + 3]!)
  const minute = two(bytes[at + 4]!)
  const second = two(bytes[at + 5]!)
  // Comparisons are written so that NaN fails them.
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1]! && hour < 24 && minute < 60 && second < 60 && year >= 2000)) return NaN
  if (month === 2 && day === 29 && year % 4 !== 0) return NaN
  return Date.UTC(year, month - 1, day, hour, minute, second) - utcOffsetMin * 60_000
}

/** An instant as BCD[6] on a clock `utcOffsetMin` ahead of UTC; seconds are cut, not rounded. */
export function timeBcd(ms: number, utcOffsetMin: number): Uint8Array {
  const local = new Date(ms + utcOffsetMin * 60_000)
  const parts = [local.getUTCFullYear() % 100, local.getUTCMonth() + 1, local.getUTCDate(), local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()]
  return Uint8Array.from(parts, (n) => (Math.trunc(n / 10) << 4) | n % 10)
}
