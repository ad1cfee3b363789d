import { KpiAnswer, KpiIncident, page } from '@watchfloor/shared'
import type { FigureGroup, KpiKey } from '@watchfloor/shared'
import { address, call } from '../http.js'

/** Which figures: days of the city, both included. */
export interface FigureAsk { from: string; to: string; groupBy: FigureGroup; kpi?: readonly KpiKey[] | undefined; compare?: boolean | undefined }
/** Which incidents: those behind one number. */
export interface BehindAsk { kpi: KpiKey; from: string; to: string; groupBy: FigureGroup; group?: string | undefined; part: 'numerator' | 'denominator' | 'rest' }

const queryOf = ({ from, to, groupBy, kpi, compare = true }: FigureAsk) => ({ from, to, groupBy, kpi: kpi?.join(','), compare: compare ? 'previous,year' : 'none' })

export const figureCalls = {
  read: (ask: FigureAsk, signal?: AbortSignal) => call('GET', '/api/kpi', KpiAnswer, { query: queryOf(ask), signal }),
  /** An empty group is one too: what belongs to none. */
  behind: ({ group, ...ask }: BehindAsk, cursor: string | undefined, limit: number, signal?: AbortSignal) =>
    call('GET', group === '' ? `/api/kpi/incidents?group=&${new URLSearchParams({ ...ask, limit: String(limit), ...(cursor === undefined ? {} : { cursor }) })}` : '/api/kpi/incidents', page(KpiIncident), group === '' ? { signal } : { query: { ...ask, group, cursor, limit }, signal }),
  /** Where the same figures are a file. */
  file: (ask: FigureAsk, format: 'csv' | 'xlsx', lang: 'zh' | 'en') => address('/api/kpi/export', { ...queryOf(ask), format, lang }),
}
