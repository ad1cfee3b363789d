import { CodeSet } from './category.js'
import { DEFAULT_CODE_SET, categoryIndex } from './code-set.js'
import { DETECTION_LABELS } from './detection-labels.js'

const of = categoryIndex(DEFAULT_CODE_SET)

test('the 98 of the code set and what this field lacks in it, each with two names', () => {
  expect(DEFAULT_CODE_SET.categories.filter(({ code }) => /^\d{4}$/.test(code))).toHaveLength(98)
  expect(of('0101')).toMatchObject({ name: { zh: '私搭乱建', en: 'unauthorised building' }, limits: ['2紧急工作日', '15天'], national: true, mainClass: { zh: '市容环境' } })
  expect(of('0122')?.limits).toEqual(['1紧急工作时制止', '3天'])
  for (const zh of ['机动车违法停放', '污水井盖', '餐饮油烟超标', '有限空间作业', '高处作业无防护', '活禽交易']) expect(DEFAULT_CODE_SET.categories.some(({ name }) => name.zh === zh)).toBe(true)
  expect(DEFAULT_CODE_SET.categories.filter(({ kind }) => kind === 'component').length).toBeGreaterThan(15)
  expect(of('nothing')).toBeUndefined()
})

test('every detector label leads to a category there is', () => {
  for (const code of Object.values(DETECTION_LABELS)) expect([code, of(code) !== undefined]).toEqual([code, true])
})

test('a set with a code twice, without a name or without a limit is refused and the place is named', () => {
  const [first, second] = DEFAULT_CODE_SET.categories
  const set = (...categories: unknown[]): unknown => ({ id: 'mine', note: '', categories })
  expect(CodeSet.safeParse(set(first, second)).success).toBe(true)
  expect(CodeSet.safeParse(set(first, first)).error?.issues[0]?.path).toEqual(['categories', 1, 'code'])
  expect(CodeSet.safeParse(set({ ...first, name: { zh: '', en: 'x' } })).success).toBe(false)
  expect(CodeSet.safeParse(set({ ...first, limits: [] })).success).toBe(false)
})
