import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Priority } from '../../../parts/Priority.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { boardOf } from '../../../store/board.js'
import type { Column } from '../../../store/board.js'
import { incidents } from '../../../store/incidents.js'
import { pressure } from '../../../store/queue/queue-order.js'
import { useIncidents } from '../../cases/use-live-list.js'
import { useNames } from '../../cases/use-names.js'
import type { Names } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'
import './board.css'

/** Cards drawn at first in a column; the rest on demand. */
const STEP = 50

/** Where everything stands: one column for each state, counted, what is over its time on top of its head. */
export function Board() {
  const { t } = useTranslation()
  const names = useNames()
  const now = useHubClock()
  const { rows, state, error } = useIncidents()
  const beat = Math.floor(now / 5000) * 5000
  const columns = useMemo(() => boardOf(rows, beat), [rows, beat])
  if (rows.length === 0 && state === 'error') return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void incidents.read()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (rows.length === 0 && state !== 'ready') return <Skeleton rows={14} />
  return <div className="board">{columns.map((column) => <BoardColumn key={column.state} column={column} names={names} now={now} />)}</div>
}

function BoardColumn({ column: { state, rows, overdue, near }, names, now }: { column: Column; names: Names; now: number }) {
  const { t } = useTranslation()
  const go = useNavigate()
  const [most, setMost] = useState(STEP)
  return (
    <section className="board-column" aria-label={t(`incidentState.${state}`)}>
      <header>
        <h2>{t(`incidentState.${state}`)}</h2><span className="board-count">{rows.length}</span>
        {near > 0 && <span className="lamp-yellow">{'\u25b2'} {near}</span>}
        {overdue > 0 && <span className="lamp-red">{'\u25c6'} {t('board.overdue', { n: overdue })}</span>}
      </header>
      {rows.length === 0 && <p className="board-none dim">{t('board.none')}</p>}
      <ul>
        {rows.slice(0, most).map((row) => {
          const clock = pressure(row, now)
          const lead = row.units.find((unit) => unit.lead)
          return (
            <li key={row.id}>
              <button type="button" onClick={() => void go(`/dispatch?case=${row.id}`)}>
                <span className="queue-what"><Priority of={row.priority} bare calm={state !== 'reported' && state !== 'filed'} /><span className="clip">{names.category(row.category)}</span></span>
                <span className="dim clip">{names.place(row)}</span>
                <span className="board-foot">{clock && row.clock ? <TimeLeft lamp={clock.lamp} leftMs={clock.leftMs} dueMs={Date.parse(row.clock.dueAt)} /> : <span />}<span className="dim clip">{lead ? names.unit(lead.unitId) : ''}</span></span>
              </button>
            </li>
          )
        })}
      </ul>
      {rows.length > most && <Button look="quiet" className="button-small" onPress={() => setMost(most + STEP)}>{t('board.more', { n: rows.length - most })}</Button>}
    </section>
  )
}
