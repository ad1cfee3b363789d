const COLUMNS = ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'source', 'lat', 'lon', 'facing', 'note'] as const
/** One line of the device import; cells left out are empty. */
export type ImportRow = Partial<Record<(typeof COLUMNS)[number], string | number>> & { readonly name: string; readonly kind: string; readonly protocol: string }

const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
/** A table as the hub's imports read it (RFC 4180), with the columns named. */
export const csvTable = <C extends string>(columns: readonly C[], rows: readonly Partial<Record<C, string | number>>[]): string => [columns.join(','), ...rows.map((row) => columns.map((column) => cell(row[column])).join(','))].join('\r\n')
/** The same for devices. */
export const toCsv = (rows: readonly ImportRow[]): string => csvTable(COLUMNS, rows)
