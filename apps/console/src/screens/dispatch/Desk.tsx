import type { ActionAnswer } from '@watchfloor/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { DECIDES } from '../../store/decide/action-keys.js'
import type { Said } from '../../store/decide/decide.js'
import { buttonsFor } from '../../store/decide/legal.js'
import { NO_FILTER, passes } from '../../store/queue/queue-filter.js'
import { nextAfter } from '../../store/queue/next-after.js'
import { waitsFor } from '../../store/queue/waits-for.js'
import { incidents } from '../../store/incidents.js'
import { session } from '../../store/session.js'
import { useCase } from '../cases/use-case.js'
import { useIncidents } from '../cases/use-live-list.js'
import { useNames } from '../cases/use-names.js'
import type { Names } from '../cases/use-names.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'
import { IncidentPage } from './incident/IncidentPage.js'
import { useActing } from './incident/use-acting.js'
import { BulkBar } from './queue/BulkBar.js'
import { Queue } from './queue/Queue.js'
import { QueueHead } from './queue/QueueHead.js'
import { useQueue } from './queue/use-queue.js'
import { UnitsPanel } from './units/UnitsPanel.js'
import { usePicking } from './units/use-picking.js'
import { useDeskAddress } from './use-desk-address.js'
import { useDeskKeys } from './use-desk-keys.js'
import { useUndo } from './use-undo.js'

/** Queue, incident, units: one decision after the other. */
export function Desk() {
  const { t } = useTranslation()
  const names = useNames()
  const user = useStore(session, (state) => state.user)
  const { filter, setFilter, openId, open } = useDeskAddress()
  const [hoverId, setHoverId] = useState<string | null>(null)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const queue = useQueue(filter, names, hoverId)
  const { rows } = useIncidents()
  const counts = useMemo(() => {
    const who = { id: user?.id, role: user?.role }
    const of = (lane: 'todo' | 'mine'): number => rows.filter((row) => passes(row, { ...NO_FILTER, lane }, who, names.words)).length
    return { todo: of('todo'), mine: of('mine'), all: rows.length }
  }, [rows, user, names])

  const order = useRef(queue.order)
  order.current = queue.order
  /** After a decision the next one that waits is opened, in the order that was on the screen. */
  const advance = (decidedId: string): void => open(nextAfter(order.current, decidedId, (id) => {
    const row = incidents.get(id)
    return id !== decidedId && row !== undefined && waitsFor(row, user?.role, user?.id)
  }) ?? decidedId)

  const press = (id: string, event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey) return togglePick(id)
    if (event.shiftKey && openId !== null) {
      const [from, to] = [queue.order.indexOf(openId), queue.order.indexOf(id)].sort((a, b) => a - b) as [number, number]
      return setPicked(new Set([...picked, ...queue.order.slice(Math.max(0, from), to + 1)]))
    }
    open(id)
  }
  const togglePick = (id: string): void => setPicked((now) => {
    const next = new Set(now)
    if (!next.delete(id)) next.add(id)
    return next
  })
  // Where nothing was opened yet the first that waits is: the hand is on the keys from the start.
  const first = openId === null ? queue.order.find((id) => { const row = queue.rows.get(id); return row && waitsFor(row, user?.role, user?.id) }) : undefined
  // Not while somebody is on the way to another screen: writing the address would end that way.
  const staying = useNavigation().state === 'idle'
  useEffect(() => { if (first !== undefined && staying) open(first) }, [first, open, staying])

  return (
    <div className="desk">
      <section className="desk-left" aria-label={t('desk.queue')}>
        <QueueHead filter={filter} counts={counts} names={names} onFilter={setFilter} />
        <Queue
          key={filter.lane} queue={queue} names={names} openId={openId} hoverId={hoverId} picked={picked} filtered={filter.q !== '' || filter.lane !== 'all' || filter.states.length + filter.priorities.length + filter.sources.length > 0 || filter.areaId !== null}
          onHover={setHoverId} onPress={press} onClearFilter={() => setFilter(NO_FILTER)}
        />
        {picked.size > 0 && <BulkBar picked={picked} onPicked={setPicked} />}
      </section>
      {openId === null
        ? <section className="desk-none"><Notice title={t('desk.nothingOpen')}>{t('desk.nothingOpenText')}</Notice></section>
        : <OpenCase id={openId} names={names} order={queue.order} onOpen={open} onDecided={advance} onPick={togglePick} onLeave={() => (picked.size > 0 ? setPicked(new Set()) : open(null))} />}
    </div>
  )
}

interface OpenCaseProps { id: string; names: Names; order: readonly string[]; onOpen: (id: string | null) => void; onDecided: (id: string) => void; onPick: (id: string) => void; onLeave: () => void }

/** The middle and the right: the open incident and who could go. */
function OpenCase({ id, names, order, onOpen, onDecided, onPick, onLeave }: OpenCaseProps) {
  const { t } = useTranslation()
  const user = useStore(session, (state) => state.user)
  const { incident, error, retry, take } = useCase(id)
  const undo = useUndo(onOpen)
  const done = (said: Said, answer: ActionAnswer): void => {
    take(answer.incident)
    undo.tell(said.action, answer)
    if (DECIDES.has(said.action)) onDecided(id)
  }
  const acting = useActing(incident, names, done)
  const actions = useMemo(() => (incident && user ? buttonsFor(incident, { id: user.id, role: user.role }) : []), [incident, user])
  const mayDispatch = actions.includes('dispatch')
  const picking = usePicking(incident, mayDispatch, acting)
  useDeskKeys({ id, order, actions, acting, picking, undo, onOpen, onPick, onLeave })

  if (error) return <section className="desk-none"><Notice tone="error" title={t('state.error')} action={<Button onPress={retry}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice></section>
  if (!incident) return <section className="desk-none"><Skeleton rows={14} /></section>
  const started = { ...acting, start: (action: Parameters<typeof acting.start>[0]) => { if (action !== 'dispatch' || !picking.send()) acting.start(action) } }
  return (
    <>
      <IncidentPage incident={incident} names={names} actions={actions} acting={started} onOpen={onOpen} />
      <UnitsPanel incident={incident} names={names} picking={picking} acting={acting} mayDispatch={mayDispatch} />
    </>
  )
}
