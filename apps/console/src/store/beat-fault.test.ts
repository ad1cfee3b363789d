import { HubError } from '../link/http.js'
import { beatFaultOf, dutiesOnBeat } from './beat-fault.js'

test('each refusal of a beat belongs to a field', () => {
  expect(beatFaultOf(new HubError('conflict.exists', '', 409))).toEqual({ field: 'name' })
  expect(beatFaultOf(new HubError('beat.outside_city', '', 422, { outside: [[125, 30]] }))).toEqual({ field: 'place', said: null, at: [[125, 30]] })
  expect(beatFaultOf(new HubError('input.invalid', '', 400, { issues: [{ path: 'place.geometry', message: 'a ring crosses itself' }] }))).toEqual({ field: 'place', said: 'a ring crosses itself', at: [] })
  expect(beatFaultOf(new HubError('input.invalid', '', 400, { issues: [{ path: 'squadId', message: 'x' }] }))).toBeNull()
  expect(beatFaultOf(new Error('offline'))).toBeNull()
})

test('a beat that duties name says how many', () => {
  expect(dutiesOnBeat(new HubError('conflict.in_use', '', 409, { duties: 3 }))).toBe(3)
  expect(dutiesOnBeat(new HubError('not_found', '', 404))).toBeNull()
})
