import type { ReactNode } from 'react'
import type { Measure } from '../../../parts/format.js'

/** A figure with its unit set small; both stay on one line. */
export const Figure = ({ value, unit }: Measure) => <span className="figure">{value}{unit && <span className="unit">{unit}</span>}</span>

/** What half a line of the drawer holds, in Latin letters; a Chinese character takes two. */
const HALF_LINE = 17
const lengthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (letter > '\u2e80' ? 2 : 1), 0)

interface FactProps {
  name: string
  children: ReactNode
  /** Takes the whole line. */
  wide?: boolean
  /** The value as text: when both do not fit into half a line, the fact takes a whole one. */
  length?: string
  title?: string | undefined
}

/** One line: what, and how much. */
export function Fact({ name, children, wide = false, length = '', title }: FactProps) {
  const whole = wide || lengthOf(name) + lengthOf(length) > HALF_LINE
  return <div className={`fact ${whole ? 'fact-wide' : ''}`}><dt>{name}</dt><dd title={title}>{children}</dd></div>
}
