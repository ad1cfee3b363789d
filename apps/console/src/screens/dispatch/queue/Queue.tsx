import { useEffect, useId, useRef } from 'react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { count } from '../../../parts/format.js'
import { incidents } from '../../../store/incidents.js'
import { session } from '../../../store/session.js'
import { useIncidents } from '../../cases/use-live-list.js'
import type { Names } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { QueueRow, ROW_PX } from './QueueRow.js'
import type { Queue as QueueRows } from './use-queue.js'
import { useSteadyList } from './use-steady-list.js'
import './queue.css'

interface QueueProps {
  queue: QueueRows
  names: Names
  openId: string | null
  hoverId: string | null
  picked: ReadonlySet<string>
  filtered: boolean
  onHover: (id: string | null) => void
  onPress: (id: string, event: MouseEvent) => void
  onClearFilter: () => void
}

/** What waits, the most pressing first. Nothing moves under a hand: what comes above is told by a pill. */
export function Queue({ queue: { order, rows, ghostId }, names, openId, hoverId, picked, filtered, onHover, onPress, onClearFilter }: QueueProps) {
  const { t } = useTranslation()
  const now = useHubClock()
  const listId = useId()
  const me = useStore(session, (state) => state.user?.id)
  const { state, error } = useIncidents()
  const list = useSteadyList(order, ROW_PX, hoverId, openId)
  const show = useRef(list.show)
  useEffect(() => { show.current = list.show })
  // Only when another one is opened: a list that changes must not pull the eye along.
  useEffect(() => { if (openId !== null) show.current(openId) }, [openId])

  const urgent = list.fresh.filter((id) => rows.get(id)?.priority === 'P1').length
  return (
    <div className="queue">
      <div
        ref={list.scroller} className="queue-scroll" role="listbox" aria-label={t('desk.queue')} tabIndex={0} aria-activedescendant={openId === null ? undefined : `${listId}-${openId}`}
        onScroll={list.onScroll} onPointerLeave={() => onHover(null)}
      >
        {order.length === 0 && (state === 'loading' || state === 'idle') && <Skeleton rows={12} />}
        {order.length === 0 && state === 'error' && <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void incidents.read()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>}
        {order.length === 0 && state === 'ready' && (filtered
          ? <Notice title={t('desk.noMatch')} action={<Button onPress={onClearFilter}>{t('desk.clearFilter')}</Button>}>{t('desk.noMatchText')}</Notice>
          : <Notice title={t('desk.empty')}>{t('desk.emptyText')}</Notice>)}
        <div className="queue-rows" style={{ height: order.length === 0 ? 0 : list.heightPx }}>
          {order.slice(list.first, list.last).map((id, index) => {
            const row = rows.get(id)
            return row && (
              <QueueRow
                key={id} row={row} names={names} now={now} y={list.leadPx + (list.first + index) * ROW_PX} open={id === openId} picked={picked.has(id)} ghost={id === ghostId} mine={row.holder !== null && row.holder === me}
                domId={`${listId}-${id}`} onPress={onPress} onHover={onHover}
              />
            )
          })}
        </div>
      </div>
      {/* Below the list, where it covers no row and its coming moves none. */}
      <footer className="queue-foot">
        <p className="dim" role="status">{t('desk.count', { n: count(order.length) })}{picked.size > 0 && <> {'\u00b7'} {t('desk.picked', { n: picked.size })}</>}</p>
        {list.fresh.length > 0 && (
          <button type="button" className={`queue-pill ${urgent > 0 ? 'queue-pill-urgent' : ''}`} onClick={list.toTop}>
            {'\u2191'} {t('desk.fresh', { n: list.fresh.length })}{urgent > 0 && <> {'\u00b7'} {'\u25a0'} P1 {urgent}</>}
          </button>
        )}
      </footer>
    </div>
  )
}
