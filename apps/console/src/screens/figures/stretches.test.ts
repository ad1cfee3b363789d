import { STRETCHES, nameOfStretch, namedStretch } from './stretches.js'

test('named stretches of days', () => {
  const of = (name: (typeof STRETCHES)[number]) => { const { from, to } = namedStretch(name, '2026-03-05'); return `${from} ${to}` }
  expect(STRETCHES.map(of)).toEqual(['2026-03-05 2026-03-05', '2026-02-27 2026-03-05', '2026-02-04 2026-03-05', '2026-03-01 2026-03-05', '2026-02-01 2026-02-28', '2026-01-01 2026-03-05'])
  expect([nameOfStretch({ from: '2026-02-01', to: '2026-02-28' }, '2026-03-05'), nameOfStretch({ from: '2026-02-01', to: '2026-02-27' }, '2026-03-05')]).toEqual(['lastMonth', null])
})
