const COLUMNS = ['name', 'kind', 'protocol', 'externalId', 'plate', 'squad', 'datum', 'profile', 'source', 'lat', 'lon', 'note'] as const
/** One line of the device import; cells left out are empty. */
export type ImportRow = Partial<Record<(typeof COLUMNS)[number], string | number>> & { readonly name: string; readonly kind: string; readonly protocol: string }

const cell = (value: string | number | undefined): string => {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
/** A table as the hub's import reads it (RFC 4180). */
export const toCsv = (rows: readonly ImportRow[]): string => [COLUMNS.join(','), ...rows.map((row) => COLUMNS.map((column) => cell(row[column])).join(','))].join('\r\n')
