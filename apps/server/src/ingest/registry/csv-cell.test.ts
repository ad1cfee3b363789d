import { cellText, csvCell } from './csv-cell.js'

it.each([
  ['=1+1', "'=1+1"], ['@x', "'@x"], ['+8613800138000', "'+8613800138000"], ['-cmd', "'-cmd"], ['-12.5', '-12.5'], [30.5, '30.5'], [null, ''], ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'], ['two\nlines', '"two\nlines"'], ['渣土车', '渣土车'], ['\t=x', "'\t=x"],
])('%p is written %p', (value, cell) => {
  expect(csvCell(value)).toBe(cell)
})

it('reads back what it wrote', () => {
  for (const text of ['=1+1', '+86', "'quoted", 'plain', '-12.5']) expect(cellText(csvCell(text))).toBe(text)
})
