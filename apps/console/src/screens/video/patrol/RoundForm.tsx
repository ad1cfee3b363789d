import { useQuery } from '@tanstack/react-query'
import { BLOCK_MIN, PATROL_ORDERS } from '@watchfloor/shared'
import type { PatrolOrder, PatrolRound } from '@watchfloor/shared'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Toggle } from '../../../parts/Toggle.js'
import { count } from '../../../parts/format.js'
import { say } from '../../../store/toasts.js'
import { cameras } from '../../../store/video/cameras.js'
import { rounds } from '../../../store/video/rounds.js'
import { readHours, sayHours } from '../../admin/hours-text.js'
import { CategoryField } from '../../cases/CategoryField.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { Planner } from './Planner.js'
import { DWELL_S, draftOfRound, readDraft } from './round-draft.js'
import type { DraftFault, PoolChoice, RoundDraft } from './round-draft.js'

interface RoundFormProps { round: PatrolRound | null; wallCameras: readonly string[]; onDone: () => void; onCancel: () => void }

/** A round is set up or changed; the planner shows at once what each choice costs. */
export function RoundForm({ round, wallCameras, onDone, onCancel }: RoundFormProps) {
  const { t } = useTranslation()
  const names = useNames()
  const registry = useQuery(cameras.all).data?.items
  const [draft, setDraft] = useState<RoundDraft>(() => draftOfRound(round, sayHours))
  const [faults, setFaults] = useState<readonly DraftFault[]>([])
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const set = (change: Partial<RoundDraft>): void => setDraft((before) => ({ ...before, ...change }))
  const groups = useMemo(() => [...new Set((registry ?? []).flatMap((camera) => camera.groups))].sort(), [registry])
  const inPool = (registry ?? []).filter(({ id, groups: of, areaId }) => draft.pool === 'all' || (draft.pool === 'wall' ? wallCameras.includes(id) : draft.pool.startsWith('group:') ? of.includes(draft.pool.slice(6)) : areaId === draft.pool.slice(5))).length
  const cameraCount = round !== null && draft.pool === draftOfRound(round, sayHours).pool ? round.cameras : draft.pool.startsWith('area:') ? null : inPool
  const pools: { value: PoolChoice; label: string }[] = [
    ...(draft.pool === 'kept' || round?.pool.cameraIds.length ? [{ value: 'kept' as const, label: t('patrol.poolCount', { n: count(round?.cameras ?? 0) }) }] : []), { value: 'all', label: t('patrol.poolAll') },
    ...(wallCameras.length > 0 ? [{ value: 'wall' as const, label: t('patrol.poolWall') }] : []),
    ...groups.map((group) => ({ value: `group:${group}` as const, label: `${t('patrol.poolGroup')} · ${group}` })), ...names.areas.map(({ id, name }) => ({ value: `area:${id}` as const, label: `${t('patrol.poolArea')} · ${name}` })),
  ]
  const fault = (name: DraftFault, words: string): string | undefined => (faults.includes(name) ? words : undefined)
  const act = async (ask: () => Promise<unknown>, words: string): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await ask()
      say('done', words)
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const save = (): void => {
    const read = readDraft(draft, { wall: wallCameras, kept: round?.pool ?? null, readHours })
    if (!('name' in read)) return setFaults(read)
    setFaults([])
    void act(() => (round === null ? rounds.create(read) : rounds.change(round.id, { ...read, version: round.version })), t('patrol.saved', { name: read.name }))
  }
  const [dwellS, blockMin] = [Number(draft.dwellS), Number(draft.blockMin)]
  return (
    <form className="patrol-part patrol-form" aria-label={t(round === null ? 'patrol.newRound' : 'patrol.editRound')} onSubmit={(event) => { event.preventDefault(); save() }}>
      <h2>{t(round === null ? 'patrol.newRound' : 'patrol.editRound')}</h2>
      <TextInput label={t('patrol.name')} value={draft.name} onChange={(name) => set({ name })} maxLength={80} error={fault('name', t('patrol.nameMissing'))} />
      <SelectInput<PoolChoice> label={t('patrol.pool')} value={draft.pool} onChange={(pool) => set({ pool })} choices={pools} hint={cameraCount === null ? undefined : t('patrol.poolCount', { n: count(cameraCount) })} error={fault('pool', t('patrol.poolMissing'))} />
      <SelectInput<PatrolOrder> label={t('patrol.orderLabel')} value={draft.order} onChange={(order) => set({ order })} choices={PATROL_ORDERS.map((value) => ({ value, label: t(`patrol.order.${value}`) }))} />
      <div className="patrol-pair">
        <TextInput label={t('patrol.dwellLabel')} inputMode="numeric" value={draft.dwellS} onChange={(text) => set({ dwellS: text })} error={fault('dwellS', t('patrol.numberWrong', { from: DWELL_S.least, to: DWELL_S.most }))} />
        <TextInput label={t('patrol.blockLabel')} inputMode="numeric" value={draft.blockMin} onChange={(text) => set({ blockMin: text })} error={fault('blockMin', t('patrol.numberWrong', { from: BLOCK_MIN.least, to: BLOCK_MIN.most }))} />
      </div>
      <p className="field-label">{t('patrol.tilesLabel')}</p>
      {cameraCount !== null && dwellS > 0 && blockMin > 0 && <Planner cameras={cameraCount} tiles={draft.tiles} dwellS={dwellS} blockMin={blockMin} onTiles={(tiles) => set({ tiles })} />}
      <h3>{t('patrol.lookForLabel')}</h3>
      {draft.lookFor.map(({ category, hours }, index) => (
        <div key={category} className="patrol-look-row">
          <TextInput label={`${names.category(category)} · ${t('patrol.hours')}`} value={hours} onChange={(text) => set({ lookFor: draft.lookFor.map((one, at) => (at === index ? { ...one, hours: text } : one)) })} error={faults.includes('hours') && readHours(hours) === null ? t('patrol.hoursWrong') : undefined} />
          <Button look="quiet" square aria-label={t('patrol.removeCategory', { name: names.category(category) })} onPress={() => set({ lookFor: draft.lookFor.filter((_, at) => at !== index) })}><Icon name="close" /></Button>
        </div>
      ))}
      <CategoryField label={t('patrol.addCategory')} names={names} value="" onChange={(category) => { if (!draft.lookFor.some((one) => one.category === category)) set({ lookFor: [...draft.lookFor, { category, hours: '' }] }) }} />
      <TextArea label={t('patrol.note')} value={draft.note} onChange={(note) => set({ note })} maxLength={1000} />
      <Toggle row on={draft.enabled} onChange={(enabled) => set({ enabled })}>{t('patrol.enabled')}</Toggle>
      {error !== null && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      <div className="patrol-row">
        <Button type="submit" look="primary" busy={busy}>{t('action.save')}</Button>
        <Button look="quiet" onPress={onCancel}>{t('action.cancel')}</Button>
        {round !== null && <Button look="danger" isDisabled={busy} onPress={() => void act(() => rounds.remove(round.id), t('patrol.removed', { name: round.name }))}>{t('action.remove')}</Button>}
      </div>
    </form>
  )
}
