import { CELL_CODES, CELL_STATES } from '@watchfloor/shared'
import type { CellState, DutyRates } from '@watchfloor/shared'

/** What one shift adds to the rates: minutes, and whether its person clocked in. Sums of these are exact, whatever they are grouped by. */
export interface DutyAccount { readonly shifts: number; readonly clockedIn: number; readonly scheduledMin: number; readonly onlineMin: number; readonly placedMin: number; readonly onPostMin: number }
const code = (state: CellState): string => CELL_CODES[CELL_STATES.indexOf(state)]!
const [IDLE, ON_POST, UNPLACED, STILL, OFFLINE, LEFT] = [code('idle'), code('on_post'), code('unplaced'), code('still'), code('offline'), code('left')]

/**
 * The account of a shift from its cells up to now (DOMAIN.md §5.5: online / on-post / clocked ÷ scheduled). Online: the camera was heard. On post: heard, with a
 * place, within the beat; sitting too long (滞留) is a fault of its own and still on post. Shifts without a beat count for all but on-post. The
 * time after leaving early was scheduled, and is neither; the time to come counts for nothing.
 */
export function accountOf(cells: string, cellMin: number, clockedIn: boolean, hasBeat: boolean): DutyAccount {
  let [elapsed, online, onPost] = [0, 0, 0]
  // The first idle cells of a shift that began are none of its future: only what follows the last word is.
  const known = cells.replace(new RegExp(`\\${IDLE}+$`), '')
  for (const cell of known) {
    elapsed += 1
    if (cell !== OFFLINE && cell !== LEFT && cell !== IDLE) online += 1
    if (cell === ON_POST || cell === STILL) onPost += 1
  }
  // A beat entered after the shift was judged: nobody looked whether somebody was in it.
  const placed = hasBeat && !known.includes(UNPLACED!)
  return {
    shifts: known.length > 0 ? 1 : 0, clockedIn: clockedIn && known.length > 0 ? 1 : 0, scheduledMin: elapsed * cellMin, onlineMin: online * cellMin,
    placedMin: placed ? elapsed * cellMin : 0, onPostMin: placed ? onPost * cellMin : 0,
  }
}

/** Accounts added up. */
export const sumAccounts = (accounts: readonly DutyAccount[]): DutyAccount => accounts.reduce((a, b) => ({
  shifts: a.shifts + b.shifts, clockedIn: a.clockedIn + b.clockedIn, scheduledMin: a.scheduledMin + b.scheduledMin, onlineMin: a.onlineMin + b.onlineMin, placedMin: a.placedMin + b.placedMin, onPostMin: a.onPostMin + b.onPostMin,
}), { shifts: 0, clockedIn: 0, scheduledMin: 0, onlineMin: 0, placedMin: 0, onPostMin: 0 })

const share = (part: number, whole: number): number | null => whole === 0 ? null : part / whole
/** The three rates of an account: clock-in per shift, online and on-post per scheduled minute. */
export const ratesOf = (account: DutyAccount): DutyRates => ({
  shifts: account.shifts, scheduledMin: account.scheduledMin, clockIn: share(account.clockedIn, account.shifts), online: share(account.onlineMin, account.scheduledMin), onPost: share(account.onPostMin, account.placedMin),
})
