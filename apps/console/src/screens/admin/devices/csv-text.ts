/** Files beyond this are refused before they are read: some 50,000 devices. */
export const MAX_CSV_BYTES = 10 * 1024 * 1024

export interface CsvText { text: string; encoding: 'UTF-8' | 'GBK' }

/** Excel in Chinese saves CSV in GBK without saying so: what is not UTF-8 is read as GBK. A byte order mark is taken off. */
export function csvText(bytes: Uint8Array): CsvText {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return { text: new TextDecoder('gbk').decode(bytes), encoding: 'GBK' }
  }
}

/** RFC 4180: quoted where it must be. A leading = + - @ is kept from being run as a formula by a spreadsheet. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}
