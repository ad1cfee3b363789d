import type { TruckPlace } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { day } from '../../../parts/format.js'
import { truckPlaces } from '../../../store/facts.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { Valid } from '../Valid.js'
import { ImportFeatures } from '../imports/ImportFeatures.js'
import { Outline } from '../shape/Outline.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { validityOn } from '../validity.js'
import { TruckPlaceForm } from './TruckPlaceForm.js'

const TEMPLATE = { name: 'truck-places-template.geojson', properties: { name: '\u57ce\u4e1c\u5730\u94c1\u5de5\u5730', use: 'site', validFrom: '2026-01-01', validTo: '2026-12-31' } }

/** Where muck trucks may lift: the sites they fetch from and the dumps they bring to. */
export function TruckPlaces() {
  const { t } = useTranslation()
  const filter = useFilter()
  const today = day(useHubClock())
  const { remove } = useChange('truck-places')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const columns: Column<TruckPlace>[] = [
    { key: 'shape', head: t('areas.shape'), width: '64px', cell: ({ geometry }) => <Outline geometry={geometry} /> },
    { key: 'name', head: t('truckPlaces.name'), cell: ({ name }) => name, sortBy: ({ name }) => name },
    { key: 'use', head: t('truckPlaces.use'), cell: ({ use }) => t(`truckPlaces.${use}`), sortBy: ({ use }) => use, width: '18%' },
    { key: 'valid', head: t('valid.head'), cell: (place) => <Valid of={place} />, sortBy: ({ validTo }) => validTo ?? '9', width: '30%' },
    {
      key: 'do', head: '', width: '150px', cell: (place) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(place.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(place.id, t('admin.removed', { name: place.name }), () => truckPlaces.remove(place.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.truckPlaces')} pages={truckPlaces.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(place) => validityOn(today, place) !== 'valid'}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('areas.import')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('truckPlaces.create')}</Button>
      </>}
      top={open === 'new' ? <TruckPlaceForm place={null} onDone={close} />
        : open === 'import' ? <ImportFeatures title={t('truckPlaces.importTitle')} properties={t('truckPlaces.importColumns')} template={TEMPLATE} send={truckPlaces.importAll} onDone={close} /> : null}
      below={(place) => (open === place.id ? <TruckPlaceForm place={place} onDone={close} /> : null)}
      empty={{ title: t('truckPlaces.emptyTitle'), text: t('truckPlaces.emptyText') }}
    />
  )
}
