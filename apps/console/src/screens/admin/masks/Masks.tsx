import type { Mask } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { day } from '../../../parts/format.js'
import { masks } from '../../../store/facts.js'
import { useNames } from '../../cases/use-names.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { Valid } from '../Valid.js'
import { sayHours } from '../hours-text.js'
import { ImportFeatures } from '../imports/ImportFeatures.js'
import { Outline } from '../shape/Outline.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { validityOn } from '../validity.js'
import { MaskForm } from './MaskForm.js'

const TEMPLATE = { name: 'masks-template.geojson', properties: { name: '\u4fbf\u6c11\u4fee\u7406\u644a 01', categories: '0202', hours: '06:00-18:00', validFrom: '2026-01-01', validTo: '2026-12-31', permit: '' } }

/** Where and when what looks unlawful is allowed: inside, a detection is a compliant sighting and never an alarm. */
export function Masks() {
  const { t } = useTranslation()
  const filter = useFilter()
  const names = useNames()
  const today = day(useHubClock())
  const { remove } = useChange('masks')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const columns: Column<Mask>[] = [
    { key: 'shape', head: t('areas.shape'), width: '64px', cell: ({ geometry }) => <Outline geometry={geometry} /> },
    { key: 'name', head: t('masks.name'), cell: ({ name }) => name, sortBy: ({ name }) => name, width: '20%' },
    { key: 'categories', head: t('masks.categories'), cell: ({ categories }) => { const said = categories.map(names.category).join(', '); return <span title={said}>{said}</span> } },
    { key: 'hours', head: t('contacts.hours'), cell: ({ hours }) => (hours?.length ? sayHours(hours) : <span className="dim">{t('hours.always')}</span>), width: '18%' },
    { key: 'valid', head: t('valid.head'), cell: (mask) => <Valid of={mask} />, sortBy: ({ validTo }) => validTo ?? '9', width: '22%' },
    {
      key: 'do', head: '', width: '150px', cell: (mask) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(mask.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(mask.id, t('admin.removed', { name: mask.name }), () => masks.remove(mask.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  return (
    <AdminList
      label={t('admin.masks')} pages={masks.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(mask) => validityOn(today, mask) !== 'valid'}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('areas.import')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('masks.create')}</Button>
      </>}
      top={open === 'new' ? <MaskForm mask={null} onDone={close} />
        : open === 'import' ? <ImportFeatures title={t('masks.importTitle')} properties={t('masks.importColumns')} template={TEMPLATE} send={masks.importAll} onDone={close} /> : null}
      below={(mask) => (open === mask.id ? <MaskForm mask={mask} onDone={close} /> : null)}
      empty={{ title: t('masks.emptyTitle'), text: t('masks.emptyText') }}
    />
  )
}
