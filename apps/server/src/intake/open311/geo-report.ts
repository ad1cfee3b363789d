import { xmlText } from '@watchfloor/domain'

/** GeoReport v2's own forms. Everything it answers is a flat record, or a list of such. */
export type Flat = Readonly<Record<string, string | number | boolean | null>>

/** The elements of a list and of its items, as the specification's XML names them. */
export const ELEMENTS = { services: 'service', service_requests: 'request', errors: 'error' } as const

/** A list in GeoReport's XML; what is null is an empty element. */
export function geoReportXml(list: keyof typeof ELEMENTS, items: readonly Flat[]): string {
  const item = ELEMENTS[list]
  const fields = (flat: Flat): string => Object.entries(flat).map(([name, value]) => (value === null ? `<${name}/>` : `<${name}>${xmlText(String(value))}</${name}>`)).join('')
  return `<?xml version="1.0" encoding="utf-8"?>\n<${list}>${items.map((flat) => `<${item}>${fields(flat)}</${item}>`).join('')}</${list}>\n`
}
