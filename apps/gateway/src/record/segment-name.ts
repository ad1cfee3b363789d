/** Where a stretch of one path's recording lies in time, in ms; `to` null = it is being written, or was when the process ended. */
export interface SegmentTime { readonly from: number, readonly to: number | null }

const NAME = /^(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z)(?:_(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z))?\.mp4$/

/** The times stand in the name, so that the index of a hundred thousand files is read without opening one. */
export const segmentName = ({ from, to }: SegmentTime): string => `${inName(from)}${to === null ? '' : `_${inName(to)}`}.mp4`

/** null: not one of ours. */
export function parseSegmentName(name: string): SegmentTime | null {
  const [, from, to] = NAME.exec(name) ?? []
  if (from === undefined) return null
  const times = { from: instantOf(from), to: to === undefined ? null : instantOf(to) }
  return Number.isNaN(times.from) || Number.isNaN(times.to) ? null : times
}

/** Colons may not stand in the names of files everywhere. */
const inName = (at: number): string => new Date(at).toISOString().replaceAll(':', '-')
const instantOf = (text: string): number => Date.parse(text.replace(/T(\d\d)-(\d\d)-/, 'T$1:$2:'))
