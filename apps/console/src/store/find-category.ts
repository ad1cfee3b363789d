import type { Category } from '@watchfloor/shared'
import { fold } from './find.js'

/** 0 = not found; higher = a better place. Words may stand in any order, in either language, or be the beginning of a code. */
function rank({ code, name, mainClass }: Category, words: readonly string[]): number {
  const [ownCode, own, all] = [fold(code), fold(`${name.zh}\n${name.en}`), fold(`${code}\n${name.zh}\n${name.en}\n${mainClass.zh}\n${mainClass.en}`)]
  if (!words.every((word) => all.includes(word))) return 0
  if (words.some((word) => ownCode === word)) return 4
  if (words.some((word) => ownCode.startsWith(word))) return 3
  return words.every((word) => own.includes(word)) ? 2 : 1
}

/** Categories that fit what was typed, the best first and then in the order of the tree; all of them while nothing is typed. */
export function findCategories(categories: readonly Category[], text: string): Category[] {
  const words = text.split(/\s+/).map(fold).filter(Boolean)
  if (words.length === 0) return [...categories]
  const hits = categories.map((category, index) => ({ category, index, rank: rank(category, words) })).filter((hit) => hit.rank > 0)
  return hits.sort((a, b) => b.rank - a.rank || a.index - b.index).map(({ category }) => category)
}
