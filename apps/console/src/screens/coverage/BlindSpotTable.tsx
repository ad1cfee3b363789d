import { useQuery } from '@tanstack/react-query'
import type { BlindSpotRow } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { Table } from '../../parts/Table.js'
import type { Column, Sort } from '../../parts/Table.js'
import { count, metres, percent, shortTime } from '../../parts/format.js'
import { blindSpots, loadBlindStretches } from '../../store/blind-spots.js'
import { connection, hubNow } from '../../store/connection.js'
import { setLayer } from '../../store/layers.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'

const blindShare = ({ blindM, streetM }: BlindSpotRow): number => (streetM > 0 ? blindM / streetM : 0)
const length = (m: number): string => { const { value, unit } = metres(m); return `${value} ${unit}` }

/** Metres of street that no camera sees, by duty area; the worst first. */
export function BlindSpotTable() {
  const { t } = useTranslation()
  const [sort, setSort] = useState<Sort | null>(null)
  const down = useStore(connection, (state) => state.state === 'down')
  const { data, error, isPending, refetch } = useQuery(blindSpots)
  if (isPending) return <Skeleton rows={14} />
  if (data === undefined) return <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  if (!data.roads) return <Notice title={t('coverage.notYetTitle')}>{t('coverage.noRoads')}</Notice>
  if (data.computedAt === null) return <Notice title={t('coverage.notYetTitle')}>{t('coverage.notYetText')}</Notice>
  const number = (key: 'streetM' | 'seenM' | 'blindM', head: string): Column<BlindSpotRow> => ({ key, head, width: '128px', figures: true, cell: (row) => length(row[key]), sortBy: (row) => row[key] })
  const columns: Column<BlindSpotRow>[] = [
    { key: 'name', head: t('coverage.by_area'), cell: (row) => row.areaName ?? <span className="dim">{t('coverage.none')}</span>, sortBy: (row) => row.areaName ?? '' },
    number('streetM', t('coverage.street')), number('seenM', t('coverage.seen')), number('blindM', t('coverage.blind')),
    { key: 'share', head: t('coverage.blindShare'), width: '128px', figures: true, cell: (row) => (row.streetM === 0 ? '\u2013' : `${percent(blindShare(row) * 100).value}%`), sortBy: blindShare },
  ]
  return (
    <div className={down ? 'coverage-body hatched' : 'coverage-body'}>
      <p className="coverage-summary">
        {t('coverage.blindSummary', { cameras: count(data.cameras), assumed: count(data.assumed), placeless: count(data.placeless) })}
        <span className="dim"> {t('coverage.blindMethod')} {t('coverage.surveyed', { time: shortTime(Date.parse(data.computedAt), hubNow()) })}</span>{' '}
        <Link to="/live" onClick={() => { setLayer('blind', true); void loadBlindStretches() }}>{t('coverage.onMap')}</Link>
      </p>
      <div className="coverage-scroll"><Table label={t('coverage.by_blind')} columns={columns} rows={data.rows} rowKey={(row) => row.areaId ?? ''} sort={sort} onSort={setSort} sortLabel={(name) => t('coverage.sortBy', { name })} /></div>
    </div>
  )
}
