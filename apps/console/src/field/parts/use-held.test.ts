import { hold } from './use-held.js'

const row = (id: string, word = id) => ({ id, word })

test('rows keep their places while somebody looks: new ones below, a shadow where one left', () => {
  const places = [row('b'), row('c')]
  expect(hold(places, [row('a'), row('c', 'changed'), row('d')])).toEqual([{ row: row('b'), gone: true }, { row: row('c', 'changed'), gone: false }, { row: row('a'), gone: false }, { row: row('d'), gone: false }])
  expect(hold([], [row('a'), row('b')]).map(({ row: { id } }) => id)).toEqual(['a', 'b'])
})
