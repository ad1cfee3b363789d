import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { CoverageRow } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { Table } from '../../parts/Table.js'
import type { Column, Sort } from '../../parts/Table.js'
import { count, lasting, percent, shortTime } from '../../parts/format.js'
import { connection, hubNow } from '../../store/connection.js'
import { rounds } from '../../store/video/rounds.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'
import type { CoverageRange } from './Coverage.js'

const HOUR_MS = 3_600_000
const MINUTE_MS = 60_000
const LENGTH_MS: Record<CoverageRange, number> = { shift: 8 * HOUR_MS, day: 24 * HOUR_MS, week: 7 * 24 * HOUR_MS }
/** A whole minute, so that looking twice within one asks once. */
const stretchOf = (range: CoverageRange, nowMs: number): { from: string; to: string } => {
  const end = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS
  return { from: new Date(end - LENGTH_MS[range]).toISOString(), to: new Date(end).toISOString() }
}
const share = ({ seenCameras, cameras }: Pick<CoverageRow, 'seenCameras' | 'cameras'>): number => (cameras ? seenCameras / cameras : 0)

/** Coverage by shift, camera or duty area; what was not seen for longest stands first. */
export function CoverageTable({ by, range }: { by: 'shift' | 'camera' | 'area'; range: CoverageRange }) {
  const { t } = useTranslation()
  const [sort, setSort] = useState<Sort | null>(null)
  const [asked, setAsked] = useState({ range, at: hubNow() })
  if (asked.range !== range) setAsked({ range, at: hubNow() })
  const down = useStore(connection, (state) => state.state === 'down')
  const { data, error, isPending, refetch } = useQuery({ ...rounds.coverage({ ...stretchOf(asked.range, asked.at), groupBy: by }), placeholderData: keepPreviousData })
  const again = (): void => { setAsked({ range, at: hubNow() }); void refetch() }
  if (isPending) return <Skeleton rows={14} />
  if (data === undefined) return <Notice tone="error" title={t('state.error')} action={<Button onPress={again}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice>
  const nowMs = hubNow()
  const numbers = (key: 'looks' | 'unproven' | 'cannotSee' | 'incidents', head: string): Column<CoverageRow> => ({ key, head, width: '96px', figures: true, cell: (row) => count(row[key]), sortBy: (row) => row[key] })
  const columns: Column<CoverageRow>[] = [
    { key: 'name', head: t(`coverage.by_${by}`), cell: (row) => row.name ?? <span className="dim">{t(by === 'shift' ? 'coverage.noneShift' : 'coverage.none')}</span>, sortBy: (row) => row.name ?? '' },
    ...(by === 'area' ? [
      { key: 'cameras', head: t('coverage.cameras'), width: '96px', figures: true, cell: (row: CoverageRow) => count(row.cameras ?? 0), sortBy: (row: CoverageRow) => row.cameras ?? 0 },
      { key: 'share', head: t('coverage.share'), width: '104px', figures: true, cell: (row: CoverageRow) => `${percent(share(row) * 100).value}%`, sortBy: share },
    ] : []),
    ...(by === 'camera' ? [] : [{ key: 'seen', head: t('coverage.seenCameras'), width: '96px', figures: true, cell: (row: CoverageRow) => count(row.seenCameras), sortBy: (row: CoverageRow) => row.seenCameras }]),
    numbers('looks', t('coverage.looks')), numbers('unproven', t('coverage.unproven')), numbers('cannotSee', t('coverage.cannotSee')), numbers('incidents', t('coverage.incidents')),
    { key: 'looked', head: t('coverage.looked'), width: '112px', figures: true, cell: (row) => lasting(row.lookedMs), sortBy: (row) => row.lookedMs },
    { key: 'last', head: t('coverage.last'), width: '128px', figures: true, cell: (row) => (row.lastSeenAt === null ? <span className="dim">{t('coverage.never')}</span> : shortTime(Date.parse(row.lastSeenAt), nowMs)), sortBy: (row) => row.lastSeenAt ?? '' },
  ]
  const { total } = data
  return (
    <div className={down ? 'coverage-body hatched' : 'coverage-body'}>
      <p className="coverage-summary" role="status">{t('coverage.summary', { all: count(total.cameras ?? 0), seen: count(total.seenCameras), pct: `${percent(share(total) * 100).value}%`, looks: count(total.looks), unproven: count(total.unproven) })}</p>
      {data.rows.length === 0 ? <Notice title={t('coverage.emptyTitle')}>{t('coverage.emptyText')}</Notice>
        : <div className="coverage-scroll"><Table label={t('coverage.title')} columns={columns} rows={data.rows} rowKey={(row) => row.key ?? ''} sort={sort} onSort={setSort} sortLabel={(name) => t('coverage.sortBy', { name })} /></div>}
    </div>
  )
}
