import { VersionedRows } from './versioned-rows.js'

interface Row { id: string; version: number; open: boolean }
const row = (id: string, version: number, open = true): Row => ({ id, version, open })
const make = (...rows: Row[]): VersionedRows<Row> => {
  const made = new VersionedRows<Row>(({ open }) => open)
  made.upsert(rows)
  return made
}

test('a later version replaces, an earlier or the same one is left alone', () => {
  const rows = make(row('a', 2))
  expect(rows.upsert([row('a', 1), row('a', 2)])).toBe(false)
  expect(rows.upsert([row('a', 3)])).toBe(true)
  expect(rows.get('a')?.version).toBe(3)
})

test('what ended goes, and a message that was overtaken does not bring it back', () => {
  const rows = make(row('a', 2))
  rows.upsert([row('a', 4, false)])
  expect([rows.size, rows.upsert([row('a', 3)]), rows.size]).toEqual([0, false, 0])
  expect([rows.upsert([row('a', 5)]), rows.size]).toEqual([true, 1])
})

test('what ended stays while somebody looks at it, and goes when the last one turns away', () => {
  const rows = make(row('a', 1))
  const [first, second] = [rows.hold('a'), rows.hold('a')]
  rows.upsert([row('a', 2, false)])
  first()
  expect(rows.get('a')?.version).toBe(2)
  second()
  expect([rows.get('a'), rows.upsert([row('a', 1)])]).toEqual([undefined, false])
})

test('a whole list takes away what it does not hold, but not what was heard of or held meanwhile', () => {
  const rows = make(row('a', 1), row('b', 1), row('c', 1), row('d', 1))
  rows.hold('d')
  rows.keepOnly(new Set(['a']), new Set(['b']))
  expect([...rows.values()].map(({ id }) => id)).toEqual(['a', 'b', 'd'])
})
