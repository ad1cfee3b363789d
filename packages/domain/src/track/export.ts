import type { Fix } from '@watchfloor/shared'

/** A new track segment begins after a silence of this length, so that a viewer draws no line over it. */
const SEGMENT_GAP_MS = 10 * 60_000
const TPX = 'http://www.garmin.com/xmlschemas/TrackPointExtension/v2'

/** Text for XML: markup escaped, characters that XML 1.0 does not allow taken out. */
export const xmlText = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

function gpxPoint(fix: Fix): string {
  // <ele> is a height above sea or ellipsoid; a height above take-off would be read as one, so it is left out.
  const ele = fix.altitudeM !== undefined && fix.altitudeRef !== 'takeoff' ? `<ele>${fix.altitudeM}</ele>` : ''
  const sat = fix.satellites !== undefined ? `<sat>${fix.satellites}</sat>` : ''
  const speed = fix.speedMps !== undefined ? `<tpx:speed>${fix.speedMps}</tpx:speed>` : ''
  const course = fix.courseDeg !== undefined ? `<tpx:course>${fix.courseDeg}</tpx:course>` : ''
  const more = speed || course ? `<extensions><tpx:TrackPointExtension>${speed}${course}</tpx:TrackPointExtension></extensions>` : ''
  return `<trkpt lat="${fix.lat}" lon="${fix.lon}">${ele}<time>${fix.time}</time>${sat}${more}</trkpt>`
}

/** A track written as a file piece by piece, so that a month of it need never be in memory whole: `begin`, `add` as often as wanted, `end`. */
export interface TrackFile { begin(): string; add(fixes: readonly Fix[]): string; end(): string }

/** A track as GPX 1.1 (one trk, a trkseg per stretch without a long silence); speed in m/s and course in the usual TrackPointExtension. WGS-84, as GPX demands. */
export function gpxFile(name: string): TrackFile {
  let lastMs = NaN
  return {
    begin: () => [
      '<?xml version="1.0" encoding="UTF-8"?>',
      `<gpx version="1.1" creator="Watchfloor" xmlns="http://www.topografix.com/GPX/1/1" xmlns:tpx="${TPX}">`,
      `<trk><name>${xmlText(name)}</name>`, '',
    ].join('\n'),
    add(fixes) {
      const lines: string[] = []
      for (const fix of fixes) {
        const ms = Date.parse(fix.time)
        if (Number.isNaN(lastMs)) lines.push('<trkseg>')
        else if (ms - lastMs > SEGMENT_GAP_MS) lines.push('</trkseg><trkseg>')
        lines.push(gpxPoint(fix))
        lastMs = ms
      }
      return lines.map((line) => `${line}\n`).join('')
    },
    end: () => `${Number.isNaN(lastMs) ? '' : '</trkseg>\n'}</trk></gpx>\n`,
  }
}

/** A whole track as GPX 1.1. */
export const trackToGpx = (name: string, fixes: readonly Fix[]): string => wholeFile(gpxFile(name), fixes)

const wholeFile = (file: TrackFile, fixes: readonly Fix[]): string => file.begin() + file.add(fixes) + file.end()

/**
 * One CSV cell (RFC 4180). A text that a spreadsheet would run as a formula (first sign = + - @, tab or return, also after blanks) gets an apostrophe before it;
 * numbers are written as they are, unknown ones as nothing.
 */
export function csvCell(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined || (typeof value === 'number' && !Number.isFinite(value))) return ''
  if (typeof value !== 'string') return String(value)
  const safe = /^[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as CSV with CRLF line ends. */
export const csvText = (rows: readonly (readonly (string | number | boolean | null | undefined)[])[]): string => rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

const COLUMNS = ['time', 'lat', 'lon', 'speedMps', 'courseDeg', 'headingDeg', 'altitudeM', 'altitudeRef', 'verticalSpeedMps', 'accuracyM', 'satellites', 'batteryPct', 'receivedAt', 'mark'] as const

/** A track as CSV: the device's name, then a column per field of a fix, units in the header's names. Begins with a byte order mark, without which Excel spoils Chinese names. */
export const csvFile = (name: string): TrackFile => ({
  begin: () => `\ufeff${csvText([['name', ...COLUMNS]])}`,
  add: (fixes) => csvText(fixes.map((fix) => [name, ...COLUMNS.map((column) => fix[column])])),
  end: () => '',
})

/** A whole track as CSV. */
export const trackToCsv = (name: string, fixes: readonly Fix[]): string => wholeFile(csvFile(name), fixes)
