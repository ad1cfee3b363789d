import { KpiAnswer, KpiIncident, page, ParkingNotice } from '@watchfloor/shared'
import type { FigureGroup, KpiKey } from '@watchfloor/shared'
import { address, call } from '../http.js'

/** Which figures: days of the city, both included. */
export interface FigureAsk { from: string; to: string; groupBy: FigureGroup; kpi?: readonly KpiKey[] | undefined; compare?: boolean | undefined }
/** Which incidents: those behind one number. */
export interface BehindAsk { kpi: KpiKey; from: string; to: string; groupBy: FigureGroup; group?: string | undefined; part: 'numerator' | 'denominator' | 'rest' }

const queryOf = ({ from, to, groupBy, kpi, compare = true }: FigureAsk) => ({ from, to, groupBy, kpi: kpi?.join(','), compare: compare ? 'previous,year' : 'none' })

/** By hand: an empty group must be sent, and what is absent must not. */
function pathOf(path: string, { group, ...ask }: Partial<BehindAsk>, cursor: string | undefined, limit: number): string {
  const query = new URLSearchParams({ ...ask, limit: String(limit), ...(cursor === undefined ? {} : { cursor }), ...(group === undefined ? {} : { group }) })
  return `${path}?${query}`
}

export const figureCalls = {
  read: (ask: FigureAsk, signal?: AbortSignal) => call('GET', '/api/kpi', KpiAnswer, { query: queryOf(ask), signal }),
  /** An empty group is one too: what belongs to none. */
  behind: (ask: BehindAsk, cursor: string | undefined, limit: number, signal?: AbortSignal) => call('GET', pathOf('/api/kpi/incidents', ask, cursor, limit), page(KpiIncident), { signal }),
  /** The same for figures of parking notices. */
  notices: ({ kpi: _, ...ask }: BehindAsk, cursor: string | undefined, limit: number, signal?: AbortSignal) => call('GET', pathOf('/api/kpi/notices', ask, cursor, limit), page(ParkingNotice), { signal }),
  /** Where the same figures are a file. */
  file: (ask: FigureAsk, format: 'csv' | 'xlsx', lang: 'zh' | 'en') => address('/api/kpi/export', { ...queryOf(ask), format, lang }),
}
