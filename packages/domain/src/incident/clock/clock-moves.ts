import type { ActionName, ClockKind, IncidentState, PauseReason } from '@watchfloor/shared'

/** What an action does to clocks. `run_disposal`: resumes what the same unit has left, starts anew for another (DOMAIN §5.3). */
export type ClockMove =
  | { readonly op: 'start'; readonly kind: 'accept' | 'verify' | 'dispatch' | 'check' | 'close' | 'suspension' }
  | { readonly op: 'pause'; readonly kind: ClockKind; readonly why: PauseReason }
  | { readonly op: 'resume' | 'stop' | 'extend' | 'exempt'; readonly kind: ClockKind }
  | { readonly op: 'run_disposal' } | { readonly op: 'stop_all' } | { readonly op: 'pause_all' } | { readonly op: 'resume_merged' }

const start = (kind: Extract<ClockMove, { op: 'start' }>['kind']): ClockMove => ({ op: 'start', kind })
const stop = (kind: ClockKind): ClockMove => ({ op: 'stop', kind })
const resume = (kind: ClockKind): ClockMove => ({ op: 'resume', kind })
const pause = (kind: ClockKind, why: PauseReason): ClockMove => ({ op: 'pause', kind, why })
const runDisposal: ClockMove = { op: 'run_disposal' }
const stopAll: ClockMove = { op: 'stop_all' }
const backToDispatcher: readonly ClockMove[] = [stop('suspension'), pause('disposal', 'returned'), start('dispatch')]
const workDone: readonly ClockMove[] = [stop('dispatch'), pause('disposal', 'handled'), start('close')]
const again: readonly ClockMove[] = [stop('close'), runDisposal]
const verified: readonly ClockMove[] = [stop('verify'), resume('accept')]
const checked: readonly ClockMove[] = [stop('check'), resume('close')]

type Moves = readonly ClockMove[] | Readonly<Partial<Record<IncidentState, readonly ClockMove[]>>>

/** The clocks of every action, by the state it starts from where that matters. Absent = no clock is touched. */
export const CLOCK_MOVES: Readonly<Partial<Record<ActionName, Moves>>> = {
  verify: [pause('accept', 'verify'), start('verify')],
  report_verified: verified,
  cancel: { verifying: verified, checking: checked },
  file: [stop('accept'), start('dispatch')],
  reject: [stopAll],
  dispatch: [stop('dispatch'), runDisposal],
  return: { filed: [stop('dispatch'), start('accept')], dispatched: backToDispatcher, handling: backToDispatcher, suspended: backToDispatcher },
  recall: backToDispatcher,
  handle: workDone,
  clear: workDone,
  suspend: [pause('disposal', 'suspended'), start('suspension')],
  resume: [stop('suspension'), resume('disposal')],
  send_back: again,
  rework: again,
  check: [pause('close', 'check'), start('check')],
  report_checked: checked,
  close: [stopAll],
  reopen: { closed: [start('dispatch')], rejected: [start('accept')] },
  recheck: [start('close')],
  merge: [{ op: 'pause_all' }],
  split: [{ op: 'resume_merged' }],
  void: [stopAll],
  force_close: [stopAll],
  approve_extension: [{ op: 'extend', kind: 'disposal' }],
}

/** The moves of an action from a state. */
export function movesOf(action: ActionName, from: IncidentState): readonly ClockMove[] {
  const moves = CLOCK_MOVES[action]
  return moves === undefined ? [] : isList(moves) ? moves : moves[from] ?? []
}
const isList = (moves: Moves): moves is readonly ClockMove[] => Array.isArray(moves)
