import { useQuery, useQueryClient } from '@tanstack/react-query'
import { detectionAt, planRound } from '@watchfloor/domain'
import type { PatrolRound } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { count, lasting, percent } from '../../../parts/format.js'
import { mayManagePatrol, mayPatrol, session as who } from '../../../store/session.js'
import { patrol, resumePatrol, startPatrol } from '../../../store/video/patrol.js'
import { rounds } from '../../../store/video/rounds.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { RoundForm } from './RoundForm.js'

/** Which round to walk, and what it would take; supervisors set rounds up here. */
export function Rounds({ wallCameras }: { wallCameras: readonly string[] }) {
  const { t } = useTranslation()
  const role = useStore(who, (state) => state.user?.role)
  const { others, busy } = useStore(patrol)
  const list = useQuery(rounds.all)
  const queries = useQueryClient()
  const [editing, setEditing] = useState<PatrolRound | 'new' | null>(null)
  const done = (): void => { setEditing(null); void queries.invalidateQueries({ queryKey: rounds.all.queryKey }) }
  if (editing !== null) return <RoundForm key={editing === 'new' ? 'new' : editing.id} round={editing === 'new' ? null : editing} wallCameras={wallCameras} onDone={done} onCancel={() => setEditing(null)} />
  const manages = mayManagePatrol(role)
  const shown = list.data?.items.filter(({ enabled }) => enabled || manages) ?? []
  return (
    <>
      {others.length > 0 && mayPatrol(role) && (
        <section className="patrol-part" aria-label={t('patrol.stranded')}>
          <h3>{t('patrol.stranded')}</h3>
          <ul className="patrol-rounds">
            {others.map((one) => (
              <li key={one.id}><span className="clip">{t('patrol.strandedOf', { name: one.roundName, stop: one.stop + 1, stops: one.stops })}</span><span className="dim clip">{one.userName}</span><Button className="button-small" isDisabled={busy} onPress={() => void resumePatrol(one.id)}>{t('patrol.startHere')}</Button></li>
            ))}
          </ul>
        </section>
      )}
      <section className="patrol-part patrol-list" aria-label={t('patrol.rounds')}>
        <h2>{t('patrol.rounds')}</h2>
        {list.isPending ? <Skeleton rows={4} />
          : list.isError && list.data === undefined ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void list.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(list.error))}</Notice>
            : shown.length === 0 ? <Notice title={t('patrol.emptyTitle')}>{t('patrol.emptyText')}</Notice>
              : <ul className="patrol-rounds">{shown.map((round) => <Round key={round.id} round={round} busy={busy} onStart={mayPatrol(role) ? () => void startPatrol(round.id) : null} onEdit={manages ? () => setEditing(round) : null} />)}</ul>}
        {manages && <Button onPress={() => setEditing('new')}>{t('patrol.newRound')}</Button>}
      </section>
    </>
  )
}

function Round({ round, busy, onStart, onEdit }: { round: PatrolRound; busy: boolean; onStart: (() => void) | null; onEdit: (() => void) | null }) {
  const { t } = useTranslation()
  const plan = planRound(round)
  const noticed = detectionAt(round.tiles)
  return (
    <li className="patrol-round">
      <h3 className="clip">{round.name}{!round.enabled && <span className="dim"> · {t('patrol.off')}</span>}</h3>
      <p>{t('patrol.plan', { cameras: count(round.cameras), tiles: round.tiles, dwell: round.dwellS, time: lasting(plan.sweepMs), blocks: count(plan.blocks) })}</p>
      <p className="dim" title={t('patrol.detectionHint')}>{t(`patrol.order.${round.order}`)} · {noticed === null ? t('patrol.detectionUnknown') : t('patrol.detection', { tiles: round.tiles, pct: `${percent(noticed * 100).value}%` })}{round.leftOut > 0 && ` · ${t('patrol.leftOut', { n: count(round.leftOut) })}`}</p>
      {round.note && <p className="dim">{round.note}</p>}
      <div className="patrol-row">
        {onStart && <Button look="primary" isDisabled={busy || !round.enabled || round.cameras === 0} onPress={onStart}>{t('patrol.start')}</Button>}
        {onEdit && <Button look="quiet" onPress={onEdit}>{t('action.edit')}</Button>}
      </div>
    </li>
  )
}
