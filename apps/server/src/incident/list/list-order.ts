import type { IncidentListQuery } from '@watchfloor/shared'
import { isMoment, isRowId } from '../../store/moment-cursor.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

type Sort = IncidentListQuery['sort']
/** How each order is written; all columns go the same way, so that a row can be compared whole. */
export const ORDERS: Readonly<Record<Sort, { columns: readonly string[]; direction: 'ASC' | 'DESC' }>> = {
  queue: { columns: ['priority', 'press_due', 'id'], direction: 'ASC' },
  newest: { columns: ['created_at', 'id'], direction: 'DESC' },
}

/** Where a page ended, by the texts of its columns; the next begins after it, whatever was added meanwhile. */
export const cursorOf = (sort: Sort, place: readonly string[]): string => Buffer.from(JSON.stringify([sort, ...place])).toString('base64url')

/** The place that a cursor tells. @throws ApiProblem when it is none of this order's. */
export function placeOf(sort: Sort, cursor: string): string[] {
  try {
    const [of, ...place] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[]
    const [id, at] = [...place].reverse()
    if (of === sort && place.length === ORDERS[sort].columns.length && isRowId(id) && isMoment(at)) return place
  } catch { /* not JSON */ }
  throw new ApiProblem('input.invalid', 'cursor: not one of this list; begin again without it')
}
