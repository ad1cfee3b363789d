import { readTime } from './bcd.js'
import { readDword, readWord } from './bytes.js'
import { gbkField } from './gbk.js'

/** Active-safety alarms of T/JSATL 12-2017 ("Su-Biao", §4.3): driver assistance 0x64, driver monitoring 0x65, tyres 0x66, blind spot 0x67; 0x70 harsh driving of other provinces. */

/** Which attachments belong to an alarm: the terminal's id, the alarm's time and serial, and how many there are. */
export interface AlarmLabel { terminal: string; timeMs: number; serial: number; attachments: number }

/** One tyre of a 0x66 alarm. `kinds` are bits: 1 too high, 2 too low, 3 hot, 4 sensor, 5 unbalanced, 6 leak, 7 battery low. */
export interface TyreAlarm { wheel: number; kinds: number; pressureKpa: number; celsius: number; batteryPct: number }

/** A Su-Biao alarm. Fields that its kind does not have are NaN. */
export interface SuBiaoAlarm {
  item: number
  alarmId: number
  /** 0 a moment, 1 began, 2 ended. */
  flag: number
  type: number
  /** 1 or 2. */
  level: number
  frontSpeedKmh: number
  /** Gap to the vehicle in front, tenths of a second. */
  frontGapTenths: number
  /** 1 left, 2 right. */
  deviation: number
  signType: number
  signValue: number
  /** 0–10, of driver monitoring. */
  fatigue: number
  /** Of 0x70: seconds or tenths by vendor, and the two limits that were passed. */
  thresholds: readonly [number, number, number] | null
  tyres: readonly TyreAlarm[]
  speedKmh: number
  altitudeM: number
  /** Millionths of a degree without sign, as in the location around it. */
  lat: number
  lon: number
  timeMs: number
  vehicleStatus: number
  label: AlarmLabel | null
}

/** Where the part that all kinds share (speed, altitude, place, time, status, label) begins. */
const SHARED_AT: Readonly<Record<number, number>> = { 0x64: 12, 0x65: 12, 0x66: 5, 0x67: 6, 0x70: 12 }
const SHARED_BYTES = 19
const TYRE_BYTES = 9
/** Labels: terminal id 7 in Su-Biao, 30 in what follows JT/T 808-2019 and in Guangdong; then time 6, serial, attachments, 1 or 2 reserved. */
const SHORT_LABEL = 16
const LONG_LABEL = 40

/** The alarm in an item's value `bytes[from, to)`; null when the value is too short to hold its kind. */
export function readSuBiao(item: number, bytes: Uint8Array, from: number, to: number, utcOffsetMin: number): SuBiaoAlarm | null {
  const sharedAt = from + (SHARED_AT[item] ?? Infinity)
  const labelAt = sharedAt + SHARED_BYTES
  if (!(labelAt <= to)) return null
  const typed = item !== 0x66
  const alarm: SuBiaoAlarm = {
    item, alarmId: readDword(bytes, from), flag: bytes[from + 4]!, type: typed ? bytes[from + 5]! : NaN, level: NaN, frontSpeedKmh: NaN, frontGapTenths: NaN,
    deviation: NaN, signType: NaN, signValue: NaN, fatigue: NaN, thresholds: null, tyres: [],
    speedKmh: bytes[sharedAt]!, altitudeM: readWord(bytes, sharedAt + 1), lat: readDword(bytes, sharedAt + 3), lon: readDword(bytes, sharedAt + 7),
    timeMs: readTime(bytes, sharedAt + 11, utcOffsetMin), vehicleStatus: readWord(bytes, sharedAt + 17), label: null,
  }
  if (item === 0x64) {
    alarm.level = bytes[from + 6]!
    alarm.frontSpeedKmh = bytes[from + 7]!
    alarm.frontGapTenths = bytes[from + 8]!
    alarm.deviation = bytes[from + 9]!
    alarm.signType = bytes[from + 10]!
    alarm.signValue = bytes[from + 11]!
  } else if (item === 0x65) {
    alarm.level = bytes[from + 6]!
    alarm.fatigue = bytes[from + 7]!
  } else if (item === 0x70) alarm.thresholds = [readWord(bytes, from + 6), readWord(bytes, from + 8), readWord(bytes, from + 10)]
  const labelBytes = item === 0x66 ? tyreLabelBytes(to - labelAt) : to - labelAt
  alarm.label = readLabel(bytes, labelAt, labelBytes, utcOffsetMin)
  if (item === 0x66) alarm.tyres = readTyres(bytes, labelAt + labelBytes, to)
  return alarm
}

/** Before a tyre list of 1 + 9n bytes stands a label of 16 or of 40: the two never fit the same length. */
const tyreLabelBytes = (left: number): number => (left >= LONG_LABEL + 1 && (left - LONG_LABEL - 1) % TYRE_BYTES === 0 ? LONG_LABEL : SHORT_LABEL)

function readLabel(bytes: Uint8Array, at: number, length: number, utcOffsetMin: number): AlarmLabel | null {
  if (length < SHORT_LABEL - 1) return null
  const idBytes = length >= LONG_LABEL - 2 ? 30 : 7
  const rest = at + idBytes
  return { terminal: gbkField(bytes, at, idBytes), timeMs: readTime(bytes, rest, utcOffsetMin), serial: bytes[rest + 6]!, attachments: bytes[rest + 7]! }
}

function readTyres(bytes: Uint8Array, at: number, to: number): TyreAlarm[] {
  const out: TyreAlarm[] = []
  if (at >= to) return out
  for (let i = 0, p = at + 1; i < bytes[at]! && p + TYRE_BYTES <= to; i++, p += TYRE_BYTES) {
    out.push({ wheel: bytes[p]!, kinds: readWord(bytes, p + 1), pressureKpa: readWord(bytes, p + 3), celsius: readWord(bytes, p + 5), batteryPct: readWord(bytes, p + 7) })
  }
  return out
}
