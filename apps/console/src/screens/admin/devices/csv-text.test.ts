import { csvOf, csvText } from './csv-text.js'

describe('CSV files', () => {
  it('are read as UTF-8, without their byte order mark', () => {
    expect(csvText(new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('渣土车,truck')]))).toEqual({ text: '渣土车,truck', encoding: 'UTF-8' })
  })
  it('are read as GBK where they are not UTF-8', () => {
    expect(csvText(new Uint8Array([0xd4, 0xfc, 0xcd, 0xc1, 0xb3, 0xb5]))).toEqual({ text: '渣土车', encoding: 'GBK' })
  })
  it('are written so that any program reads them back and none runs them', () => {
    expect(csvOf([['a', 'b,c', 'd"e'], ['=1+1', '', '浙B']])).toBe('a,"b,c","d""e"\r\n\'=1+1,,浙B\r\n')
  })
})
