import type { RecordingRule, RecordingRuleInput, StreamName } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Toggle } from '../../../parts/Toggle.js'
import { cameras } from '../../../store/video/cameras.js'
import { recordings } from '../../../store/video/recording.js'
import { useNames } from '../../cases/use-names.js'
import { RowForm } from '../RowForm.js'
import { readHours, sayHours } from '../hours-text.js'
import { useChange } from '../use-change.js'
import { CameraPicker } from './CameraPicker.js'
import { choiceOf, poolOf } from './pool-choice.js'
import type { PoolChoice } from './pool-choice.js'

const MOST_CAMERAS = 50
const wholeIn = (text: string, least: number, most: number): number | null => (/^\d+$/.test(text.trim()) && Number(text) >= least && Number(text) <= most ? Number(text) : null)

/** Which cameras are recorded when, and for how long that is kept. */
export function RecordingRuleForm({ rule, onDone }: { rule: RecordingRule | null; onDone: () => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const { busy, run } = useChange('recordings')
  const registry = useQuery(cameras.all).data?.items
  const groups = useMemo(() => [...new Set((registry ?? []).flatMap((camera) => camera.groups))].sort(), [registry])
  const [name, setName] = useState(rule?.name ?? '')
  const [choice, setChoice] = useState<PoolChoice>(choiceOf(rule?.pool ?? null))
  const [ids, setIds] = useState<string[]>(rule?.pool.cameraIds ?? [])
  const [kind, setKind] = useState(rule?.when.kind ?? 'hours')
  const [hours, setHours] = useState(rule?.when.kind === 'hours' ? sayHours(rule.when.hours) : '')
  const [within, setWithin] = useState(String(rule?.when.kind === 'incident' ? rule.when.withinM : 200))
  const [stream, setStream] = useState<StreamName>(rule?.stream ?? 'main')
  const [keep, setKeep] = useState(String(rule?.keepDays ?? 7))
  const [enabled, setEnabled] = useState(rule?.enabled ?? true)
  const [windows, withinM, keepDays, pool] = [readHours(hours), wholeIn(within, 0, 2000), wholeIn(keep, 1, 365), poolOf(choice, ids, rule?.pool ?? null)]
  const when: RecordingRuleInput['when'] | null = kind === 'hours' ? windows && { kind, hours: windows } : withinM === null ? null : { kind, withinM }
  const save = async (): Promise<void> => {
    if (when === null || keepDays === null || pool === null) return
    const input = { name: name.trim(), pool, when, stream, keepDays, enabled }
    const done = rule ? await run(() => recordings.changeRule(rule.id, { ...input, version: rule.version }), t('admin.saved')) : await run(() => recordings.createRule(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  const choices: { value: PoolChoice; label: string }[] = [
    { value: 'cameras', label: t('recording.poolCameras') }, { value: 'all', label: t('recording.poolAll') }, ...(choiceOf(rule?.pool ?? null) === 'kept' ? [{ value: 'kept' as const, label: t('recording.poolKept') }] : []),
    ...groups.map((group) => ({ value: `group:${group}` as const, label: `${t('video.group')} \u00b7 ${group}` })), ...names.areas.map((area) => ({ value: `area:${area.id}` as const, label: `${t('recording.poolArea')} \u00b7 ${area.name}` })),
  ]
  return (
    <RowForm label={t('recording.newRule')} submit={rule ? t('action.save') : t('action.create')} ready={name.trim() !== '' && when !== null && keepDays !== null && pool !== null} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('recording.ruleName')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <SelectInput<PoolChoice> label={t('recording.pool')} value={choice} onChange={setChoice} choices={choices} />
      {choice === 'cameras' && <div className="wide"><CameraPicker label={t('video.list')} ids={ids} most={MOST_CAMERAS} onChange={setIds} /></div>}
      <SelectInput label={t('recording.when')} value={kind} onChange={setKind} choices={[{ value: 'hours', label: t('recording.byHours') }, { value: 'incident', label: t('recording.byIncident') }]} />
      {kind === 'hours' ? <TextInput label={t('recording.hours')} value={hours} onChange={setHours} hint={t('recording.hoursHint')} error={windows === null ? t('hours.rule') : undefined} spellCheck={false} />
        : <TextInput label={t('recording.within')} inputMode="numeric" value={within} onChange={setWithin} hint={t('recording.withinHint')} error={withinM === null ? t('recording.numberWrong', { from: 0, to: 2000 }) : undefined} />}
      <SelectInput<StreamName> label={t('recording.stream')} value={stream} onChange={setStream} choices={[{ value: 'main', label: t('recording.main') }, { value: 'sub', label: t('recording.sub') }]} />
      <TextInput label={t('recording.keepDays')} inputMode="numeric" value={keep} onChange={setKeep} error={keepDays === null ? t('recording.numberWrong', { from: 1, to: 365 }) : undefined} />
      <Toggle on={enabled} onChange={setEnabled}>{t('recording.enabled')}</Toggle>
    </RowForm>
  )
}
