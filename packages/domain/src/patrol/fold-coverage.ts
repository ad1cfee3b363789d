import type { CoverageCounts, CoverageRow } from '@watchfloor/shared'

/** Looks of one camera in one part of the time. */
export interface CameraLooks {
  readonly cameraId: string
  readonly looks: number
  readonly seen: number
  readonly unproven: number
  readonly cannotSee: number
  readonly incidents: number
  readonly lookedMs: number
  readonly lastSeenMs: number | null
}
/** Under which row something counts; null = under the one without a name. */
export interface CoverageGroup { readonly key: string | null; readonly name: string | null }

/** Coverage of some looks together. `cameras`: how many there were to look at, where that is known. */
export function coverageOf(looks: readonly CameraLooks[], cameras: number | null): CoverageCounts {
  const sum = (pick: (one: CameraLooks) => number): number => looks.reduce((total, one) => total + pick(one), 0)
  const lastMs = looks.reduce<number | null>((last, { lastSeenMs }) => (lastSeenMs !== null && (last === null || lastSeenMs > last) ? lastSeenMs : last), null)
  return {
    cameras, seenCameras: new Set(looks.filter(({ seen }) => seen > 0).map(({ cameraId }) => cameraId)).size,
    looks: sum((one) => one.looks), seen: sum((one) => one.seen), unproven: sum((one) => one.unproven), cannotSee: sum((one) => one.cannotSee), incidents: sum((one) => one.incidents), lookedMs: sum((one) => one.lookedMs),
    lastSeenAt: lastMs === null ? null : new Date(lastMs).toISOString(),
  }
}

/**
 * Coverage by rows, the one not seen for longest first. A group that cameras belong to has its row though nobody looked; looks at cameras that are gone still count.
 * @param cameras those that could be patrolled, each with its group; null where groups are not of cameras (shifts)
 */
export function foldCoverage<L extends CameraLooks>(looks: readonly L[], groupOf: (one: L) => CoverageGroup, cameras: readonly CoverageGroup[] | null): CoverageRow[] {
  const rows = new Map<string | null, { group: CoverageGroup; looks: L[]; cameras: number }>()
  const rowOf = (group: CoverageGroup): { group: CoverageGroup; looks: L[]; cameras: number } => {
    const row = rows.get(group.key) ?? { group, looks: [], cameras: 0 }
    rows.set(group.key, row)
    return row
  }
  for (const group of cameras ?? []) rowOf(group).cameras++
  for (const one of looks) rowOf(groupOf(one)).looks.push(one)
  return [...rows.values()].map(({ group, looks: of, cameras: n }) => ({ ...group, ...coverageOf(of, cameras === null ? null : n) })).sort((a, b) => (a.lastSeenAt ?? '').localeCompare(b.lastSeenAt ?? '') || (a.name ?? '').localeCompare(b.name ?? '', 'zh'))
}
