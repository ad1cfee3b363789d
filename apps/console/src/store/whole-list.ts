import type { Page } from '@watchfloor/shared'
import { pages } from './pages.js'
import type { Pages } from './pages.js'

/** A table that the hub answers whole, as the one page of a list; what is looked for is looked for here, among all that a row says. */
export function wholeList<T>(key: readonly unknown[], load: (signal: AbortSignal) => Promise<{ items: T[] }>, q: string, said: (row: T) => string): Pages<T> {
  const wanted = q.trim().toLowerCase()
  return pages<T>([...key, wanted], async (_cursor, _limit, signal): Promise<Page<T>> => {
    const { items } = await load(signal)
    const found = wanted ? items.filter((row) => said(row).toLowerCase().includes(wanted)) : items
    return { items: found, total: found.length }
  })
}
