import type { Clock, IncidentDetail } from '@watchfloor/shared'
import { useNow } from '../store/use-now.js'
import { say, span, useWords } from '../words/words.js'

/** The running clock that ends first. */
export const pressing = ({ clocks }: IncidentDetail): Clock | undefined =>
  clocks.filter(({ stoppedAt, kind }) => stoppedAt === null && kind !== 'suspension').sort((a, b) => a.dueAt.localeCompare(b.dueAt))[0]

/** How much time is left: by colour, shape and word. */
export function Lamp({ detail }: { detail: IncidentDetail }) {
  const w = useWords()
  const now = useNow()
  const clock = pressing(detail)
  if (!clock) return null
  if (clock.pausedAt !== null) return <span className="lamp quiet">{w.task.paused}</span>
  const left = Date.parse(clock.dueAt) - now
  const lamp = left < 0 ? 'late' : now >= Date.parse(clock.yellowAt) ? 'near' : 'fine'
  return <span className={`lamp lamp-${lamp} figure`}>{LAMPS[lamp]} {say(left < 0 ? w.task.over : w.task.left, span(w, left))}</span>
}
const LAMPS = { late: '■', near: '▲', fine: '✓' } as const
