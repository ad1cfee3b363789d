import { csvCell } from '@watchfloor/domain'
import { cellText } from './csv-cell.js'

it.each(['=1+1', '+86', '-cmd', '@x', '\uff1d1+1', "'quoted", 'plain', '-12.5', '渣土车'])('reads back %p as it was before it was written', (text) => {
  expect(cellText(csvCell(text))).toBe(text)
})
