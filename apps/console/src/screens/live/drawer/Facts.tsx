import type { ReactNode } from 'react'
import type { Measure } from '../../../parts/format.js'

/** A figure with its unit set small. */
export const Figure = ({ value, unit }: Measure) => <>{value}<span className="unit">{unit}</span></>

/** One line: what, and how much. */
export function Fact({ name, children, wide = false, title }: { name: string; children: ReactNode; wide?: boolean; title?: string | undefined }) {
  return <div className={`fact ${wide ? 'fact-wide' : ''}`}><dt className="clip">{name}</dt><dd title={title}>{children}</dd></div>
}
