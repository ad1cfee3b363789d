import { typedOf, valueOf } from './param-text.js'
import type { Field } from './param-text.js'

const field = (type: Field['type'], more: Partial<Field> = {}): Field => ({ key: 'x', type, label: { zh: 'x', en: 'x' }, unit: null, min: null, max: null, choices: null, usual: null, ...more })

describe('parameters of a rule as typed', () => {
  it.each([
    [field('number'), 12.5], [field('boolean'), true], [field('text'), 'abc'], [field('choice', { choices: ['a', 'b'] }), 'b'], [field('list'), ['0101', 3, 'x']], [field('map'), { person: 0.7, car: 'off' }],
  ])('%j comes back as it went in', (one, value) => expect(valueOf(one, typedOf(one, value))).toEqual({ value }))
  it('a figure stays within its bounds', () => {
    expect(valueOf(field('number', { min: 0, max: 10 }), '11')).toBeNull()
    expect(valueOf(field('number', { min: 0, max: 10 }), '')).toBeNull()
    expect(valueOf(field('number'), 'many')).toBeNull()
  })
  it('a map needs its pairs', () => expect(valueOf(field('map'), 'person')).toBeNull())
})
