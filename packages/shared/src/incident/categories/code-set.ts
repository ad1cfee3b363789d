import { CodeSet, categoriesOf } from './category.js'
import type { Category } from './category.js'
import { LOCAL_COMPONENTS, LOCAL_EVENTS } from './local-extension.js'
import { YUNCHENG_2026 } from './yuncheng-2026.js'

/** The code set that a new centre begins with: one city's event categories and the local extension; replaced by a centre's own. */
export const DEFAULT_CODE_SET: CodeSet = CodeSet.parse({
  id: 'yuncheng-2026-local-1',
  note: 'Event categories with the disposal limits of one city (Yuncheng 2026) and a local extension (L… events, B… components). One versioned, replaceable code set, not the national text.',
  categories: [...categoriesOf('event', YUNCHENG_2026), ...categoriesOf('event', LOCAL_EVENTS), ...categoriesOf('component', LOCAL_COMPONENTS)],
})

/** Look-up by code in a set. */
export function categoryIndex(set: CodeSet): (code: string) => Category | undefined {
  const byCode = new Map(set.categories.map((category) => [category.code, category]))
  return (code) => byCode.get(code)
}
