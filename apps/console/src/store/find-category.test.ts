import { DEFAULT_CODE_SET } from '@watchfloor/shared'
import { findCategories } from './find-category.js'

const all = DEFAULT_CODE_SET.categories
const first = (text: string): string | undefined => findCategories(all, text)[0]?.code

test('a category is found by its code, its beginning, and by words in either language in any order', () => {
  expect(first('0101')).toBe('0101')
  expect(findCategories(all, '01').every(({ code, name }) => code.includes('01') || name.en.includes('01'))).toBe(true)
  expect(first('私搭')).toBe('0101')
  expect(first('building UNAUTHORISED')).toBe('0101')
  expect(findCategories(all, 'no such thing')).toEqual([])
})

test('with nothing typed the whole tree is there', () => expect(findCategories(all, '  ')).toHaveLength(all.length))
