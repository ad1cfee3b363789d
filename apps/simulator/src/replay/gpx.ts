/** One point of a recording. WGS-84, metres, ms since epoch. */
export interface RecordedPoint { readonly timeMs: number; readonly lat: number; readonly lon: number; readonly altitudeM?: number }

const MAX_BYTES = 64 * 1024 * 1024
const TAG = /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<(\/?)([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/g

/**
 * Track points of a GPX 1.0 or 1.1 file, in the file's order. A small strict reader: no document type (so no entities to expand), tags must close in
 * order, every point needs lat, lon and a time with its zone; what is wrong is said with the point's number.
 */
export function readGpx(text: string): RecordedPoint[] {
  if (text.length > MAX_BYTES) throw new Error('the file is larger than 64 MB')
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw new Error('a document type is not read: GPX has none')
  const open: string[] = []
  const points: RecordedPoint[] = []
  let point: { lat: number; lon: number; ele?: string; time?: string } | null = null
  let textFrom = 0
  for (const tag of text.matchAll(TAG)) {
    const [whole, slash, , name, attributes = '', empty] = tag
    if (name === undefined) continue
    if (slash) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing that is open`)
      const inner = text.slice(textFrom, tag.index).trim()
      if (point && name === 'trkpt') { points.push(finished(point, points.length + 1)); point = null }
      // Only the point's own children count: extensions may have a time of theirs.
      else if (point && open.at(-1) === 'trkpt' && (name === 'ele' || name === 'time')) point[name] = inner
    } else {
      if (open.length === 0 && name !== 'gpx') throw new Error(`this is no GPX file: it begins with <${name}>`)
      if (name === 'trkpt') {
        point = { lat: degrees(attributes, 'lat', 90, points.length + 1), lon: degrees(attributes, 'lon', 180, points.length + 1) }
        if (empty) finished(point, points.length + 1)
      }
      if (!empty) open.push(name)
    }
    textFrom = tag.index + whole.length
  }
  if (open.length > 0) throw new Error(`the file ends inside <${open.at(-1)}>`)
  if (points.length === 0) throw new Error('there is no track point in this file')
  return points
}

function degrees(attributes: string, name: 'lat' | 'lon', most: number, n: number): number {
  const raw = new RegExp(`(?:^|\\s)${name}\\s*=\\s*["']\\s*([+-]?\\d{1,3}(?:\\.\\d+)?)\\s*["']`).exec(attributes)?.[1]
  const value = Number(raw)
  if (raw === undefined || Math.abs(value) > most) throw new Error(`track point ${n}: ${name} is missing or no ${name === 'lat' ? 'latitude' : 'longitude'}`)
  return value
}

function finished({ lat, lon, ele, time }: { lat: number; lon: number; ele?: string; time?: string }, n: number): RecordedPoint {
  const timeMs = time !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(time) ? Date.parse(time) : NaN
  if (Number.isNaN(timeMs)) throw new Error(`track point ${n}: ${time === undefined ? 'it has no time, so it cannot be replayed' : `“${time.slice(0, 40)}” is no time with a zone`}`)
  const altitudeM = ele === undefined ? NaN : Number(ele)
  return { timeMs, lat, lon, ...(Number.isFinite(altitudeM) ? { altitudeM } : {}) }
}
