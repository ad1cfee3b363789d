import { mpsToKmh } from '@watchfloor/shared'

export { age } from '../i18n/age.js'

/** The centre's clock, not the computer's: a seat whose computer stands in another zone reads the same times as the wall. */
const ZONE = 'Asia/Shanghai'
const zoned = new Intl.DateTimeFormat('en-CA', { timeZone: ZONE, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })

function pieces(ms: number): Record<string, string> {
  return Object.fromEntries(zoned.formatToParts(ms).map(({ type, value }) => [type, value]))
}

/** `14:03:27` */
export function clockTime(ms: number): string {
  const { hour, minute, second } = pieces(ms)
  return `${hour}:${minute}:${second}`
}

/** `2026-11-22` */
export function day(ms: number): string {
  const { year, month, day: date } = pieces(ms)
  return `${year}-${month}-${date}`
}

/** `2026-11-22 14:03:27` */
export const dateTime = (ms: number): string => `${day(ms)} ${clockTime(ms)}`

/** Today `14:03:27`, else `11-22 14:03`: as short as it can be without being wrong. */
export const shortTime = (ms: number, nowMs: number): string =>
  day(ms) === day(nowMs) ? clockTime(ms) : `${day(ms).slice(5)} ${clockTime(ms).slice(0, 5)}`

/** `02:13`, from an hour on `1:02:13`. */
export function span(ms: number): string {
  const s = Math.max(0, Math.floor(ms / 1000))
  const two = (n: number): string => String(n).padStart(2, '0')
  const tail = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`
  return s < 3600 ? tail : `${Math.floor(s / 3600)}:${tail}`
}

const DAY_MS = 86_400_000
/** `09:40`, `3:10:05`, from a day on `2 d 4 h`: what is left of a clock, or by how much it is over. */
export function lasting(ms: number): string {
  if (ms < DAY_MS) return span(ms)
  const hours = Math.floor((ms % DAY_MS) / 3_600_000)
  return `${Math.floor(ms / DAY_MS)} d${hours > 0 ? ` ${hours} h` : ''}`
}

/** A number and its unit, kept apart so that the unit can be set smaller. */
export interface Measure { value: string; unit: string }

/** m/s inside, km/h on the screen. */
export const speed = (mps: number): Measure => ({ value: mpsToKmh(mps).toFixed(mps < 2.7 && mps > 0.05 ? 1 : 0), unit: 'km/h' })
export const metres = (m: number): Measure => (Math.abs(m) < 1000 ? { value: m.toFixed(Math.abs(m) < 10 ? 1 : 0), unit: 'm' } : { value: (m / 1000).toFixed(1), unit: 'km' })
export const degrees = (deg: number): Measure => ({ value: String(Math.round(deg) % 360).padStart(3, '0'), unit: '°' })
export const percent = (pct: number): Measure => ({ value: pct.toFixed(0), unit: '%' })
/** Five decimals are a metre: more would promise what no device keeps. */
export const coordinates = (lat: number, lon: number): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`
/** 12345 → `12,345` */
export const count = (n: number): string => n.toLocaleString('en-US')

const OFFSET_MS = 8 * 3_600_000
/** `2026-11-22 14:03`: what a time field holds, in the centre's time (UTC+8, which has no summer time). */
export const toInput = (ms: number): string => new Date(ms + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

const TYPED = /^(?:(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2})(?:\s+|$))?(?:(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
/** Reads a time as people type it: `2026-11-22 14:03`, `11-22 14:03`, `14:03` (today), `11-22` (midnight). NaN when it is empty or no time. */
export function fromInput(text: string, nowMs: number): number {
  const match = TYPED.exec(text.normalize('NFKC').trim().replace('T', ' '))
  if (!match || (match[2] === undefined && match[4] === undefined)) return NaN
  const [today, two] = [day(nowMs).split('-'), (part: string | undefined): string => (part ?? '0').padStart(2, '0')]
  const date = `${match[1] ?? today[0]}-${two(match[2] ?? today[1])}-${two(match[3] ?? today[2])}`
  const ms = Date.parse(`${date}T${two(match[4])}:${two(match[5])}:${two(match[6])}+08:00`)
  // Some engines roll 31 February over into March: such a day is no time.
  return day(ms || 0) === date ? ms : NaN
}
