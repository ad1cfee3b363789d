/** The cells of a CSV text (RFC 4180, any line end, a leading byte order mark is dropped); empty lines are left out. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const source = text.replace(/^\ufeff/, '')
  const end = (): void => { row.push(cell); cell = '' }
  const endRow = (): void => {
    end()
    if (row.some((one) => one.trim() !== '')) rows.push(row)
    row = []
  }
  for (let at = 0; at < source.length; at++) {
    const sign = source[at]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (source[at + 1] === '"') { cell += '"'; at++ } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === ',') end()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  endRow()
  return rows
}
