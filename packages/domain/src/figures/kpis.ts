import { KPI_KEYS } from '@watchfloor/shared'
import type { KpiKey } from '@watchfloor/shared'
import { MEASURES } from './measures.js'
import type { Measure, Tally } from './measures.js'

/** What is no measure of incidents but counted from rows of its own: people on duty from the duty plan, parking notices as the hub judged each. */
export const BESIDE = {
  shifts: { zh: '值班人次(一人一班计一次)', en: 'people on duty, one for each shift' },
  notices: { zh: '违停抄告数(按抄告时间)', en: 'parking notices, by the day on which they were taken' },
  valid_notices: { zh: '有效违停抄告数(平台逐条判定要素齐全)', en: 'valid parking notices: nothing missing, by the hub’s judgement of each' },
} as const
/** Names of such counts. */
export type Beside = keyof typeof BESIDE
/** Whether a figure's part is counted from incidents. */
export const isMeasure = (name: Measure | Beside): name is Measure => !Object.hasOwn(BESIDE, name)
const wordsOf = (name: Measure | Beside): { readonly zh: string; readonly en: string } => (isMeasure(name) ? MEASURES[name] : BESIDE[name])

/** A figure as data: its names, and what is divided by what. Its formula in words is made from these, so that it cannot say anything else. */
export interface Kpi {
  readonly key: KpiKey
  readonly name: { readonly zh: string; readonly en: string }
  readonly kind: 'count' | 'share' | 'median'
  readonly numerator: Measure | Beside
  readonly denominator: Measure | Beside | null
  /** Which way is good; growth is coloured by nothing else. */
  readonly better: 'more' | 'less' | 'neither'
}

const count = (numerator: Kpi['numerator'], zh: string, en: string, better: Kpi['better'] = 'neither'): Omit<Kpi, 'key'> => ({ name: { zh, en }, kind: 'count', numerator, denominator: null, better })
const share = (numerator: Kpi['numerator'], denominator: Measure | Beside, zh: string, en: string, better: Kpi['better'] = 'more'): Omit<Kpi, 'key'> => ({ name: { zh, en }, kind: 'share', numerator, denominator, better })

const TABLE: Readonly<Record<KpiKey, Omit<Kpi, 'key'>>> = {
  accepted: count('accepted', '受理数', 'Accepted'),
  filed: count('filed', '立案数', 'Filed'),
  closed: count('closed', '结案数', 'Closed'),
  open: count('still_open', '未结案数', 'Still open', 'less'),
  valid_rate: share('valid', 'reported', '有效上报率', 'Valid reports'),
  notice_valid_rate: share('valid_notices', 'notices', '有效抄告率', 'Valid parking notices'),
  filing_in_time: share('filed_in_time', 'filed', '按时立案率', 'Filed in time'),
  dispatch_in_time: share('sent_in_time', 'sent', '按期派遣率', 'Dispatched in time'),
  disposal_rate: share('disposed', 'due', '处置率', 'Disposed of'),
  disposal_in_time: share('disposed_in_time', 'due', '按期处置率', 'Disposed of in time'),
  overdue_rate: share('overdue', 'due', '超期待处置率', 'Open and overdue', 'less'),
  closing_rate: share('closed', 'filed', '结案率', 'Closing rate'),
  closing_in_time: share('closed_in_time', 'due', '按期结案率', 'Closed in time'),
  rework_rate: share('reworked', 'due', '返工率', 'Rework', 'less'),
  extension_rate: share('extended', 'due', '延期率', 'Extended', 'less'),
  rectification_rate: share('rectified', 'found', '整改完成率', 'Rectification rate'),
  on_spot_rate: share('on_spot', 'found', '现场解决率', 'Put right on the spot'),
  auto_flow_rate: share('auto_flowed', 'accepted', '自动流转结案率', 'Closed without a hand'),
  again_rate: share('again', 'auto_closed', '自动结案 7 日内再报率', 'Auto-closed, then reported again', 'less'),
  suspension_rate: share('suspended', 'filed', '挂账率', 'Suspended', 'less'),
  return_rate: share('returned', 'filed', '退回率', 'Handed back', 'less'),
  repeat_complaint_rate: share('repeated', 'complaints', '重复投诉率', 'Repeat complaints', 'less'),
  answered_rate: share('answered', 'to_answer', '答复率', 'Reporters answered'),
  median_disposal: { name: { zh: '处置时长中位数', en: 'Median time to disposal' }, kind: 'median', numerator: 'disposed', denominator: null, better: 'less' },
  person_shifts: count('shifts', '出勤人次', 'Person-shifts'),
}

/** All figures, in the order in which they are shown. */
export const KPIS: readonly Kpi[] = KPI_KEYS.map((key) => ({ key, ...TABLE[key] }))
const byKey = new Map(KPIS.map((kpi) => [kpi.key, kpi]))
/** A figure by its key. */
export const kpiOf = (key: KpiKey): Kpi => byKey.get(key)!

const DISPOSAL = { zh: '处置时长 = 立案至最后一次反馈处置完成(自然时间);取中位数', en: 'median of the time from filing to the last report of work done, plain time' }

/** The formula beside a number, in words. */
export function formulaOf({ kind, numerator, denominator }: Kpi): { zh: string; en: string } {
  if (kind === 'median') return DISPOSAL
  const top = wordsOf(numerator)
  if (denominator === null) return { zh: top.zh, en: top.en }
  const bottom = wordsOf(denominator)
  return { zh: `${top.zh} ÷ ${bottom.zh}`, en: `${top.en} ÷ ${bottom.en}` }
}

/** What a tally says for one figure. */
export interface FigureValue { readonly numerator: number; readonly denominator: number | null; readonly value: number | null }

/** A figure from what was counted: of incidents in the tally, of all else beside it (absent = none). */
export function valueOf({ kind, numerator, denominator }: Kpi, tally: Tally, { medianMin, beside = {} }: { medianMin: number | null; beside?: Readonly<Partial<Record<Beside, number>>> }): FigureValue {
  const countOf = (name: Measure | Beside): number => (isMeasure(name) ? tally[name] : beside[name] ?? 0)
  const top = countOf(numerator)
  if (kind === 'median') return { numerator: top, denominator: null, value: medianMin }
  if (denominator === null) return { numerator: top, denominator: null, value: top }
  const bottom = countOf(denominator)
  return { numerator: top, denominator: bottom, value: bottom === 0 ? null : top / bottom }
}
