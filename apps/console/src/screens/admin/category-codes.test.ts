import { codesIn } from './category-codes.js'

describe('category codes as people type them', () => {
  it('are parted by blanks and commas of both scripts, each once', () => expect(codesIn('0101，02 03、0101')).toEqual(['0101', '02', '03']))
  it('may be a star', () => expect(codesIn(' * ')).toEqual(['*']))
  it('are refused whole when one is none', () => expect(codesIn('01 0-2')).toBeNull())
})
