import type { Priority as PriorityName } from '@watchfloor/shared'
import './case.css'

/** A shape for each, as on the map: square, diamond, circle, dot. */
const SHAPES: Record<PriorityName, React.ReactNode> = {
  P1: <path d="M1 1h10v10H1Z" />,
  P2: <path d="M6 .4 11.6 6 6 11.6.4 6Z" />,
  P3: <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  P4: <circle cx="6" cy="6" r="2" />,
}

/** How urgent: shape, word, and colour only for what is. `calm` = somebody has it in hand. */
export function Priority({ of, calm = false, bare = false }: { of: PriorityName; calm?: boolean; bare?: boolean }) {
  return (
    <span className={`priority ${calm ? '' : `priority-${of}`}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" fill="currentColor" aria-hidden="true">{SHAPES[of]}</svg>
      <span className={bare ? 'unseen' : undefined}>{of}</span>
    </span>
  )
}
