import { CodeSet, DEFAULT_CODE_SET } from '@watchfloor/shared'
import { changeOf, codeSetCsv, readCodeSet } from './code-set-file.js'

const named = { id: 'mine-1', note: 'by hand' }

describe('a file of categories', () => {
  it('comes back from CSV as it went out', () => {
    expect(readCodeSet(codeSetCsv(DEFAULT_CODE_SET), named).categories).toEqual(DEFAULT_CODE_SET.categories)
  })
  it('comes back from JSON with its own name', () => expect(readCodeSet(JSON.stringify(DEFAULT_CODE_SET), named)).toEqual(CodeSet.parse(DEFAULT_CODE_SET)))
  it('names the row that is wrong', () => {
    const [head, first] = codeSetCsv(DEFAULT_CODE_SET).split('\r\n') as [string, string]
    expect(() => readCodeSet(`${head}\n${first}\n${first}`, named)).toThrow(/#2 code/)
    expect(() => readCodeSet('code,kind\n0101,event', named)).toThrow(/mainClassZh/)
    expect(() => readCodeSet('{', named)).toThrow()
  })
  it('is told apart from the one before', () => {
    const [first, second, ...rest] = DEFAULT_CODE_SET.categories
    const after = { ...DEFAULT_CODE_SET, categories: [{ ...second!, limits: ['1小时'] }, ...rest, { ...first!, code: 'ZZ99' }] }
    expect(changeOf(DEFAULT_CODE_SET, after)).toEqual({ added: ['ZZ99'], changed: [second!.code], gone: [first!.code] })
  })
})
