import { csvOf } from './csv-text.js'

describe('CSV files', () => {
  it('are written so that any program reads them back and none runs them', () => {
    expect(csvOf([['a', 'b,c', 'd"e'], ['=1+1', '', '浙B']])).toBe('a,"b,c","d""e"\r\n\'=1+1,,浙B\r\n')
  })
})
