import type { Duty } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { day, fromInput, toInput } from '../../../parts/format.js'
import { duty } from '../../../store/duty.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { ImportTable } from '../imports/ImportTable.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { useSquads } from '../use-squads.js'
import { DutyForm } from './DutyForm.js'

const DAY_MS = 86_400_000
const TEMPLATE = {
  name: 'duty-template.csv',
  rows: [['squad', 'person', 'username', 'camera', 'vehicle', 'shift', 'kind', 'beat', 'starts', 'ends'], ['\u9633\u660e\u4e2d\u961f', '\u5f20\u4f1f', '', '', '', '\u65e9\u73ed', 'day', '', '2026-11-23 08:00', '2026-11-23 16:00']],
}

/** Who is on duty on a day: for which squad, in which shift, wearing which body camera. Two duties of one person or camera at one time are refused. */
export function DutyRoster() {
  const { t } = useTranslation()
  const filter = useFilter()
  const now = useHubClock()
  const squads = useSquads()
  const { remove } = useChange('duty')
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const today = day(now)
  const date = /^\d{4}-\d{2}-\d{2}$/.test(filter.get('day')) ? filter.get('day') : today
  const fromMs = fromInput(date, now)
  const turn = (by: number): void => filter.set('day', day(fromMs + by * DAY_MS))
  const columns: Column<Duty>[] = [
    { key: 'person', head: t('duty.person'), cell: (row) => row.person, sortBy: (row) => row.person, width: '12%' },
    { key: 'squad', head: t('duty.squad'), cell: (row) => row.squadName, sortBy: (row) => row.squadName },
    { key: 'shift', head: t('duty.shift'), cell: (row) => <>{row.shift}{row.kind !== 'day' && <span className="tag">{t(`duty.kinds.${row.kind}`)}</span>}</>, sortBy: (row) => row.shift, width: '10%' },
    { key: 'beat', head: t('duty.beat'), cell: (row) => row.beatName ?? <span className="dim">{t('duty.beatNone')}</span>, sortBy: (row) => row.beatName ?? '', width: '12%' },
    { key: 'time', head: t('duty.time'), cell: (row) => `${momentOn(date, Date.parse(row.startsAt))} \u2013 ${momentOn(date, Date.parse(row.endsAt))}`, sortBy: (row) => row.startsAt, width: '15%' },
    { key: 'camera', head: t('duty.camera'), cell: (row) => row.deviceName ?? <span className="dim">{t('duty.noCamera')}</span>, sortBy: (row) => row.deviceName ?? '', width: '13%' },
    { key: 'vehicle', head: t('duty.vehicle'), cell: (row) => row.vehicleName ?? <span className="dim">{t('value.none')}</span>, sortBy: (row) => row.vehicleName ?? '', width: '8%' },
    { key: 'state', head: t('users.state'), cell: (row) => t(`duty.states.${stateOf(row, now)}`), sortBy: (row) => stateOf(row, now), width: '128px' },
    {
      key: 'do', head: '', width: '130px', cell: (row) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(row.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(row.id, t('duty.removed', { name: row.person }), () => duty.remove(row.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  const squadId = filter.get('squad')
  return (
    <AdminList
      label={t('admin.duty')} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} filtered={squadId !== ''}
      pages={duty.pages({ q: filter.get('q'), from: new Date(fromMs).toISOString(), to: new Date(fromMs + DAY_MS - 1).toISOString(), squadId: squadId || undefined })}
      faint={(row) => stateOf(row, now) === 'over' || stateOf(row, now) === 'left'}
      filters={<>
        <Button square aria-label={t('duty.dayBefore')} onPress={() => turn(-1)}><Icon name="fold" /></Button>
        <TextInput bare type="date" label={t('duty.day')} value={date} onChange={(value) => filter.set('day', value)} />
        <Button square aria-label={t('duty.dayAfter')} onPress={() => turn(1)}><Icon name="unfold" /></Button>
        {date !== today && <Button look="quiet" onPress={() => filter.set('day', '')}>{t('duty.today')}</Button>}
        <SelectInput bare label={t('duty.squad')} value={squadId} onChange={(value) => filter.set('squad', value)} choices={squads.choices(t('devices.allSquads'))} />
      </>}
      actions={<>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('duty.create')}</Button>
      </>}
      top={open === 'new' ? <DutyForm row={null} day={date} onDone={close} />
        : open === 'import' ? <ImportTable title={t('duty.importTitle')} columns={t('duty.importColumns')} template={TEMPLATE} send={duty.importCsv} onDone={close} /> : null}
      below={(row) => (open === row.id ? <DutyForm row={row} day={date} onDone={close} /> : null)}
      empty={{ title: t('duty.emptyTitle'), text: t('duty.emptyText') }}
    />
  )
}

/** Planned, clocked in, not there although it began, gone, over. */
function stateOf({ startsAt, endsAt, clockedInAt, clockedOutAt }: Duty, now: number): 'planned' | 'on' | 'missing' | 'left' | 'over' {
  if (clockedOutAt !== null) return 'left'
  if (Date.parse(endsAt) <= now) return 'over'
  if (clockedInAt !== null) return 'on'
  return Date.parse(startsAt) <= now ? 'missing' : 'planned'
}

/** `08:00` on the day that is looked at, else with its day. */
const momentOn = (date: string, ms: number): string => { const text = toInput(ms); return text.startsWith(date) ? text.slice(11) : text.slice(5) }
