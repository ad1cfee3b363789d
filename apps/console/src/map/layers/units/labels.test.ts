import { unitFromEntry } from '../../../store/unit.js'
import type { Unit } from '../../../store/unit.js'
import { diffLabels, isEmpty } from './label-diff.js'
import type { Label } from './label-diff.js'
import { labelText } from './label-text.js'

const unit = (over: Partial<Unit>): Unit => Object.assign(unitFromEntry({
  n: 1, id: '00000000-0000-7000-8000-000000000001', name: 'T-0001', kind: 'truck', protocol: 'native', externalId: '1', presence: 'online', presenceSince: 0, last: [10_000, 31, 121, 10, 90, null],
}, 0), over)
const label = (id: number, over: Partial<Label> = {}): Label => ({ id, lon: 121, lat: 31, text: 'a', tone: 'normal', rank: 1, ...over })
const held = (...labels: Label[]): Map<number, Label> => new Map(labels.map((one) => [one.id, one]))

test('a truck is called by its plate, and says its age only when it is not live', () => {
  expect(labelText(unit({}), 99_000)).toBe('T-0001')
  expect(labelText(unit({ plate: '浙B·12345' }), 99_000)).toBe('浙B·12345')
  expect(labelText(unit({ presence: 'stale' }), 52_000)).toBe('T-0001\n◷ 42 s')
  expect(labelText(unit({ presence: 'never', timeMs: NaN }), 52_000)).toBe('T-0001')
  expect(labelText(unit({ presence: 'never', timeMs: 0 }), 52_000)).toBe('T-0001')
})

test('tells a source only what is other than it holds', () => {
  const was = held(label(1), label(2), label(3), label(4))
  const is = held(label(1), label(2, { lon: 122 }), label(3, { tone: 'stale', lon: 122 }), label(5))
  const diff = diffLabels(was, is)
  expect(diff.remove).toEqual([4])
  expect(diff.move.map(({ id }) => id)).toEqual([2])
  expect(diff.change.map(({ id }) => id)).toEqual([3])
  expect(diff.add.map(({ id }) => id)).toEqual([5])
  expect(isEmpty(diffLabels(is, is))).toBe(true)
})
