import { gbkBytes, gbkText } from '../jt808/gbk.js'

/** A data segment taken apart (HJ 212-2017 §6.3.2): who, what, and the field list of `CP`. */
export interface Segment {
  /** Request number: 17 digits of time, the sender's own. */
  readonly qn: string
  /** System code: 22 air, 31 source of air pollution, 51 fume … */
  readonly st: string
  /** Command: 2011 real-time data, 2051 minutes, 2061 hours … */
  readonly cn: string
  readonly pw: string
  /** The station's unique mark. */
  readonly mn: string
  /** Bit 0: an answer is wanted · bit 1: one of several packets · the rest is the version. */
  readonly flag: number
  /** Packets in all and this one's number; 0 where it is whole. */
  readonly total: number
  readonly index: number
  readonly fields: string
}

const MAX_PACKETS = 64
const number = (text: string | undefined): number => (text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : 0)

/** A segment's bytes read; a snake_case reason where something is missing. */
export function readSegment(bytes: Uint8Array): Segment | string {
  const text = gbkText(bytes)
  const open = text.indexOf('CP=&&')
  const close = text.lastIndexOf('&&')
  if (open < 0 || close < open + 5) return 'no_fields'
  const head = new Map<string, string>()
  for (const item of text.slice(0, open).split(';')) {
    const equals = item.indexOf('=')
    if (equals > 0) head.set(item.slice(0, equals).trim().toUpperCase(), item.slice(equals + 1).trim())
  }
  const mn = head.get('MN') ?? ''
  const cn = head.get('CN') ?? ''
  if (!/^[A-Za-z0-9]{1,24}$/.test(mn)) return 'bad_mn'
  if (!/^\d{4}$/.test(cn)) return 'bad_command'
  const [total, index] = [number(head.get('PNUM')), number(head.get('PNO'))]
  if (total > MAX_PACKETS || (total > 1 && (index < 1 || index > total))) return 'bad_packet_number'
  const qn = head.get('QN') ?? ''
  return {
    qn: /^\d{14,17}$/.test(qn) ? qn : '', st: (head.get('ST') ?? '').slice(0, 5), cn, pw: (head.get('PW') ?? '').slice(0, 40), mn, flag: number(head.get('FLAG')) & 0xff,
    total: total > 1 ? total : 0, index: total > 1 ? index : 0, fields: text.slice(open + 5, close),
  }
}

/** A segment as bytes, for the hub's answers and for whoever plays a station. */
export function segmentBytes({ qn, st, cn, pw, mn, flag, total, index, fields }: Segment): Uint8Array {
  const packets = total > 1 ? `PNUM=${total};PNO=${index};` : ''
  return gbkBytes(`${qn ? `QN=${qn};` : ''}ST=${st};CN=${cn};PW=${pw};MN=${mn};Flag=${flag};${packets}CP=&&${fields}&&`)
}

/** `20260901120000` in a zone so many minutes ahead of UTC, as ms since epoch; NaN where it is no time. Milliseconds behind it count. */
export function momentOf(digits: string | undefined, utcOffsetMin: number): number {
  const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d{3})?$/.exec(digits ?? '')
  if (parts === null) return NaN
  const [year, month, day, hour, minute, second, ms] = parts.slice(1).map((part) => (part === undefined ? 0 : Number(part))) as [number, number, number, number, number, number, number]
  const utc = Date.UTC(year, month - 1, day, hour, minute, second, ms)
  // Date.UTC carries over: the 31st of February is no day.
  const isDay = new Date(utc).getUTCDate() === day && new Date(utc).getUTCMonth() === month - 1
  const at = utc - utcOffsetMin * 60_000
  return isDay && hour < 24 && minute < 60 && second < 60 && year >= 1970 && at < 4_102_444_800_000 && at >= 0 ? at : NaN
}
