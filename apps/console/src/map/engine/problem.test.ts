import { problemOf } from './problem.js'

test('tells a missing token from a broken style, a missing base map and a screen without graphics', () => {
  expect(problemOf({ error: { message: 'A valid Mapbox access token is required to use Mapbox GL JS.' } })).toBe('token')
  expect(problemOf({ error: { message: 'AJAXError: Unauthorized (401)', status: 401 } })).toBe('token')
  expect(problemOf({ error: { message: 'Failed to initialize WebGL', name: 'GPUInitializationError' } })).toBe('webgl')
  expect(problemOf({ error: { message: 'AJAXError: Not Found (404): https://tiles.example/style.json', status: 404 } })).toBe('style')
  expect(problemOf({ error: { message: 'AJAXError: Not Found (404)', status: 404 }, sourceId: 'city' })).toBe('base')
})

test('one tile of many, or one of our own sources, is not worth a word', () => {
  expect(problemOf({ error: { message: 'Not Found', status: 404 }, sourceId: 'base', tile: {} })).toBeNull()
  expect(problemOf({ error: { message: 'aborted' }, sourceId: 'wf-labels' })).toBeNull()
  expect(problemOf({})).toBeNull()
})
