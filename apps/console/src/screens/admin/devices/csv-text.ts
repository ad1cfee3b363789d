/** Files beyond this are refused before they travel: some 50,000 devices. */
export const MAX_CSV_BYTES = 10 * 1024 * 1024

/** RFC 4180: quoted where it must be. A leading = + - @ is kept from being run as a formula by a spreadsheet. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }
  return rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}
