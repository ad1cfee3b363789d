import { growth } from '@watchfloor/domain'
import type { Figure, FigureGroup, FigureRow, KpiWords } from '@watchfloor/shared'
import type { TFunction } from 'i18next'
import { count } from '../../parts/format.js'

/** Minutes as people say them. */
export function minutesText(minutes: number, t: TFunction): string {
  if (minutes < 60) return t('figures.minutes', { n: Math.round(minutes) })
  if (minutes < 48 * 60) return t('figures.hours', { h: Math.floor(minutes / 60), m: Math.round(minutes % 60) })
  return t('figures.days', { d: Math.floor(minutes / 1440), h: Math.floor((minutes % 1440) / 60) })
}

/** A figure's value as it is shown; a dash where there is nothing to divide. */
export function valueText(kind: KpiWords['kind'], value: number | null, t: TFunction): string {
  if (value === null) return '–'
  return kind === 'count' ? count(value) : kind === 'share' ? `${(value * 100).toFixed(2)} %` : minutesText(value, t)
}

/** How a value changed, with its sign: shares by percentage points, since a percentage of a percentage misleads; all else by its growth. Null = nothing to hold against. */
export function changeText(kind: KpiWords['kind'], now: number | null, before: number | null | undefined, t: TFunction): string | null {
  if (now === null || before === null || before === undefined) return null
  const signed = (value: number, digits: number): string => `${value > 0 ? '▲' : value < 0 ? '▼' : '='} ${Math.abs(value).toFixed(digits)}`
  if (kind === 'share') return t('figures.points', { n: signed((now - before) * 100, 1) })
  const grown = growth(now, before)
  return grown === null ? null : `${signed(grown * 100, 0)} %`
}

/** What a group is called on this screen; `category` names a code of the city's own set, and gives back one that is not in it. */
export function groupText(group: FigureGroup, { key, name }: Pick<FigureRow, 'key' | 'name'>, category: (code: string) => string, t: TFunction): string {
  if (group === 'all') return t('figures.all')
  if (key === null) return t('figures.none')
  if (group === 'source') return t(`incidentSource.${key as 'rule'}`)
  if (group === 'category' && category(key) !== key) return category(key)
  return name ?? key
}

/** The number of incidents a figure opens to: what is counted, not what it is divided by. */
export const opensTo = (figure: Figure): number => figure.numerator
