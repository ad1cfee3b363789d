import { DATUMS, DEVICE_KINDS, PROTOCOLS } from '@watchfloor/shared'
import type { Credentials, Device } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { devices } from '../../../store/devices.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { useSquads } from '../use-squads.js'
import { draftOf, emptied, inputOf } from './device-draft.js'
import type { DeviceDraft } from './device-draft.js'

interface DeviceFormProps {
  /** null = a new one. */
  device: Device | null
  onDone: () => void
  onCreated: (device: Device & { mqtt?: Credentials | undefined }) => void
}

export function DeviceForm({ device, onDone, onCreated }: DeviceFormProps) {
  const { t } = useTranslation()
  const squads = useSquads()
  const { data: profiles } = useQuery(devices.itemProfiles)
  const { busy, run } = useChange('devices', 'device', 'squads')
  const [draft, setDraft] = useState(() => draftOf(device))
  const [touched, setTouched] = useState(false)
  const put = (part: Partial<DeviceDraft>): void => setDraft((now) => ({ ...now, ...part }))
  const read = inputOf(draft)
  const problem = (field: keyof DeviceDraft): string | undefined => {
    const what = 'problems' in read ? read.problems[field] : undefined
    if (!what || (what === 'required' && !touched)) return undefined
    return what === 'required' ? t('admin.required') : what === 'placeBoth' ? t('devices.placeBoth') : t('error.input.invalid')
  }
  const save = async (): Promise<void> => {
    setTouched(true)
    if ('problems' in read) return
    const { protocol, ...patch } = read.input
    if (device) {
      if (await run(() => devices.patch(device.id, { ...emptied(draft), ...patch }), t('admin.saved'))) onDone()
      return
    }
    const created = await run(() => devices.create({ ...patch, protocol }), t('admin.created', { name: patch.name }))
    if (!created) return
    onDone()
    onCreated(created)
  }
  const known = profiles?.items.map(({ name }) => name) ?? []
  // Until the list is here, or where its file was taken away, the device keeps the one it has.
  const profileNames = draft.profile === '' || known.includes(draft.profile) ? known : [draft.profile, ...known]
  const text = (field: 'name' | 'externalId' | 'plate' | 'note' | 'lat' | 'lon' | 'facingDeg', hint?: string) => (
    <TextInput label={t(`devices.${field}`)} value={draft[field]} onChange={(value) => put({ [field]: value })} error={problem(field)} hint={hint} autoComplete="off" spellCheck={false} autoFocus={field === 'name'} />
  )
  return (
    <RowForm label={t('devices.create')} submit={device ? t('action.save') : t('action.create')} ready busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      {text('name')}
      <SelectInput label={t('devices.kind')} value={draft.kind} onChange={(kind) => put({ kind })} choices={DEVICE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))} />
      <SelectInput label={t('devices.protocol')} value={draft.protocol} disabled={device !== null} onChange={(protocol) => put({ protocol })} choices={PROTOCOLS.map((value) => ({ value, label: t(`protocol.${value}`) }))} />
      {text('externalId', device ? undefined : t('devices.externalIdHint'))}
      {text('plate')}
      <SelectInput label={t('devices.squad')} value={draft.squadId} onChange={(squadId) => put({ squadId })} choices={squads.choices(t('admin.none'))} />
      <SelectInput label={t('devices.datum')} value={draft.datum} onChange={(datum) => put({ datum })} choices={DATUMS.map((value) => ({ value, label: t(`datum.${value}`) }))} />
      {draft.protocol === 'jt808' && <SelectInput label={t('devices.profile')} hint={profiles?.items.find(({ name }) => name === draft.profile)?.title ?? t('devices.profileHint')} value={draft.profile} onChange={(profile) => put({ profile })} choices={[{ value: '', label: t('admin.none') }, ...profileNames.map((name) => ({ value: name, label: name }))]} />}
      {text('lat', t('devices.placeHint'))}
      {text('lon')}
      {draft.kind === 'camera' && text('facingDeg', t('devices.facingHint'))}
      {text('note')}
    </RowForm>
  )
}
