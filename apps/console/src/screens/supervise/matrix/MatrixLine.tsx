import type { MatrixRow } from '@watchfloor/shared'
import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { findingWords } from '../finding-words.js'
import { CellGlyph } from './CellGlyph.js'
import { isAnomaly, runsOf } from './runs.js'
import type { Run } from './runs.js'

export const LINE_PX = 32

interface LineProps {
  row: MatrixRow
  y: number
  fromMs: number
  toMs: number
  selected: boolean
  /** Which run of a selected row the keys stand on. */
  cursor: number
  domId: string
  onOpen: (row: MatrixRow, run: Run) => void
  onSelect: (row: MatrixRow) => void
}

/** One officer's shift: who, and the runs of states along the time. */
export const MatrixLine = memo(function MatrixLine({ row, y, fromMs, toMs, selected, cursor, domId, onOpen, onSelect }: LineProps) {
  const { t } = useTranslation()
  const runs = useMemo(() => runsOf(row, fromMs, toMs), [row, fromMs, toMs])
  const last = runs.at(-1)
  const x = (ms: number): string => `${((ms - fromMs) / (toMs - fromMs)) * 100}%`
  return (
    <div className="matrix-line" role="row" id={domId} aria-selected={selected} style={{ transform: `translateY(${y}px)` }} data-selected={selected || undefined}>
      <button type="button" className="matrix-who" role="rowheader" tabIndex={-1} onClick={() => onSelect(row)} title={`${row.squadName} ${row.person} ${row.shift} ${row.beatName ?? t('supervise.noBeat')}`}>
        <span className="clip"><b>{row.person}</b> <span className="dim">{row.squadName}</span></span>
        {row.openCheck !== null && <span className="matrix-drawn">{t('supervise.drawn')}</span>}
        {last && isAnomaly(last.state) && <span className={`matrix-now cell-${last.state}`}><CellGlyph state={last.state} /> {t(`cell.${last.state}`)}</span>}
      </button>
      <div className="matrix-cells">
        {runs.map((run, i) => (
          <button
            key={run.fromMs} type="button" tabIndex={-1} role="gridcell" className={`matrix-run cell-${run.state}`} data-cursor={(selected && i === cursor) || undefined} style={{ left: x(run.fromMs), width: `calc(${x(fromMs + run.toMs - run.fromMs)} - 1px)` }}
            title={`${clockTime(run.fromMs).slice(0, 5)}\u2013${clockTime(run.toMs).slice(0, 5)} ${t(`cell.${run.state}`)}${run.finding ? `\n${findingWords(t, run.finding)}` : ''}`}
            aria-label={`${row.person} ${clockTime(run.fromMs).slice(0, 5)} ${t(`cell.${run.state}`)}`} onClick={() => onOpen(row, run)}
          ><CellGlyph state={run.state} /></button>
        ))}
      </div>
    </div>
  )
})
