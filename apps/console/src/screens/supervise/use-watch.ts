import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { MatrixAnswer, MatrixRow, SpotCheckDetail } from '@watchfloor/shared'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { drawCheck } from '../../store/supervise/checks.js'
import { matrixQuery } from '../../store/supervise/matrix.js'
import type { MatrixStretch } from '../../store/supervise/matrix.js'
import { wantStretch } from '../../store/supervise/replay.js'
import { say } from '../../store/toasts.js'
import { errorKey } from '../error-key.js'
import { isAnomaly, runsOf } from './matrix/runs.js'
import type { Run } from './matrix/runs.js'

/** What a cell opens: the stretch itself and some of what led to it. */
const BEFORE_MS = 10 * 60_000
/** A drawn officer is looked at over the last hour. */
const DRAWN_MS = 3_600_000
export interface RowFilter { squadId: string; anomalies: boolean }

/** All that the supervisor's desk remembers: the matrix, what is selected in it, the open check. */
export function useWatch(stretch: MatrixStretch) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const asked = useQuery(matrixQuery(stretch))
  const [filter, setFilter] = useState<RowFilter>({ squadId: '', anomalies: false })
  const [place, setPlace] = useState<{ dutyId: string; cursor: number } | null>(null)
  const [checkId, setCheckId] = useState<string | null>(null)
  const [drawing, setDrawing] = useState(false)
  const answer = asked.data
  const rows = useMemo(() => (answer?.rows ?? []).filter((row) => (filter.squadId === '' || row.squadId === filter.squadId) && (!filter.anomalies || anomalousNow(row, answer!))), [answer, filter])
  const squads = useMemo(() => [...new Map((answer?.rows ?? []).map(({ squadId, squadName }) => [squadId, squadName]))].sort((a, b) => a[1].localeCompare(b[1], 'zh-CN')), [answer])
  const selected = rows.find(({ dutyId }) => dutyId === place?.dutyId)

  const runs = useCallback((row: MatrixRow): Run[] => (answer ? runsOf(row, Date.parse(answer.from), Date.parse(answer.to)) : []), [answer])
  const select = useCallback((row: MatrixRow): void => setPlace({ dutyId: row.dutyId, cursor: Math.max(0, runs(row).length - 1) }), [runs])
  const open = useCallback((row: MatrixRow, run: Run): void => {
    setPlace({ dutyId: row.dutyId, cursor: runs(row).findIndex(({ fromMs }) => fromMs === run.fromMs) })
    const isCheck = row.openCheck !== null && row.openCheck === checkId
    wantStretch({ dutyIds: [row.dutyId], person: row.person, fromMs: Math.max(Date.parse(row.startsAt), run.fromMs - BEFORE_MS), toMs: run.toMs, checkId: isCheck ? checkId : null, usual: isCheck ? 'spot_check' : isAnomaly(run.state) ? 'anomaly' : 'other' })
  }, [runs, checkId])
  /** Whose squad is replayed by the key: of the officer that is selected, else the one that is filtered by. */
  const squadRows = useMemo(() => {
    const squadId = selected?.squadId ?? filter.squadId
    const all = (answer?.rows ?? []).filter((row) => row.squadId === squadId)
    return selected ? [selected, ...all.filter(({ dutyId }) => dutyId !== selected.dutyId)] : all
  }, [answer, selected, filter.squadId])
  /** All shifts of a squad at once, whatever the filter hides of it, its selected officer first. */
  const openSquad = (): void => {
    const [first] = squadRows
    if (!first || !answer) return
    const fromMs = Math.max(Date.parse(answer.from), Math.min(...squadRows.map(({ startsAt }) => Date.parse(startsAt))))
    wantStretch({ dutyIds: squadRows.map(({ dutyId }) => dutyId), person: first.squadName, fromMs, toMs: Date.parse(answer.to), checkId: null, usual: 'anomaly' })
  }
  const step = (by: 1 | -1): void => {
    const at = rows.findIndex(({ dutyId }) => dutyId === place?.dutyId)
    const next = rows[at < 0 ? 0 : Math.max(0, Math.min(rows.length - 1, at + by))]
    if (next) select(next)
  }
  const walk = (by: 1 | -1): void => { if (selected && place) setPlace({ ...place, cursor: Math.max(0, Math.min(runs(selected).length - 1, place.cursor + by)) }) }
  const openCursor = (): void => { const run = selected && place ? runs(selected)[place.cursor] : undefined; if (selected && run) open(selected, run) }
  /** The next officer with something to look at, the newest of it. */
  const nextAnomalous = (): void => {
    const at = rows.findIndex(({ dutyId }) => dutyId === place?.dutyId)
    for (let n = 1; n <= rows.length; n++) {
      const row = rows[(at + n) % rows.length]!
      const cursor = runs(row).findLastIndex(({ state }) => isAnomaly(state))
      if (cursor >= 0) { setPlace({ dutyId: row.dutyId, cursor }); return }
    }
  }
  const showCheck = useCallback((check: Pick<SpotCheckDetail, 'id' | 'dutyId' | 'person' | 'startsAt' | 'endsAt' | 'verdict'>): void => {
    setCheckId(check.id)
    setFilter({ squadId: '', anomalies: false })
    const row = answer?.rows.find(({ dutyId }) => dutyId === check.dutyId)
    setPlace({ dutyId: check.dutyId, cursor: row ? runs(row).length - 1 : 0 })
    const left = row?.findings.find(({ state }) => state === 'left')
    // Nobody looks beyond the clocking out.
    const toMs = Math.min(Date.now(), Date.parse(left?.from ?? check.endsAt))
    if (check.verdict === null) wantStretch({ dutyIds: [check.dutyId], person: check.person, fromMs: Math.max(Date.parse(check.startsAt), toMs - DRAWN_MS), toMs, checkId: check.id, usual: 'spot_check' })
  }, [answer, runs])
  const draw = async (): Promise<void> => {
    if (drawing) return
    setDrawing(true)
    try {
      const check = await drawCheck()
      showCheck(check)
      void queries.invalidateQueries({ queryKey: ['supervise'] })
    } catch (error) { say('failed', t(errorKey(error))) } finally { setDrawing(false) }
  }
  return { asked, answer, rows, squads, filter, setFilter, place, selected, checkId, setCheckId, drawing, select, open, squadRows, openSquad, step, walk, openCursor, nextAnomalous, showCheck, draw }
}
export type WatchState = ReturnType<typeof useWatch>

const anomalousNow = (row: MatrixRow, { from, to }: MatrixAnswer): boolean => row.findings.some((finding) => finding.to >= from && finding.from <= to)
