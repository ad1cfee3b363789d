import fc from 'fast-check'
import type { Fix } from '@watchfloor/shared'
import { csvCell, csvText, trackToCsv, trackToGpx, xmlText } from './export.js'

const fixes: Fix[] = [
  { time: '2026-08-21T16:18:51.000Z', lat: 30.2741, lon: 120.1551, speedMps: 11.1, courseDeg: 271, altitudeM: 12, altitudeRef: 'msl', satellites: 14, mark: 'ok' },
  { time: '2026-08-21T16:19:01.000Z', lat: -30.2742, lon: -120.1552, altitudeM: 80, altitudeRef: 'takeoff' },
  { time: '2026-08-21T17:19:01.000Z', lat: 30.2743, lon: 120.1553 },
]

test('GPX carries places, times, speed and course, and breaks the line over a silence', () => {
  const gpx = trackToGpx('浙A12345 <"&\'>', fixes)
  expect(gpx).toContain('<name>浙A12345 &#60;&#34;&#38;&#39;&#62;</name>')
  expect(gpx).toContain('<trkpt lat="30.2741" lon="120.1551"><ele>12</ele><time>2026-08-21T16:18:51.000Z</time><sat>14</sat>')
  expect(gpx).toContain('<tpx:speed>11.1</tpx:speed><tpx:course>271</tpx:course>')
  expect(gpx.match(/<trkseg>/g)).toHaveLength(2)
  expect(gpx.match(/<\/trkseg>/g)).toHaveLength(2)
  expect(gpx).not.toContain('<ele>80')
  expect(trackToGpx('none', [])).not.toContain('trkseg')
})

test('no text breaks out of XML', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    expect(xmlText(text)).toMatch(/^([^<>"'&\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#\d\d;)*$/)
  }))
})

test('a spreadsheet runs nothing of ours, and numbers stay numbers', () => {
  for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1']) expect(csvCell(evil).replace(/^"/, '')).toMatch(/^'/)
  expect(csvCell(-120.1552)).toBe('-120.1552')
  expect(csvCell(NaN)).toBe('')
  expect(csvCell('浙A12345')).toBe('浙A12345')
  expect(csvText([['a,b', 'say "hi"', null]])).toBe('"a,b","say ""hi""",\r\n')
})

test('the CSV of a track has a column per field and a byte order mark', () => {
  const lines = trackToCsv('=cmd', fixes).split('\r\n')
  expect(lines[0]).toBe('\ufeffname,time,lat,lon,speedMps,courseDeg,headingDeg,altitudeM,altitudeRef,verticalSpeedMps,accuracyM,satellites,batteryPct,receivedAt,mark')
  expect(lines[2]).toBe("'=cmd,2026-08-21T16:19:01.000Z,-30.2742,-120.1552,,,,80,takeoff,,,,,,")
  expect(lines).toHaveLength(5)
})
