import { useQuery } from '@tanstack/react-query'
import { DUTY_PRESENCES } from '@watchfloor/shared'
import type { DutyPresence } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { Table } from '../../../parts/Table.js'
import type { Sort } from '../../../parts/Table.js'
import { age } from '../../../parts/format.js'
import { onDutyNow, placesOf, presenceCounts, present } from '../../../store/on-duty.js'
import { maySupervise, session } from '../../../store/session.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { useDutyColumns } from './use-duty-columns.js'
import './on-duty.css'

const isPresence = (text: string): text is DutyPresence => (DUTY_PRESENCES as readonly string[]).includes(text)

/** Who is on duty at this moment, what their squad is about, and where they are; the filter lives in the address. */
export function OnDutyNow() {
  const { t } = useTranslation()
  const names = useNames()
  const now = useHubClock()
  const charged = useStore(session, (state) => maySupervise(state.user?.role))
  const [search, setSearch] = useSearchParams()
  const [sort, setSort] = useState<Sort | null>(null)
  const asked = useQuery(onDutyNow)
  const columns = useDutyColumns(names, now)
  const get = (key: string): string => search.get(key) ?? ''
  const set = (key: string, value: string): void => setSearch((before) => { const next = new URLSearchParams(before); if (value) next.set(key, value); else next.delete(key); return next }, { replace: true })
  const all = asked.data?.items ?? []
  const presence = isPresence(get('state')) ? get('state') as DutyPresence : ''
  const rows = present(all, { q: get('q'), squadId: get('squad'), areaId: get('area'), presence })
  const counts = presenceCounts(all)
  const { squads, areas } = placesOf(all)
  const filtered = Boolean(get('q') || get('squad') || get('area') || presence)
  return (
    <section className="on-duty" aria-label={t('onDuty.title')}>
      <header className="on-duty-bar">
        <span className="find-field">
          <Icon name="find" />
          <input
            data-find className="input" type="search" aria-label={t('onDuty.find')} placeholder={t('onDuty.find')} value={get('q')} autoComplete="off" spellCheck={false} onChange={(event) => set('q', event.target.value)}
            onKeyDown={(event) => { if (event.key === 'Escape' && !event.nativeEvent.isComposing) { if (get('q')) set('q', ''); else event.currentTarget.blur(); event.preventDefault() } }}
          />
        </span>
        <SelectInput bare label={t('duty.squad')} value={get('squad')} onChange={(value) => set('squad', value)} choices={[{ value: '', label: t('onDuty.anySquad') }, ...squads.map(({ id, name }) => ({ value: id, label: name }))]} />
        <SelectInput bare label={t('desk.area')} value={get('area')} onChange={(value) => set('area', value)} choices={[{ value: '', label: t('desk.anyArea') }, ...areas.map(({ id, name, level }) => ({ value: id, label: `${name} \u00b7 ${t(`areas.levels.${level}`)}` }))]} />
        <div className="on-duty-states" role="group" aria-label={t('onDuty.state')}>
          {DUTY_PRESENCES.map((one) => <button key={one} type="button" className={`presence-${one}`} aria-pressed={presence === one} onClick={() => set('state', presence === one ? '' : one)}>{t(`onDuty.presence.${one}`)} <b>{counts[one]}</b></button>)}
        </div>
        {asked.dataUpdatedAt > 0 && <span className="on-duty-age dim" role={asked.isError ? 'alert' : undefined}>{asked.isError ? t('onDuty.stale', { age: age(Date.now() - asked.dataUpdatedAt) }) : t('onDuty.people', { n: all.length - counts.off })}</span>}
      </header>
      <div className="on-duty-scroll">
        {asked.data === undefined
          ? asked.isError ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void asked.refetch()}>{t('action.retry')}</Button>}>{t(errorKey(asked.error))}</Notice> : <Skeleton rows={14} />
          : all.length === 0 ? <Notice title={t('onDuty.emptyTitle')}>{t(charged ? 'onDuty.emptyCharge' : 'onDuty.emptyText')}</Notice>
            : rows.length === 0 ? <Notice title={t('onDuty.noneFit')} action={filtered && <Button onPress={() => setSearch({}, { replace: true })}>{t('desk.clearFilter')}</Button>} />
              : <Table label={t('onDuty.title')} columns={columns} rows={rows} rowKey={(row) => row.id} sort={sort} onSort={setSort} sortLabel={(name) => t('coverage.sortBy', { name })} faint={(row) => row.presence === 'off'} />}
      </div>
    </section>
  )
}
