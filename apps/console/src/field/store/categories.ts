import { CodeSet } from '@watchfloor/shared'
import type { Category } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { fieldCalls } from '../link/field-calls.js'
import { fieldDatabase } from '../queue/database.js'

/** The city's categories, as last read; null = never. */
export const categories = createStore<{ list: readonly Category[] | null }>(() => ({ list: null }))
const KEPT = 'categories'

/** What the phone remembers, then what the hub says. */
export async function openCategories(): Promise<void> {
  const database = await fieldDatabase()
  const kept = CodeSet.safeParse(await database.get('drafts', KEPT))
  if (kept.success && !categories.getState().list) categories.setState({ list: kept.data.categories })
  try {
    const set = await fieldCalls.categories()
    categories.setState({ list: set.categories })
    await database.put('drafts', set, KEPT)
  } catch { /* the remembered ones serve */ }
}

/** Those that a word fits, in code, name or main class of either language; those whose name begins with it first. */
export function matching(list: readonly Category[], text: string, most: number): Category[] {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return list.slice(0, most)
  const rank = ({ code, name, mainClass }: Category): number => {
    const names = [name.zh, name.en.toLowerCase()]
    if (code.toLowerCase() === wanted || names.some((one) => one.startsWith(wanted))) return 0
    if (names.some((one) => one.includes(wanted))) return 1
    return [code.toLowerCase(), mainClass.zh, mainClass.en.toLowerCase()].some((one) => one.includes(wanted)) ? 2 : 3
  }
  return list.map((category) => ({ category, rank: rank(category) })).filter((found) => found.rank < 3).sort((a, b) => a.rank - b.rank).slice(0, most).map(({ category }) => category)
}

/** The name of a category for the eye; its code where it is not known. */
export const nameOf = (list: readonly Category[] | null, code: string, zh: boolean): string => {
  const found = list?.find((category) => category.code === code)
  return found ? (zh ? found.name.zh : found.name.en) : code
}
