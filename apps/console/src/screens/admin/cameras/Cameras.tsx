import { CAMERA_STATES, CameraSuspicion } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { cameraRegistry } from '../../../store/video/camera-registry.js'
import { cameras } from '../../../store/video/cameras.js'
import { useKindName } from '../../video/use-kind-name.js'
import { AdminList } from '../AdminList.js'
import { ImportTable } from '../imports/ImportTable.js'
import { useAreas } from '../use-areas.js'
import { useChange } from '../use-change.js'
import { oneOf, useFilter } from '../use-filter.js'
import { AvailabilityStrip } from './AvailabilityStrip.js'
import { CameraForm } from './CameraForm.js'
import { useCameraColumns } from './use-camera-columns.js'
import './cameras.css'

const TEMPLATE = {
  name: 'cameras-template.csv', rows: [
    ['externalId', 'name', 'kind', 'main', 'sub', 'username', 'password', 'lat', 'lon', 'facing', 'fieldOfView', 'range', 'height', 'tilt', 'owner', 'groups', 'watchers'],
    ['cam-0001', '\u5317\u95e8\u8def\u53e3 1', 'police', 'rtsp://10.0.0.21/main', 'rtsp://10.0.0.21/sub', 'viewer', '', '30.03512', '121.15240', '135', '60', '90', '6', '12', '\u516c\u5b89\u5c40', '\u5317\u95e8;\u591c\u95f4', 'seat;dispatcher;supervisor;admin'],
  ],
}

/** The registry of cameras: where each sends its pictures, how it stands, whose it is and who may watch it. */
export function Cameras() {
  const { t } = useTranslation()
  const { get, set } = useFilter()
  const { kinds, kindName } = useKindName()
  const areas = useAreas()
  const { remove } = useChange('cameras', 'camera-kinds')
  const [open, setOpen] = useState<string | null>(null)
  const all = useQuery(cameras.all).data?.items
  const owners = useMemo(() => [...new Set((all ?? []).flatMap(({ owner }) => owner ?? []))].sort((a, b) => a.localeCompare(b, 'zh')), [all])
  const groups = useMemo(() => [...new Set((all ?? []).flatMap((camera) => camera.groups))].sort((a, b) => a.localeCompare(b, 'zh')), [all])
  const close = (): void => setOpen(null)
  const [state, suspicion] = [oneOf(get('state'), CAMERA_STATES), oneOf(get('state'), CameraSuspicion.options)]
  const narrowed = { kind: get('kind') || undefined, areaId: get('areaId') || undefined, owner: get('owner') || undefined, state, suspicion }
  const filter = { ...narrowed, q: get('q') || undefined }
  const columns = useCameraColumns({
    kindName, onEdit: (camera) => setOpen(camera.id), onRemove: (camera) => remove(camera.id, t('admin.removed', { name: camera.name }), () => cameraRegistry.remove(camera.id)),
  })
  return (
    <AdminList
      label={t('admin.cameras')} pages={cameraRegistry.pages(filter)} columns={columns} find={get('q')} onFind={(text) => set('q', text)}
      filters={<>
        <SelectInput bare label={t('video.kind')} value={get('kind')} onChange={(value) => set('kind', value)} choices={[{ value: '', label: t('video.allKinds') }, ...kinds.map(({ id }) => ({ value: id, label: kindName(id) }))]} />
        <SelectInput bare label={t('cameras.area')} value={get('areaId')} onChange={(value) => set('areaId', value)} choices={areas.choices(t('cameras.allAreas'))} />
        <SelectInput bare label={t('cameras.owner')} value={get('owner')} onChange={(value) => set('owner', value)} choices={[{ value: '', label: t('cameras.allOwners') }, ...owners.map((value) => ({ value, label: value }))]} />
        <SelectInput bare label={t('video.condition')} value={get('state')} onChange={(value) => set('state', value)} choices={[{ value: '', label: t('video.allConditions') }, ...CAMERA_STATES.map((value) => ({ value, label: t(`video.state.${value}`) })), ...CameraSuspicion.options.map((value) => ({ value, label: t(`video.suspicion.${value}`) }))]} />
      </>}
      actions={<>
        <a className="button" href={cameraRegistry.csvAddress(filter)} download><Icon name="download" />{t('devices.exportCsv')}</a>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('cameras.create')}</Button>
      </>}
      top={open === null ? <AvailabilityStrip />
        : open === 'import' ? <ImportTable title={t('cameras.importTitle')} columns={t('cameras.importColumns')} template={TEMPLATE} send={cameraRegistry.importCsv} onDone={close} />
          : <CameraForm id={open === 'new' ? null : open} owners={owners} groups={groups} onDone={close} />}
      filtered={Object.values(narrowed).some((value) => value !== undefined)} empty={{ title: t('video.emptyTitle'), text: t('cameras.emptyText') }}
    />
  )
}
