import type { AnyAdapter } from '@watchfloor/domain'
import { filterCovers } from './filter-covers.js'

/** Stands for whatever a device may put in a level that its adapter leaves open. */
const ANY = 'any-0'

/**
 * The topic filters on which a source may publish, for a broker that checks by a list and not by asking us. Each of the adapter's filters is narrowed by the
 * names the source goes by, and stays only where the adapter itself would let such a topic in: one rule for both brokers.
 */
export function publishFilters(adapter: AnyAdapter, username: string, ids: readonly string[], speaksFor: (externalId: string) => boolean): string[] {
  const { mayPublish } = adapter
  if (!mayPublish) return []
  const found = new Set<string>()
  for (const filter of adapter.topics ?? []) {
    for (const name of ['', username, ...ids]) {
      const narrowed = fill(filter, name === '' ? [] : name.split('/'))
      if (narrowed !== null && mayPublish.call(adapter, username, narrowed.replaceAll('+', ANY), speaksFor)) found.add(narrowed)
    }
  }
  const filters = [...found]
  const wide = filters.filter((filter) => filter.includes('+'))
  return filters.filter((filter) => !wide.some((wider) => wider !== filter && filterCovers(wider, filter)))
}

/** The filter with its first wildcards replaced by `parts`; null when it has fewer, or a part could not stand as a level. */
function fill(filter: string, parts: readonly string[]): string | null {
  let next = 0
  const levels = filter.split('/').map((level) => (level === '+' && next < parts.length ? parts[next++]! : level))
  return next === parts.length && parts.every((part) => part !== '' && !/[+#\0\r\n]/.test(part)) ? levels.join('/') : null
}
