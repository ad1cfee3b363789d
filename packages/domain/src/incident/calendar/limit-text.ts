import type { Category, Limit, LimitUnit } from '@watchfloor/shared'

const UNITS: ReadonlyMap<string, LimitUnit> = new Map([
  ['紧急工作时', 'urgent_hour'], ['紧急工作日', 'urgent_day'], ['工作时', 'work_hour'], ['工作小时', 'work_hour'], ['小时', 'work_hour'],
  ['工作日', 'work_day'], ['天', 'work_day'], ['自然日', 'natural_day'], ['分钟', 'urgent_minute'],
])
const TEXT = /^(\d+(?:\.\d+)?)\s*(\D+?)(制止)?$/

/** A disposal standard as read from its text. `stop`: within this time the act must be stopped (制止); putting right what it did is another standard. */
export interface DisposalStandard { limit: Limit; stop: boolean }

/** Reads a limit in the code set's words (`2紧急工作日`, `15天`, `1紧急工作时制止`); null when it is none. */
export function parseLimit(text: string): DisposalStandard | null {
  const [, amount, unit, stop] = TEXT.exec(text.trim()) ?? []
  const known = unit === undefined ? undefined : UNITS.get(unit.trim())
  if (known === undefined || !(Number(amount) > 0) || Number(amount) > 10_000) return null
  return { limit: { amount: Number(amount), unit: known }, stop: stop !== undefined }
}

/** The standard chosen from a category's list; null when there is none at that place, or it cannot be read. */
export const standardOf = (category: Category, index: number): DisposalStandard | null => {
  const text = category.limits[index]
  return text === undefined ? null : parseLimit(text)
}

/** Limits of a category that cannot be read; a code set with such is refused on import. */
export const unreadableLimits = (category: Category): string[] => category.limits.filter((text) => parseLimit(text) === null)
