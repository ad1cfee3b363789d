import type { Unit } from './units.js'

/** Full-width letters, case, spaces and dashes make no difference when a plate or a terminal phone is typed. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\s·•.-]/g, '')
/** Leading zeros of a terminal phone do not matter. */
const bare = (text: string): string => fold(text).replace(/^0+(?=.)/, '')

/** 0 = not found; higher = a better place in the list. */
function rank(unit: Unit, wanted: string): number {
  const name = fold(unit.name)
  const plate = fold(unit.plate ?? '')
  const external = bare(unit.externalId)
  if (name === wanted || plate === wanted || external === bare(wanted) || unit.id === wanted) return 4
  if (name.startsWith(wanted) || plate.startsWith(wanted)) return 3
  if (name.includes(wanted) || plate.includes(wanted)) return 2
  return external.includes(bare(wanted)) || unit.id.startsWith(wanted) ? 1 : 0
}

export interface Found { units: Unit[]; total: number }

/** Units whose name, plate or id matches, the best first, in the order of their names; `total` counts all. */
export function findUnits(list: readonly Unit[], text: string, limit = 50): Found {
  const wanted = fold(text)
  if (!wanted) return { units: [], total: 0 }
  const hits: { unit: Unit; rank: number }[] = []
  for (const unit of list) {
    const place = rank(unit, wanted)
    if (place > 0) hits.push({ unit, rank: place })
  }
  hits.sort((a, b) => b.rank - a.rank || a.unit.name.localeCompare(b.unit.name, 'zh-CN', { numeric: true }))
  return { units: hits.slice(0, limit).map((hit) => hit.unit), total: hits.length }
}
