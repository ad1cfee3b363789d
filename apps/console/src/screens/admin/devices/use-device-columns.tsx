import type { Device } from '@watchfloor/shared'
import { Button as AriaButton, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { KindGlyph } from '../../../parts/KindGlyph.js'
import { Presence } from '../../../parts/Presence.js'
import type { Column } from '../../../parts/Table.js'
import { age, dateTime } from '../../../parts/format.js'
import { useHubClock } from '../../use-store.js'
import '../../../parts/menu.css'

interface DeviceActions {
  squadName: (id: string | null | undefined) => string
  onEdit: (device: Device) => void
  onEnable: (device: Device) => void
  onRemove: (device: Device) => void
  onCredentials: (device: Device) => void
}

/** Those whose credentials the broker or an HTTP door asks for. */
const signsIn = ({ protocol, sourceId }: Device): boolean => ['native', 'dji', 'owntracks', 'traccar', 'frigate'].includes(protocol) && sourceId != null

export function useDeviceColumns({ squadName, onEdit, onEnable, onRemove, onCredentials }: DeviceActions): Column<Device>[] {
  const { t } = useTranslation()
  const go = useNavigate()
  const now = useHubClock()
  const rowMenu = (device: Device) => (
    <MenuTrigger>
      <AriaButton className="button button-quiet button-square button-small" aria-label={`${t('admin.actions')} ${device.name}`}><Icon name="more" /></AriaButton>
      <Popover className="menu-popover" placement="bottom end" offset={4}>
        <Menu className="menu">
          <MenuItem className="menu-item" onAction={() => void go(`/live?unit=${device.id}`)}>{t('devices.showOnMap')}</MenuItem>
          {signsIn(device) && <MenuItem className="menu-item" onAction={() => onCredentials(device)}>{t('devices.credentials')}</MenuItem>}
          <MenuItem className="menu-item" onAction={() => onEnable(device)}>{t(device.enabled ? 'devices.disable' : 'devices.enable')}</MenuItem>
          <MenuItem className="menu-item" onAction={() => onRemove(device)}>{t('action.remove')}</MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  )
  return [
    { key: 'name', head: t('devices.name'), sortBy: (device) => device.name, cell: (device) => <span title={device.note ?? device.name}>{device.name}</span> },
    { key: 'kind', head: t('devices.kind'), sortBy: (device) => t(`kind.${device.kind}`), width: '12%', cell: (device) => <span className="kind-cell"><KindGlyph kind={device.kind} size={14} />{t(`kind.${device.kind}`)}</span> },
    { key: 'plate', head: t('devices.plate'), sortBy: (device) => device.plate ?? '', width: '10%', cell: (device) => device.plate },
    { key: 'protocol', head: t('devices.protocol'), sortBy: (device) => device.protocol, width: '10%', cell: (device) => t(`protocol.${device.protocol}`) },
    { key: 'externalId', head: t('devices.externalId'), sortBy: (device) => device.externalId, width: '16%', cell: (device) => <span title={device.externalId}>{device.externalId}</span> },
    { key: 'squad', head: t('devices.squad'), sortBy: (device) => squadName(device.squadId), width: '11%', cell: (device) => squadName(device.squadId) },
    { key: 'presence', head: t('devices.presence'), sortBy: (device) => device.presence, width: '128px', cell: (device) => device.enabled ? <Presence presence={device.presence} /> : t('devices.stopped') },
    {
      key: 'last', head: t('devices.lastFix'), sortBy: (device) => device.lastFix?.time ?? '', width: '104px', cell: (device) => device.lastFix
        ? <span title={dateTime(Date.parse(device.lastFix.time))}>{'\u25f7'} {age(now - Date.parse(device.lastFix.time))}</span>
        : <span className="dim">{t('value.none')}</span>,
    },
    { key: 'do', head: '', width: '108px', cell: (device) => <span className="row-actions"><Button className="button-small" look="quiet" onPress={() => onEdit(device)}>{t('action.edit')}</Button>{rowMenu(device)}</span> },
  ]
}
