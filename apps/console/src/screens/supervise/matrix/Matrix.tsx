import type { MatrixAnswer, MatrixRow } from '@watchfloor/shared'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { LINE_PX, MatrixLine } from './MatrixLine.js'
import { hoursWithin } from './runs.js'
import type { Run } from './runs.js'
import './matrix.css'

interface MatrixProps {
  answer: MatrixAnswer
  rows: readonly MatrixRow[]
  selectedId: string | null
  cursor: number
  onOpen: (row: MatrixRow, run: Run) => void
  onSelect: (row: MatrixRow) => void
  onKey: (key: string) => boolean
}
const OVER = 4
/** Further to the right an hour's words would be cut off. */
const WORDS_UNTIL = 0.955

/** Officer × time. Only the lines in sight are on the page; arrows walk it, Enter opens what they stand on. */
export function Matrix({ answer, rows, selectedId, cursor, onOpen, onSelect, onKey }: MatrixProps) {
  const { t } = useTranslation()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 400 })
  const [fromMs, toMs] = [Date.parse(answer.from), Date.parse(answer.to)]
  const selected = rows.findIndex(({ dutyId }) => dutyId === selectedId)
  useEffect(() => {
    const box = scroller.current!
    const look = (): void => setView({ top: box.scrollTop, height: box.clientHeight })
    const observer = new ResizeObserver(look)
    observer.observe(box)
    box.addEventListener('scroll', look, { passive: true })
    return () => { observer.disconnect(); box.removeEventListener('scroll', look) }
  }, [])
  useEffect(() => {
    const box = scroller.current
    if (!box || selected < 0) return
    const y = selected * LINE_PX
    if (y < box.scrollTop) box.scrollTop = y
    else if (y + LINE_PX > box.scrollTop + box.clientHeight) box.scrollTop = y + LINE_PX - box.clientHeight
  }, [selected])
  const [first, last] = [Math.max(0, Math.floor(view.top / LINE_PX) - OVER), Math.min(rows.length, Math.ceil((view.top + view.height) / LINE_PX) + OVER)]
  return (
    <div className="matrix" data-live={answer.live}>
      <div className="matrix-axis" aria-hidden="true">
        <span className="matrix-axis-who">{t('supervise.officers', { n: rows.length })}</span>
        <span className="matrix-axis-time">
          {hoursWithin(fromMs, toMs).map((ms) => ({ ms, share: (ms - fromMs) / (toMs - fromMs) })).map(({ ms, share }) => <span key={ms} style={{ left: `${share * 100}%` }}>{share <= WORDS_UNTIL && clockTime(ms).slice(0, 5)}</span>)}
        </span>
      </div>
      <div
        ref={scroller} className="matrix-scroll" role="grid" aria-label={t('supervise.matrix')} aria-rowcount={rows.length} tabIndex={0} data-matrix
        aria-activedescendant={selected < 0 ? undefined : `${id}-${rows[selected]!.dutyId}`} onKeyDown={(event) => { if (!event.ctrlKey && !event.metaKey && !event.altKey && onKey(event.key)) event.preventDefault() }}
      >
        <div className="matrix-rows" style={{ height: rows.length * LINE_PX }}>
          {rows.slice(first, last).map((row, i) => (
            <MatrixLine
              key={row.dutyId} row={row} y={(first + i) * LINE_PX} fromMs={fromMs} toMs={toMs} selected={row.dutyId === selectedId} cursor={row.dutyId === selectedId ? cursor : -1}
              domId={`${id}-${row.dutyId}`} onOpen={onOpen} onSelect={onSelect}
            />
          ))}
        </div>
      </div>
    </div>
  )
}
