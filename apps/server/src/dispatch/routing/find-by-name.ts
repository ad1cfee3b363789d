import { AREA_LEVELS } from '@watchfloor/shared'
import type { PlacedArea, Unit } from '../roster/entries.js'

const LEVEL_WORDS: Readonly<Record<string, (typeof AREA_LEVELS)[number]>> = { 区: 'district', 县: 'district', 街道: 'street', 镇: 'street', 社区: 'community', 村: 'community', 责任区: 'duty', 网格: 'grid', 其他: 'other' }
const levelOf = (word: string): (typeof AREA_LEVELS)[number] | undefined => LEVEL_WORDS[word] ?? AREA_LEVELS.find((level) => level === word.toLowerCase())

/** Several names in one cell, parted as people part them. */
export const namesIn = (cell: string | undefined): string[] => (cell ?? '').split(/[;；、|]/).map((name) => name.trim()).filter(Boolean)

/** A unit by its name; null where there is none. */
export const unitNamed = (units: Iterable<Unit>, name: string): Unit | null => [...units].find((unit) => unit.name === name) ?? null

/** An area by its name, or by `level/name` where two levels share one. The reason where it cannot be told. */
export function areaNamed(areas: Iterable<PlacedArea>, text: string): PlacedArea | string {
  const slash = text.indexOf('/')
  const level = slash > 0 ? levelOf(text.slice(0, slash).trim()) : undefined
  const name = level === undefined ? text : text.slice(slash + 1).trim()
  const found = [...areas].filter((area) => area.name === name && (level === undefined || area.level === level))
  if (found.length === 1) return found[0]!
  return found.length === 0 ? `there is no area “${text}”` : `there are ${found.length} areas “${name}”: write the level before it, as ${found[0]!.level}/${name}`
}
