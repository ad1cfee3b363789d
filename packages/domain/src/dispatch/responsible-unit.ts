import type { AreaLevel } from '@watchfloor/shared'


/** One row of who is responsible for what where. `category` is a code, a beginning of one (`04`), or `*`; `areaId` null = everywhere. */
export interface ResponsibilityRow {
  readonly category: string
  readonly areaId: string | null
  /** The unit that leads. */
  readonly unitId: string
  /** Units that go with it: a joint dispatch (1+1+2 with police and transport). */
  readonly withUnits: readonly string[]
  /** The plan for that kind of thing, shown with the proposal. */
  readonly plan: string | null
}
/** An area that holds the place, with its level. */
export interface PlacedIn { readonly id: string; readonly level: AreaLevel }

/** Who is proposed, by which row, and how exactly that fits. */
export interface Proposal { readonly units: readonly string[]; readonly plan: string | null; readonly row: ResponsibilityRow; readonly by: { readonly category: 'exact' | 'class' | 'any'; readonly area: AreaLevel | 'everywhere' } }

/** The smaller the area the more it knows: grid before duty area before community, street and district. */
const LEVELS: readonly AreaLevel[] = ['grid', 'duty', 'community', 'street', 'district', 'other']

/**
 * The responsible unit for a category at a place (one photo is enough to know who): the row with the most exact category wins, then the one of the smallest
 * area, then the one that stands first. Null where no row fits: somebody must choose, and the routing table has a hole.
 */
export function responsibleUnit(rows: readonly ResponsibilityRow[], category: string, areas: readonly PlacedIn[]): Proposal | null {
  const levelOf = new Map(areas.map(({ id, level }) => [id, level]))
  let best: { row: ResponsibilityRow; exact: number; small: number } | null = null
  for (const row of rows) {
    const exact = row.category === category ? category.length + 1 : row.category === '*' ? 0 : category.startsWith(row.category) ? row.category.length : -1
    const level = row.areaId === null ? 'everywhere' : levelOf.get(row.areaId)
    if (exact < 0 || level === undefined) continue
    const small = level === 'everywhere' ? 0 : LEVELS.length - LEVELS.indexOf(level)
    if (best === null || exact > best.exact || (exact === best.exact && small > best.small)) best = { row, exact, small }
  }
  if (best === null) return null
  const { row } = best
  return {
    units: [row.unitId, ...row.withUnits.filter((id) => id !== row.unitId)], plan: row.plan, row,
    by: { category: row.category === category ? 'exact' : row.category === '*' ? 'any' : 'class', area: row.areaId === null ? 'everywhere' : levelOf.get(row.areaId)! },
  }
}
