import type { DropCount } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../parts/Icon.js'
import { Table } from '../../../parts/Table.js'
import type { Column, Sort } from '../../../parts/Table.js'
import { age, count, dateTime } from '../../../parts/format.js'
import { quarantine } from '../../../store/quarantine.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'
import './quarantine.css'

const keyOf = ({ adapter, reason }: DropCount): string => `${adapter}/${reason}`

/** Messages that came in and could not be used, by protocol and reason: where to look when a device sends and does not show. */
export function Drops() {
  const { t } = useTranslation()
  const now = useHubClock()
  const { data, error } = useQuery(quarantine.drops)
  const [sort, setSort] = useState<Sort | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const rows = data?.items ?? []
  const columns: Column<DropCount>[] = [
    {
      key: 'reason', head: t('quarantine.reason'), sortBy: (row) => row.reason, cell: (row) => (
        <button type="button" className="table-sort mono clip" aria-expanded={open === keyOf(row)} onClick={() => setOpen(open === keyOf(row) ? null : keyOf(row))}><Icon name={open === keyOf(row) ? 'down' : 'unfold'} size={12} />{row.reason}</button>
      ),
    },
    { key: 'adapter', head: t('quarantine.protocol'), cell: (row) => (row.adapter === 'none' ? t('value.none') : t(`protocol.${row.adapter}`)), sortBy: (row) => row.adapter, width: '20%' },
    { key: 'count', head: t('quarantine.count'), cell: (row) => count(row.count), sortBy: (row) => row.count, width: '110px', figures: true },
    { key: 'last', head: t('quarantine.lastSeen'), cell: (row) => `\u25f7 ${age(now - Date.parse(row.lastAt))}`, sortBy: (row) => row.lastAt, width: '110px' },
  ]
  return (
    <section className="drops" aria-label={t('quarantine.drops')}>
      <h2>{t('quarantine.drops')}</h2>
      <p className="dim">{t('quarantine.dropsText')}</p>
      {error && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      {data && rows.length === 0
        ? <p className="dim">{t('quarantine.noDrops')}</p>
        : <Table
            label={t('quarantine.drops')} columns={columns} rows={rows} rowKey={keyOf} sort={sort} onSort={setSort} sortLabel={(name) => t('admin.sortBy', { name })}
            below={(row) => (open === keyOf(row) ? <Samples samples={row.samples} /> : null)}
          />}
    </section>
  )
}

function Samples({ samples }: Pick<DropCount, 'samples'>) {
  const { t } = useTranslation()
  return (
    <ul className="drops-samples">
      {samples.map(({ time, topic, address, message }, index) => (
        <li key={index}>
          <p className="dim">{[dateTime(Date.parse(time)), address, topic].filter(Boolean).join(' · ')}</p>
          {message === null ? <p className="dim">{t('quarantine.noMessage')}</p> : <pre className="raw">{message}</pre>}
        </li>
      ))}
    </ul>
  )
}
