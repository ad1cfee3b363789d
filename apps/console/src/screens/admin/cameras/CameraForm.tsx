import { WATCHER_ROLES } from '@watchfloor/shared'
import type { Camera, StreamName } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { cameraRegistry } from '../../../store/video/camera-registry.js'
import { cameras } from '../../../store/video/cameras.js'
import { errorKey } from '../../error-key.js'
import { useKindName } from '../../video/use-kind-name.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { draftOf, inputOf, patchOf } from './camera-draft.js'
import type { CameraDraft } from './camera-draft.js'
import { CameraPast } from './CameraPast.js'
import { PoseField } from './PoseField.js'
import { TryStream } from './TryStream.js'

interface CameraFormProps { owners: readonly string[]; groups: readonly string[]; onDone: () => void }

/** One camera; one that is there is read anew, so that nobody edits what a list knew half a minute ago. */
export function CameraForm({ id, ...rest }: CameraFormProps & { id: string | null }) {
  const { t } = useTranslation()
  const { data, error, isFetchedAfterMount, refetch } = useQuery({ ...cameras.one(id ?? ''), enabled: id !== null, staleTime: 0, refetchOnWindowFocus: false })
  if (id === null) return <Fields camera={null} {...rest} />
  if (error) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => { void refetch() }}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  return data && isFetchedAfterMount ? <Fields camera={data} {...rest} /> : <Skeleton rows={6} />
}

function Fields({ camera, owners, groups, onDone }: CameraFormProps & { camera: Camera | null }) {
  const { t } = useTranslation()
  const ids = useId()
  const { kinds, kindName } = useKindName()
  const { busy, run } = useChange('cameras', 'devices', 'device')
  const [draft, setDraft] = useState(() => draftOf(camera))
  const [touched, setTouched] = useState(false)
  const put = (part: Partial<CameraDraft>): void => setDraft((now) => ({ ...now, ...part }))
  const read = camera ? patchOf(draft, camera) : inputOf(draft)
  const problem = (field: keyof CameraDraft): string | undefined => {
    const what = 'problems' in read ? read.problems[field] : undefined
    if (!what || (what === 'required' && !touched)) return undefined
    return what === 'required' ? t('admin.required') : what === 'placeBoth' ? t('devices.placeBoth') : what === 'address' ? t('cameras.addressRule') : what === 'enterAgain' ? t('cameras.passwordAgain') : what === 'webAddress' ? t('cameras.onvifRule') : t('error.input.invalid')
  }
  const save = async (): Promise<void> => {
    setTouched(true)
    const made = camera ? null : inputOf(draft)
    const patch = camera ? patchOf(draft, camera) : null
    if (made && 'input' in made && await run(() => cameraRegistry.create(made.input), t('admin.created', { name: made.input.name }))) onDone()
    if (camera && patch && 'input' in patch && await run(() => cameraRegistry.patch(camera.id, patch.input), t('admin.saved'))) onDone()
  }
  const text = (field: 'name' | 'externalId' | 'mainUrl' | 'subUrl' | 'username' | 'onvifUrl' | 'onvifUsername' | 'owner' | 'groups', more: { hint?: string; list?: string; disabled?: boolean; autoFocus?: boolean; placeholder?: string } = {}) => (
    <TextInput label={t(`cameras.${field}`)} value={draft[field]} onChange={(value) => put({ [field]: value })} error={problem(field)} autoComplete="off" spellCheck={false} {...more} />
  )
  const kept = camera?.hasOnvifPassword === true && draft.onvifUsername.trim() !== ''
  const attempt = (stream: StreamName) => camera && <TryStream camera={camera} stream={stream} draft={draft} />
  return (
    <RowForm label={camera ? camera.name : t('cameras.create')} submit={camera ? t('action.save') : t('action.create')} ready busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      {text('name', { autoFocus: true })}
      {text('externalId', { disabled: camera !== null })}
      <SelectInput label={t('video.kind')} value={draft.kind} onChange={(kind) => put({ kind })} choices={kinds.map(({ id }) => ({ value: id, label: kindName(id) }))} />
      {text('owner', { list: `${ids}owners` })}
      {text('groups', { list: `${ids}groups`, hint: t('cameras.groupsHint') })}
      <datalist id={`${ids}owners`}>{owners.map((value) => <option key={value} value={value} />)}</datalist>
      <datalist id={`${ids}groups`}>{groups.map((value) => <option key={value} value={value} />)}</datalist>
      <fieldset className="wide camera-part">
        <legend>{t('cameras.source')}</legend>
        <div className="camera-stream">{text('mainUrl', { placeholder: 'rtsp://' })}{attempt('main')}</div>
        <div className="camera-stream">{text('subUrl', { placeholder: 'rtsp://', hint: t('cameras.subHint') })}{attempt('sub')}</div>
        <div className="camera-sign-in">
          {text('username')}
          <TextInput type="password" label={t('cameras.password')} value={draft.password} onChange={(password) => put({ password, dropPassword: false })} error={problem('password')} autoComplete="new-password" placeholder={camera?.hasPassword && !draft.dropPassword ? '\u2022\u2022\u2022\u2022\u2022\u2022' : ''} hint={draft.dropPassword ? t('cameras.passwordGoes') : camera?.hasPassword ? t('cameras.passwordKept') : t('cameras.passwordSealed')} />
          {camera?.hasPassword && <Button isDisabled={draft.password !== ''} onPress={() => put({ dropPassword: !draft.dropPassword })}>{draft.dropPassword ? t('action.undo') : t('cameras.passwordDrop')}</Button>}
        </div>
      </fieldset>
      <fieldset className="wide camera-part">
        <legend>{t('cameras.onvif')}</legend>
        <div className="camera-stream">{text('onvifUrl', { placeholder: 'http://', hint: t('cameras.onvifHint') })}</div>
        <div className="camera-sign-in">
          {text('onvifUsername', { hint: t('cameras.onvifUserHint') })}
          <TextInput type="password" label={t('cameras.onvifPassword')} value={draft.onvifPassword} onChange={(onvifPassword) => put({ onvifPassword })} error={problem('onvifPassword')} disabled={draft.onvifUsername.trim() === ''} autoComplete="new-password" placeholder={kept ? '\u2022\u2022\u2022\u2022\u2022\u2022' : ''} hint={kept ? t('cameras.passwordKept') : t('cameras.passwordSealed')} />
        </div>
      </fieldset>
      <PoseField draft={draft} onChange={put} problem={problem} />
      <fieldset className="wide check-row">
        <legend>{t('cameras.watchers')}</legend>
        {WATCHER_ROLES.map((role) => (
          <label key={role}><input type="checkbox" checked={draft.watchers.includes(role)} onChange={({ target }) => put({ watchers: WATCHER_ROLES.filter((one) => (one === role ? target.checked : draft.watchers.includes(one))) })} />{t(`role.${role}`)}</label>
        ))}
        <span className={draft.watchers.length === 0 ? 'field-error' : 'dim'} role={draft.watchers.length === 0 ? 'alert' : undefined}>{t(draft.watchers.length === 0 ? 'cameras.watchersNone' : 'cameras.watchersHint')}</span>
      </fieldset>
      {camera && <CameraPast camera={camera} />}
    </RowForm>
  )
}
