import { dayOf } from '@watchfloor/domain'
import type { Stretch } from '@watchfloor/domain'
import { DEFAULT_CALENDAR, FIGURE_GROUPS, KPI_KEYS } from '@watchfloor/shared'
import type { FigureGroup, KpiKey } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useSearchParams } from 'react-router'
import { calendar } from '../../store/calendar.js'
import { hubNow } from '../../store/connection.js'
import { SET_NAMES } from './figure-sets.js'
import type { SetName } from './figure-sets.js'
import { namedStretch } from './stretches.js'

/** One number whose incidents are looked at; no group = all together. */
export interface Opened { kpi: KpiKey; group?: string }
export interface FigureAddress { stretch: Stretch; today: string; groupBy: FigureGroup; set: SetName; opened: Opened | null }

const DAY = /^\d{4}-\d\d-\d\d$/
const isDay = (text: string | null): text is string => text !== null && DAY.test(text) && !Number.isNaN(Date.parse(text))
const among = <T extends string>(text: string | null, words: readonly T[]): T | undefined => words.find((word) => word === text)

/** What is looked at lives in the address: it can be sent to a colleague as it is seen, and the browser's back goes back. */
export function useFigureAddress(): [FigureAddress, (change: { stretch?: Stretch; groupBy?: FigureGroup; set?: SetName; opened?: Opened | null }) => void] {
  const [search, setSearch] = useSearchParams()
  const { data: { utcOffsetMin } = DEFAULT_CALENDAR } = useQuery(calendar.civil)
  const today = dayOf(hubNow(), utcOffsetMin)
  const [from, to] = [search.get('from'), search.get('to')]
  const kpi = among(search.get('kpi'), KPI_KEYS)
  const go = useCallback((change: { stretch?: Stretch; groupBy?: FigureGroup; set?: SetName; opened?: Opened | null }): void => setSearch((before) => {
    const next = new URLSearchParams(before)
    if (change.stretch) { next.set('from', change.stretch.from); next.set('to', change.stretch.to) }
    if (change.groupBy) next.set('by', change.groupBy)
    if (change.set) next.set('set', change.set)
    // Another view has other numbers: what was open belongs to the one before.
    next.delete('kpi')
    next.delete('group')
    if (change.opened) { next.set('kpi', change.opened.kpi); if (change.opened.group !== undefined) next.set('group', change.opened.group) }
    return next
  }), [setSearch])
  const group = search.get('group')
  return [{
    today, stretch: isDay(from) && isDay(to) && from <= to ? { from, to } : namedStretch('month', today), groupBy: among(search.get('by'), FIGURE_GROUPS.filter((name) => name !== 'all')) ?? 'source',
    set: among(search.get('set'), SET_NAMES) ?? 'results', opened: kpi === undefined ? null : { kpi, ...(group === null ? {} : { group }) },
  }, go]
}
