import { CELL_CODES, CELL_STATES } from '@watchfloor/shared'
import type { CellState, Finding, MatrixRow } from '@watchfloor/shared'

/** Neighbouring cells of one state, as the matrix draws and opens them. */
export interface Run { state: CellState; fromMs: number; toMs: number; finding: Finding | null }
/** What somebody should look at. */
export const isAnomaly = (state: CellState): boolean => state !== 'idle' && state !== 'on_post' && state !== 'unplaced'

/** The runs of a row within a window of time, oldest first. */
export function runsOf(row: MatrixRow, windowFromMs: number, windowToMs: number): Run[] {
  const cellMs = row.cellMin * 60_000
  const startMs = Date.parse(row.cellsFrom)
  const [shiftFrom, shiftTo] = [Math.max(windowFromMs, Date.parse(row.startsAt)), Math.min(windowToMs, Date.parse(row.endsAt))]
  const runs: Run[] = []
  for (let i = 0; i < row.cells.length; i++) {
    const [fromMs, toMs] = [Math.max(shiftFrom, startMs + i * cellMs), Math.min(shiftTo, startMs + (i + 1) * cellMs)]
    const state = CELL_STATES[CELL_CODES.indexOf(row.cells[i]!)]!
    if (toMs <= fromMs || state === 'idle') continue
    const last = runs.at(-1)
    if (last && last.state === state && last.toMs === fromMs) last.toMs = toMs
    else runs.push({ state, fromMs, toMs, finding: null })
  }
  for (const run of runs) run.finding = row.findings.find(({ state, from, to }) => state === run.state && Date.parse(from) < run.toMs && Date.parse(to) >= run.fromMs) ?? null
  return runs
}

/** Full hours within a window, for the axis; every so many, so that the words have room. */
export function hoursWithin(fromMs: number, toMs: number): number[] {
  const hour = 3_600_000
  const step = toMs - fromMs > 12 * hour ? 2 * hour : hour
  const first = Math.ceil(fromMs / step) * step
  return Array.from({ length: Math.max(0, Math.floor((toMs - first) / step) + 1) }, (_, i) => first + i * step)
}
