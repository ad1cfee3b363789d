import { readArguments } from './arguments.js'
import { readGpx } from './gpx.js'
import { withMotion } from './motion.js'

const gpx = (inner: string): string => `<?xml version="1.0"?><gpx version="1.1" xmlns="http://www.topografix.com/GPX/1/1"><metadata><time>2020-01-01T00:00:00Z</time></metadata><trk><name>a &lt;b&gt;</name><trkseg>${inner}</trkseg></trk></gpx>`
const point = (lat: number, lon: number, time: string, more = ''): string => `<trkpt lat="${lat}" lon="${lon}"><ele>12.5</ele><time>${time}</time>${more}</trkpt>`

describe('reading GPX', () => {
  it('takes the points of all segments, with single quotes, prefixes, comments and extensions', () => {
    const text = gpx(`${point(45.2735188510, 13.7142099626, '2020-12-18T06:15:50Z', '<extensions><x:time xmlns:x="u">1999-01-01T00:00:00Z</x:time></extensions>')}<!-- <trkpt> -->
      <gpx:trkpt lon='-13.5' lat='-45.5'><gpx:time>2020-12-18T08:15:51.250+02:00</gpx:time></gpx:trkpt>`)
    expect(readGpx(text)).toEqual([
      { lat: 45.273518851, lon: 13.7142099626, timeMs: Date.UTC(2020, 11, 18, 6, 15, 50), altitudeM: 12.5 },
      { lat: -45.5, lon: -13.5, timeMs: Date.UTC(2020, 11, 18, 6, 15, 51, 250) },
    ])
  })
  it.each([
    ['<html></html>', 'begins with <html>'],
    ['<!DOCTYPE gpx [<!ENTITY a "b">]><gpx></gpx>', 'document type'],
    ['<gpx></gpx>', 'no track point'],
    [gpx('<trkpt lat="1" lon="2"></trkpt>'), 'point 1: it has no time'],
    [gpx('<trkpt lat="1" lon="2"/>'), 'point 1: it has no time'],
    [gpx(point(1, 2, '2020-12-18T06:15:50')), 'no time with a zone'],
    [gpx('<trkpt lat="91" lon="2"><time>2020-12-18T06:15:50Z</time></trkpt>'), 'no latitude'],
    [gpx('<trkpt lon="2"><time>2020-12-18T06:15:50Z</time></trkpt>'), 'no latitude'],
    ['<gpx><trk></gpx>', '</gpx> closes nothing'],
    ['<gpx><trk>', 'ends inside <trk>'],
  ])('says what is wrong with %s', (text, words) => {
    expect(() => readGpx(text)).toThrow(words)
  })
})

describe('movement out of points', () => {
  it('gives speed and course from one point to the next', () => {
    const fixes = withMotion([{ timeMs: 0, lat: 30, lon: 121 }, { timeMs: 10_000, lat: 30.001, lon: 121 }, { timeMs: 20_000, lat: 30.001, lon: 121.001 }], true)
    expect(fixes[0]!.speedMps).toBeCloseTo(11.12, 1)
    expect(fixes[0]!.courseDeg).toBeCloseTo(0, 1)
    expect(fixes[1]!.courseDeg).toBeCloseTo(90, 1)
    expect(fixes[2]!.speedMps).toBeCloseTo(9.63, 1)
  })
  it('puts points in order, and keeps one of those that a whole-second protocol cannot tell apart', () => {
    const at = (timeMs: number) => ({ timeMs, lat: 30, lon: 121 })
    expect(withMotion([at(3000), at(1000), at(1200)], true).map((f) => f.timeMs)).toEqual([1000, 3000])
    expect(withMotion([at(3000), at(1000), at(1200)], false)).toHaveLength(3)
  })
})

describe('the command line', () => {
  it('reads what it knows', () => {
    expect(readArguments(['a.gpx', '--as', 'x', '--speed', '2.5', '--restamp'], {})).toMatchObject({ file: 'a.gpx', device: 'x', speed: 2.5, restamp: true, hub: 'http://localhost:8080', mqttHost: 'localhost', jt808Port: 6808 })
  })
  it.each([[['--as', 'x'], 'which recording'], [['a.gpx'], '--as is missing'], [['a.gpx', '--as', 'x', '--speed', '0'], '--speed'], [['a.gpx', '--as', 'x', '--fast'], 'unknown option'], [['a.gpx', '--as'], 'wants a value']])('refuses %j', (args, words) => {
    expect(() => readArguments(args as string[], {})).toThrow(words as string)
  })
})
