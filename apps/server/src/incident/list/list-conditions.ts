import type { IncidentListQuery } from '@watchfloor/shared'
import { RELEASED } from '../../store/released-dispatch.js'

/** Who asks: what is somebody's own, and whether only incidents of these units are shown. */
export interface Reach { readonly userId: string; readonly unitIds: readonly string[] | null }
/** What must hold of an incident `i`, with the values of its placeholders. `areaId`: an area that must hold its place, at whatever level. */
export interface Conditions { where: string[]; values: unknown[]; areaId: string | undefined }

/** Written as the index of the queue has it, for the planner to know it again. */
const OPEN = "i.state NOT IN ('closed','rejected','merged','voided')"
const hasUnit = (units: string, held = ''): string => `EXISTS (SELECT 1 FROM dispatch_record d WHERE d.incident_id = i.id AND d.unit_id = ANY(${units})${held})`

/** The filters of a list as SQL. The queue shows what is open whatever is asked: what is over presses nobody. */
export function conditionsOf(query: IncidentListQuery, { userId, unitIds }: Reach): Conditions {
  const values: unknown[] = []
  const value = (one: unknown): string => `$${values.push(one)}`
  // One value as such: an index on it is then in the list's order.
  const among = (column: string) => (list: readonly string[]): string => (list.length === 1 ? `${column} = ${value(list[0])}` : `${column} = ANY(${value(list)})`)
  const given = <T>(one: T | undefined, condition: (at: T) => string): string[] => (one === undefined ? [] : [condition(one)])
  const where = [
    ...(unitIds === null ? [] : [hasUnit(value(unitIds), ` AND ${RELEASED}`)]),
    ...(query.sort === 'queue' || query.open === true ? [OPEN] : query.open === false ? [`NOT (${OPEN})`] : []),
    ...given(query.state, among('i.state')),
    ...given(query.priority, among('i.priority')),
    ...given(query.source, among('i.source')),
    ...given(query.category, (start) => `i.category LIKE ${value(`${start.replace(/[\\%_]/g, '\\$&')}%`)}`),
    ...given(query.unitId, (id) => hasUnit(value([id]))),
    ...given(query.holder, (id) => `i.holder = ${value(id === 'me' ? userId : id)}`),
    ...given(query.from, (at) => `i.created_at >= ${value(at)}`),
    ...given(query.to, (at) => `i.created_at < ${value(at)}`),
    ...given(query.bbox, ([west, south, east, north]) => `i.lat BETWEEN ${value(south)} AND ${value(north)} AND i.lon BETWEEN ${value(west)} AND ${value(east)}`),
  ]
  return { where, values, areaId: query.areaId }
}
