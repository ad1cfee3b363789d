import type { Finding } from '@watchfloor/shared'
import type { TFunction } from 'i18next'
import { span } from '../../parts/format.js'

const SECONDS: ReadonlySet<Finding['setting']> = new Set(['outsideAfterS', 'gapAfterS', 'offlineAfterS', 'goodbye'])

/** Why a stretch is called what it is, with the setting that decided it: outside for 12:30, limit 02:00. */
export function findingWords(t: TFunction, { setting, value, limit, metres }: Finding): string {
  const amount = (n: number | null): string => n === null ? '' : SECONDS.has(setting) ? span(n * 1000) : setting === 'stillAfterMin' || setting === 'clockOut' ? `${n} min` : `${Math.round(n * 3.6)} km/h`
  return t(`finding.${setting}`, { value: amount(value), limit: amount(limit), metres: metres === null ? '' : metres < 1000 ? `${metres} m` : `${(metres / 1000).toFixed(1)} km` })
}
