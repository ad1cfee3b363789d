import type { TruckPermit } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { count, day } from '../../../parts/format.js'
import { permits, truckPlaces } from '../../../store/facts.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { Valid } from '../Valid.js'
import { sayHours } from '../hours-text.js'
import { ImportTable } from '../imports/ImportTable.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { validityOn } from '../validity.js'
import { PermitForm } from './PermitForm.js'

const TEMPLATE = { name: 'permits-template.csv', rows: [['plate', 'number', 'validFrom', 'validTo', 'hours', 'sites', 'maxLoadKg'], ['\u6d59B12345', 'ZY-2026-001', '2026-01-01', '2026-12-31', '22:00-06:00', '', '20000']] }

/** Which muck truck may drive when, from and to where, and how heavy. */
export function Permits() {
  const { t } = useTranslation()
  const filter = useFilter()
  const today = day(useHubClock())
  const { remove } = useChange('permits')
  const { data } = useQuery(truckPlaces.all)
  const placeNames = useMemo(() => new Map(data?.items.map(({ id, name }) => [id, name])), [data])
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const columns: Column<TruckPermit>[] = [
    { key: 'plate', head: t('permits.plate'), cell: ({ plate }) => plate, sortBy: ({ plate }) => plate, width: '12%' },
    { key: 'number', head: t('permits.number'), cell: ({ number }) => number ?? <span className="dim">{t('value.none')}</span>, sortBy: ({ number }) => number ?? '', width: '15%' },
    { key: 'valid', head: t('valid.head'), cell: (permit) => <Valid of={permit} />, sortBy: ({ validTo }) => validTo, width: '22%' },
    { key: 'hours', head: t('contacts.hours'), cell: ({ hours }) => (hours?.length ? sayHours(hours) : <span className="dim">{t('hours.always')}</span>), width: '15%' },
    { key: 'places', head: t('permits.places'), cell: ({ placeIds }) => { const said = (placeIds ?? []).map((id) => placeNames.get(id) ?? id.slice(0, 8)).join(', '); return said ? <span title={said}>{said}</span> : <span className="dim">{t('permits.anyPlace')}</span> } },
    { key: 'load', head: t('permits.load'), figures: true, cell: ({ maxLoadKg }) => (maxLoadKg === undefined ? <span className="dim">{t('value.none')}</span> : <>{count(maxLoadKg)}<span className="unit">kg</span></>), sortBy: ({ maxLoadKg }) => maxLoadKg ?? 0, width: '110px' },
    {
      key: 'do', head: '', width: '150px', cell: (permit) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(permit.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(permit.id, t('admin.removed', { name: permit.number ?? permit.plate }), () => permits.remove(permit.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.permits')} pages={permits.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(permit) => validityOn(today, permit) !== 'valid'}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('permits.create')}</Button>
      </>}
      top={open === 'new' ? <PermitForm permit={null} onDone={close} />
        : open === 'import' ? <ImportTable title={t('permits.importTitle')} columns={t('permits.importColumns')} template={TEMPLATE} send={permits.importCsv} onDone={close} /> : null}
      below={(permit) => (open === permit.id ? <PermitForm permit={permit} onDone={close} /> : null)}
      empty={{ title: t('permits.emptyTitle'), text: t('permits.emptyText') }}
    />
  )
}
