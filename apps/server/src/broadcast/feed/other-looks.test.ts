import { OtherLooks } from './other-looks.js'

const [anna, boris] = [{ id: 'a', name: 'Anna' }, { id: 'b', name: 'Boris' }]

test('tells where somebody came or went, and nothing of what stayed', () => {
  const others = new OtherLooks(1000)
  expect(others.hear('web-1', [{ incidentId: 'x', people: [anna] }, { incidentId: 'y', people: [boris] }], 0)).toEqual(['x', 'y'])
  expect(others.hear('web-1', [{ incidentId: 'y', people: [boris] }, { incidentId: 'x', people: [anna, boris] }], 1)).toEqual(['x'])
  expect(others.hear('web-1', [{ incidentId: 'x', people: [boris, anna] }], 2)).toEqual(['y'])
  others.hear('web-2', [{ incidentId: 'x', people: [anna] }], 2)
  expect([others.at('x'), others.at('y')]).toEqual([[boris, anna, anna], []])
})

test('a process that fell silent is gone, and its people with it', () => {
  const others = new OtherLooks(1000)
  others.hear('web-1', [{ incidentId: 'x', people: [anna] }], 0)
  others.hear('web-2', [{ incidentId: 'x', people: [boris] }], 600)
  expect(others.forget(1000)).toEqual([])
  expect(others.forget(1001)).toEqual(['x'])
  expect(others.at('x')).toEqual([boris])
})
