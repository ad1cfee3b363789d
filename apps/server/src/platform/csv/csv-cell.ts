/** Characters by which a spreadsheet takes a cell for a formula (OWASP, CSV injection), as `csvCell` of the domain guards them. */
const GUARDED = /^'(?=[\s\0]*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/

/** Takes back the apostrophe that `csvCell` put before a formula, so that an exported file can be imported again. */
export const cellText = (cell: string): string => cell.replace(GUARDED, '').trim()
