/** A moment as the database tells it to the microsecond, in whatever zone: what JavaScript would round to a millisecond, so that rows of one moment were lost or told twice. */
const MOMENT = /^(infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d){0,2})$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Where a page of a list in the order of time ended: the moment (a column read as text) and the row's id, which tells rows of one moment apart. */
export interface MomentPlace { readonly at: string; readonly id: string }

export const isMoment = (text: unknown): text is string => typeof text === 'string' && MOMENT.test(text)
export const isRowId = (text: unknown): text is string => typeof text === 'string' && UUID.test(text)

/** The cursor that goes on after this row. */
export const momentCursor = ({ at, id }: MomentPlace): string => Buffer.from(JSON.stringify([at, id])).toString('base64url')

/** What a cursor holds; null = it is none of ours. */
export function readMomentCursor(cursor: string): MomentPlace | null {
  try {
    const read: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    return Array.isArray(read) && read.length === 2 && isMoment(read[0]) && isRowId(read[1]) ? { at: read[0], id: read[1] } : null
  } catch { return null }
}
