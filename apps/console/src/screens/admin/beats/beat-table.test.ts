import { readPostTable } from './beat-table.js'

test('a table of posts becomes points, in either language', () => {
  const { features } = readPostTable('\ufeff\u540d\u79f0,\u4e2d\u961f,\u7eac\u5ea6,\u7ecf\u5ea6,\u534a\u5f84\n\u4e8c\u5c0f\u62a4\u5b66\u5c97,\u9633\u660e\u4e2d\u961f,30.04,121.16,80\n')
  expect(features).toEqual([{ type: 'Feature', properties: { name: '\u4e8c\u5c0f\u62a4\u5b66\u5c97', squad: '\u9633\u660e\u4e2d\u961f', radiusM: 80 }, geometry: { type: 'Point', coordinates: [121.16, 30.04] } }])
  // Without a radius the hub takes its own.
  expect(readPostTable('lon,lat,name\n121,30,A\n').features[0]!.properties).toEqual({ name: 'A', squad: '' })
})

test.each([['name,lat\nA,30\n', 'lon'], ['name,lat,lon\n', '2'], ['name,lat,lon\nA,30,121\nB,north,121\n', '3: lat = north'], ['name,lat,lon,radiusM\nA,30,121,wide\n', '2: radiusM']])('what is wrong is said with its row: %j', (text, said) =>
  expect(() => readPostTable(text)).toThrow(said))
