import { UNIT_KINDS } from '@watchfloor/shared'
import type { Squad } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { squads } from '../../../store/squads.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { UnitForm } from './UnitForm.js'

/** The units that a case can be sent to: squads and departments, and what each is qualified for. */
export function Units() {
  const { t } = useTranslation()
  const filter = useFilter()
  const { remove } = useChange('squads', 'routing')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const qualified = (unit: Squad): string => (unit.qualifiedFor.includes('*') ? t('squads.everything') : unit.qualifiedFor.join(' '))
  const columns: Column<Squad>[] = [
    { key: 'name', head: t('squads.name'), cell: (unit) => unit.name, sortBy: (unit) => unit.name, width: '22%' },
    { key: 'kind', head: t('squads.kind'), cell: (unit) => t(`unitKind.${unit.kind}`), sortBy: (unit) => UNIT_KINDS.indexOf(unit.kind), width: '120px' },
    { key: 'qualified', head: t('squads.qualified'), cell: (unit) => <span title={qualified(unit)}>{qualified(unit)}</span>, sortBy: qualified },
    { key: 'phone', head: t('squads.phone'), cell: (unit) => unit.phone ?? <span className="dim">{t('value.none')}</span>, width: '140px' },
    { key: 'devices', head: t('squads.devices'), cell: (unit) => unit.devices, sortBy: (unit) => unit.devices, width: '96px', figures: true },
    { key: 'note', head: t('squads.note'), cell: (unit) => <span className="dim" title={unit.note}>{unit.note}</span>, width: '20%' },
    {
      key: 'do', head: '', width: '150px', cell: (unit) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(unit.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(unit.id, t('admin.removed', { name: unit.name }), () => squads.remove(unit.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.squads')} pages={squads.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('squads.create')}</Button>}
      top={open === 'new' && <UnitForm unit={null} onDone={close} />}
      below={(unit) => (open === unit.id ? <UnitForm unit={unit} onDone={close} /> : null)}
      empty={{ title: t('squads.emptyTitle'), text: t('squads.emptyText') }}
    />
  )
}
