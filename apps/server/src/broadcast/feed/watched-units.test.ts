import { WatchedUnits } from './watched-units.js'

test('keeps the last message while at least one console watches, and nothing of others', () => {
  const watched = new WatchedUnits()
  watched.heard(7, 'before')
  expect(watched.wants(7)).toBe(false)
  watched.turn(null, 7)
  watched.turn(null, 7)
  watched.heard(7, '{"lat":30}')
  expect(watched.message(7)).toBe('{"lat":30}')
  watched.turn(7, null)
  expect(watched.message(7)).toBe('{"lat":30}')
  watched.turn(7, 8)
  expect(watched.wants(7)).toBe(false)
  expect(watched.message(7)).toBeNull()
  expect(watched.wants(8)).toBe(true)
})
