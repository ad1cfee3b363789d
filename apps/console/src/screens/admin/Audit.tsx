import type { AuditEntry } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import type { Column } from '../../parts/Table.js'
import { dateTime, fromInput } from '../../parts/format.js'
import { audit } from '../../store/audit.js'
import { hubNow } from '../../store/connection.js'
import { AdminList } from './AdminList.js'
import { FindField } from './FindField.js'
import { useFilter } from './use-filter.js'

const iso = (text: string): string | undefined => {
  const ms = fromInput(text, hubNow())
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString()
}

/** Who did what, when and from where; every line opens to what was changed. */
export function Audit() {
  const { t } = useTranslation()
  const filter = useFilter()
  const [open, setOpen] = useState<string | null>(null)
  const [q, actor, action, from, to] = ['q', 'actor', 'action', 'from', 'to'].map(filter.get) as [string, string, string, string, string]
  const columns: Column<AuditEntry>[] = [
    { key: 'time', head: t('audit.time'), cell: (entry) => dateTime(Date.parse(entry.time)), sortBy: (entry) => entry.time, width: '190px' },
    { key: 'actor', head: t('audit.actor'), cell: (entry) => entry.actor, sortBy: (entry) => entry.actor, width: '14%' },
    { key: 'action', head: t('audit.action'), cell: (entry) => entry.action, sortBy: (entry) => entry.action, width: '18%' },
    { key: 'subject', head: t('audit.subject'), cell: (entry) => <span title={entry.subject ?? ''}>{entry.subject ?? ''}</span>, sortBy: (entry) => entry.subject ?? '' },
    { key: 'address', head: t('audit.address'), cell: (entry) => <span className="dim">{entry.address}</span>, width: '14%' },
    { key: 'do', head: '', width: '96px', cell: (entry) => entry.details && <span className="row-actions"><Button className="button-small" look="quiet" aria-expanded={open === entry.id} onPress={() => setOpen(open === entry.id ? null : entry.id)}>{t('audit.details')}</Button></span> },
  ]
  return (
    <AdminList
      label={t('admin.audit')} pages={audit.pages({ q, actor, action, from: iso(from), to: iso(to) })} columns={columns} find={q} onFind={(text) => filter.set('q', text)}
      filters={<>
        <span className="admin-short"><FindField label={`${t('audit.actor')} · ${t('audit.actorHint')}`} value={actor} onChange={(text) => filter.set('actor', text)} /></span>
        <span className="admin-short"><FindField label={`${t('audit.action')} · ${t('audit.actionHint')}`} value={action} onChange={(text) => filter.set('action', text)} /></span>
        <span className="admin-short"><FindField icon="clock" label={`${t('audit.from')} · 11-22 08:00`} value={from} onChange={(text) => filter.set('from', text)} /></span>
        <span className="admin-short"><FindField icon="clock" label={`${t('audit.to')} · 11-22 20:00`} value={to} onChange={(text) => filter.set('to', text)} /></span>
      </>}
      below={(entry) => (open === entry.id && entry.details ? <pre className="raw">{JSON.stringify(entry.details, null, 2)}</pre> : null)}
      empty={{ title: t('audit.emptyTitle'), text: t('audit.emptyText') }}
    />
  )
}
