import { useQuery } from '@tanstack/react-query'
import type { RoutingRow } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import type { Column } from '../../../parts/Table.js'
import { saveCsv } from '../../../parts/save-file.js'
import { routing } from '../../../store/routing.js'
import { AdminList } from '../AdminList.js'
import { csvOf } from '../devices/csv-text.js'
import { ImportTable } from '../imports/ImportTable.js'
import { useCategories } from '../use-categories.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { useSquads } from '../use-squads.js'
import { RoutingForm } from './RoutingForm.js'

const HEAD = ['category', 'area', 'unit', 'with', 'plan']
const TEMPLATE = { name: 'routing-template.csv', rows: [HEAD, ['*', '', '\u4e00\u4e2d\u961f', '', '']] }

/** Who is responsible for what where. Of rows that fit equally well the upper one wins, so the order can be changed. */
export function Routing() {
  const { t } = useTranslation()
  const filter = useFilter()
  const { say } = useCategories()
  const units = useSquads()
  const { busy, run, remove } = useChange('routing')
  const { data: whole } = useQuery(routing.all)
  const [open, setOpen] = useState<string | null>(null)
  const close = (): void => setOpen(null)
  const rows = whole?.items ?? []
  const others = (row: RoutingRow): string => row.withUnits.map(units.nameOf).join(', ')

  /** Changes places with the neighbour; both positions are written, and written back by undo. */
  const swap = (row: RoutingRow, by: -1 | 1): void => {
    const other = rows[rows.findIndex(({ id }) => id === row.id) + by]
    if (!other) return
    const place = async (mine: number, theirs: number): Promise<void> => {
      await routing.patch(row.id, { position: mine })
      await routing.patch(other.id, { position: theirs })
    }
    const apart = row.position === other.position ? other.position + by : other.position
    void run(() => place(Math.max(0, apart), row.position), t('routing.moved'), () => place(row.position, other.position))
  }
  const columns: Column<RoutingRow>[] = [
    { key: 'category', head: t('routing.category'), cell: (row) => <><span className="mono">{row.category}</span> <span className="dim">{say(row.category)}</span></>, sortBy: (row) => row.category, width: '24%' },
    { key: 'area', head: t('routing.area'), cell: (row) => row.areaName ? <>{row.areaName}{row.areaLevel && <span className="tag">{t(`areas.levels.${row.areaLevel}`)}</span>}</> : <span className="dim">{t('routing.everywhere')}</span>, sortBy: (row) => row.areaName ?? '', width: '18%' },
    { key: 'unit', head: t('routing.unit'), cell: (row) => row.unitName, sortBy: (row) => row.unitName, width: '15%' },
    { key: 'with', head: t('routing.with'), cell: (row) => <span title={others(row)}>{others(row)}</span>, width: '15%' },
    { key: 'plan', head: t('routing.plan'), cell: (row) => <span className="dim" title={row.plan ?? ''}>{row.plan}</span> },
    {
      key: 'do', head: '', width: '210px', cell: (row) => (
        <span className="row-actions">
          <Button look="quiet" square className="button-small" isDisabled={busy || rows[0]?.id === row.id} aria-label={t('routing.up')} onPress={() => swap(row, -1)}><Icon name="up" size={12} /></Button>
          <Button look="quiet" square className="button-small" isDisabled={busy || rows.at(-1)?.id === row.id} aria-label={t('routing.down')} onPress={() => swap(row, 1)}><Icon name="down" size={12} /></Button>
          <Button className="button-small" look="quiet" onPress={() => setOpen(row.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(row.id, t('routing.removed'), () => routing.remove(row.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  const save = (): void => saveCsv('routing.csv', csvOf([HEAD, ...rows.map((row) => [row.category, row.areaName ?? '', row.unitName, row.withUnits.map(units.nameOf).join(';'), row.plan ?? ''])]))
  return (
    <AdminList
      label={t('admin.routing')} pages={routing.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)}
      actions={<>
        <Button isDisabled={rows.length === 0} onPress={save}><Icon name="download" />{t('devices.exportCsv')}</Button>
        <Button onPress={() => setOpen('import')}><Icon name="upload" />{t('devices.importCsv')}</Button>
        <Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('routing.create')}</Button>
      </>}
      top={open === 'new' ? <RoutingForm row={null} onDone={close} />
        : open === 'import' ? <ImportTable title={t('routing.importTitle')} columns={t('routing.importColumns')} template={TEMPLATE} send={routing.importCsv} onDone={close} /> : null}
      below={(row) => (open === row.id ? <RoutingForm row={row} onDone={close} /> : null)}
      empty={{ title: t('routing.emptyTitle'), text: t('routing.emptyText') }}
    />
  )
}
