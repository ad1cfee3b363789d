import { useQuery } from '@tanstack/react-query'
import type { Contact } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { shortTime } from '../../../parts/format.js'
import { saveCsv } from '../../../parts/save-file.js'
import { contacts } from '../../../store/routing.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { csvOf } from '../devices/csv-text.js'
import { sayHours } from '../hours-text.js'
import { ImportTable } from '../imports/ImportTable.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { ContactForm } from './ContactForm.js'

const HEAD = ['area', 'name', 'phone', 'substitute', 'substitutePhone', 'hours']
const TEMPLATE = { name: 'contacts-template.csv', rows: [HEAD, ['\u65b0\u57ce\u793e\u533a', '\u738b\u82b3', '0574-8800001', '\u674e\u5f3a', '0574-8800002', '08:00-18:00']] }

/** Whom to call for a community, and who stands in by shift or on leave. */
export function Contacts() {
  const { t } = useTranslation()
  const filter = useFilter()
  const now = useHubClock()
  const { remove } = useChange('contacts')
  const { data: whole } = useQuery(contacts.all)
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const away = ({ awayUntil }: Contact): boolean => awayUntil !== null && Date.parse(awayUntil) > now
  const columns: Column<Contact>[] = [
    { key: 'area', head: t('contacts.area'), cell: (row) => row.areaName, sortBy: (row) => row.areaName, width: '18%' },
    { key: 'name', head: t('contacts.name'), cell: (row) => <>{row.name}{away(row) && <span className="tag">{t('contacts.awayTill', { time: shortTime(Date.parse(row.awayUntil!), now) })}</span>}</>, sortBy: (row) => row.name },
    { key: 'phone', head: t('contacts.phone'), cell: (row) => row.phone, width: '14%' },
    { key: 'substitute', head: t('contacts.substitute'), cell: (row) => row.substitute ? `${row.substitute.name} ${row.substitute.phone}` : <span className="dim">{t('value.none')}</span>, width: '20%' },
    { key: 'hours', head: t('contacts.hours'), cell: (row) => row.hours.length > 0 ? sayHours(row.hours) : <span className="dim">{t('hours.always')}</span>, width: '18%' },
    {
      key: 'do', head: '', width: '150px', cell: (row) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(row.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(row.id, t('admin.removed', { name: row.name }), () => contacts.remove(row.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  const save = (): void => saveCsv('contacts.csv', csvOf([HEAD, ...(whole?.items ?? []).map((row) => [row.areaName, row.name, row.phone, row.substitute?.name ?? '', row.substitute?.phone ?? '', row.hours.map(({ from, to }) => `${from}-${to}`).join('; ')])]))
  return (
    <AdminList
      label={t('admin.contacts')} pages={contacts.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<>
        <Button isDisabled={!whole?.items.length} onPress={save}><Icon name="download" />{t('devices.exportCsv')}</Button>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('contacts.create')}</Button>
      </>}
      top={open === 'new' ? <ContactForm contact={null} onDone={close} />
        : open === 'import' ? <ImportTable title={t('contacts.importTitle')} columns={t('contacts.importColumns')} template={TEMPLATE} send={contacts.importCsv} onDone={close} /> : null}
      below={(row) => (open === row.id ? <ContactForm contact={row} onDone={close} /> : null)}
      empty={{ title: t('contacts.emptyTitle'), text: t('contacts.emptyText') }}
    />
  )
}
