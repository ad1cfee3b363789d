import { DEVICE_KINDS, PRESENCES, PROTOCOLS } from '@watchfloor/shared'
import type { Credentials, Device } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Secret } from '../../../parts/Secret.js'
import { devices } from '../../../store/devices.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { oneOf, useFilter } from '../use-filter.js'
import { useSquads } from '../use-squads.js'
import { DeviceForm } from './DeviceForm.js'
import { ImportDevices } from './ImportDevices.js'
import { useDeviceColumns } from './use-device-columns.js'

export function Devices() {
  const { t } = useTranslation()
  const { get, set } = useFilter()
  const squads = useSquads()
  const { run, remove } = useChange('devices', 'device', 'squads', 'sources')
  const [open, setOpen] = useState<string | null>(null)
  const [made, setMade] = useState<{ name: string; credentials: Credentials } | null>(null)
  const filter = {
    q: get('q'), kind: oneOf(get('kind'), DEVICE_KINDS), protocol: oneOf(get('protocol'), PROTOCOLS), presence: oneOf(get('presence'), PRESENCES), squadId: get('squadId'),
  }
  const close = (): void => setOpen(null)
  const created = (device: Device & { mqtt?: Credentials | undefined }): void => { if (device.mqtt) setMade({ name: device.name, credentials: device.mqtt }) }
  const columns = useDeviceColumns({
    squadName: squads.nameOf,
    onEdit: (device) => setOpen(device.id),
    onEnable: (device) => void run(
      () => devices.patch(device.id, { enabled: !device.enabled }), t(device.enabled ? 'devices.disabledDone' : 'devices.enabledDone', { name: device.name }), () => devices.patch(device.id, { enabled: device.enabled }),
    ),
    onRemove: (device) => remove(device.id, t('admin.removed', { name: device.name }), () => devices.remove(device.id)),
    onCredentials: (device) => void run(() => devices.credentials(device.id), t('admin.saved')).then((renewed) => { if (renewed) created(renewed) }),
  })
  return (
    <AdminList
      label={t('admin.devices')} pages={devices.pages(filter)} columns={columns} find={filter.q} onFind={(text) => set('q', text)} faint={(device) => !device.enabled}
      filters={<>
        <SelectInput bare label={t('devices.kind')} value={filter.kind ?? ''} onChange={(value) => set('kind', value)} choices={[{ value: '', label: t('devices.allKinds') }, ...DEVICE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))]} />
        <SelectInput bare label={t('devices.protocol')} value={filter.protocol ?? ''} onChange={(value) => set('protocol', value)} choices={[{ value: '', label: t('devices.allProtocols') }, ...PROTOCOLS.map((value) => ({ value, label: t(`protocol.${value}`) }))]} />
        <SelectInput bare label={t('devices.presence')} value={filter.presence ?? ''} onChange={(value) => set('presence', value)} choices={[{ value: '', label: t('devices.allPresences') }, ...PRESENCES.map((value) => ({ value, label: t(`presence.${value}`) }))]} />
        <SelectInput bare label={t('devices.squad')} value={filter.squadId} onChange={(value) => set('squadId', value)} choices={squads.choices(t('devices.allSquads'))} />
      </>}
      actions={<>
        <a className="button" href={devices.csvAddress(filter)} download><Icon name="download" />{t('devices.exportCsv')}</a>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('devices.create')}</Button>
      </>}
      top={made
        ? <Secret title={t('credentials.title', { name: made.name })} note={t('credentials.once')} values={[{ label: t('credentials.username'), value: made.credentials.username }, { label: t('credentials.password'), value: made.credentials.password }]} onStored={() => setMade(null)} />
        : open === 'new' ? <DeviceForm device={null} onDone={close} onCreated={created} />
          : open === 'import' ? <ImportDevices onDone={close} /> : null}
      below={(device) => (open === device.id ? <DeviceForm device={device} onDone={close} onCreated={created} /> : null)}
      filtered={Boolean(filter.kind ?? filter.protocol ?? filter.presence ?? (filter.squadId || undefined))} empty={{ title: t('devices.emptyTitle'), text: t('devices.emptyText') }}
    />
  )
}
