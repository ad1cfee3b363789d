import { readPlace } from './report.js'

test('a place is read as people paste it, and nothing else is', () => {
  expect(readPlace(' 30.70123, 121.01234 ')).toEqual({ lat: 30.70123, lon: 121.01234 })
  expect(readPlace('30.7\uff0c121')).toEqual({ lat: 30.7, lon: 121 })
  expect(['', '30.7', 'here', '121.0, 30.7, 1', '91, 10', '10, 181'].map(readPlace)).toEqual([null, null, null, null, null, null])
})
