import { CELL_CODES, CELL_STATES } from '@watchfloor/shared'
import type { CellState } from '@watchfloor/shared'
import { findingsAt } from './judge-track.js'
import type { FoundStretch, TrackWatch } from './judge-track.js'

const RANK = Object.fromEntries(CELL_STATES.map((state, rank) => [state, rank])) as Record<CellState, number>

/** A shift as a row of the matrix: cells on the clock's own grid, so that the rows of all officers stand under each other. */
export interface CellRow { readonly cellsFromMs: number; readonly cells: string; readonly found: FoundStretch[] }

/** The cells of a shift as known at a moment. A cell says the gravest thing that happened in it; the time to come is idle. */
export function cellRow(watch: TrackWatch, nowMs: number): CellRow {
  const { duty, settings: { cellMin } } = watch
  const cellMs = cellMin * 60_000
  const fromCell = Math.floor(duty.startMs / cellMs)
  const states = new Uint8Array(Math.ceil(duty.scheduledEndMs / cellMs) - fromCell)
  const found = findingsAt(watch, nowMs)
  const paint = (fromMs: number, toMs: number, state: CellState): void => {
    const last = Math.min(states.length - 1, Math.floor(Math.max(fromMs, toMs - 1) / cellMs) - fromCell)
    for (let i = Math.max(0, Math.floor(fromMs / cellMs) - fromCell); i <= last; i++) states[i] = Math.max(states[i]!, RANK[state])
  }
  const good = duty.place === null ? 'unplaced' : 'on_post'
  for (const { fromMs, toMs } of watch.seen) paint(fromMs, toMs, good)
  // Between two words of a camera that is not yet called silent, it is where it was: a cell that has just begun forgives nobody.
  if (!Number.isNaN(watch.fixMs)) for (const state of [good, ...lasting(watch)] as const) paint(watch.fixMs, Math.min(nowMs, duty.endMs), state)
  for (const { fromMs, toMs, state } of found) paint(fromMs, toMs, state)
  return { cellsFromMs: fromCell * cellMs, cells: Array.from(states, (rank) => CELL_CODES[rank]).join(''), found: found.sort((a, b) => a.fromMs - b.fromMs) }
}

/** What was found at the last place and has not ended since. */
const lasting = ({ outside, outsideListed, still }: TrackWatch): CellState[] => [...(outside && outsideListed ? ['outside' as const] : []), ...(still ? ['still' as const] : [])]
