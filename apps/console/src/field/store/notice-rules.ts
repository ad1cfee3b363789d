import { USUAL_NOTICE_RULES } from '@watchfloor/domain'
import { ParkingNoticeRules } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { recall, remember } from '../../store/remember.js'
import { fieldCalls } from '../link/field-calls.js'

/** A comparison of the clocks says nothing of another day: the phone may have been set meanwhile. */
const CLOCK_GOOD_MS = 12 * 3600_000
const MEMORY = 'field.notice-rules'
const Known = z.object({ rules: ParkingNoticeRules, offsetMs: z.number(), at: z.number() })

/** By what the city judges parking notices, and how far this phone's clock lies behind the hub's; null = never compared. */
export const noticeRules = createStore<{ rules: ParkingNoticeRules; clock: { offsetMs: number; at: number } | null }>(() => {
  const known = recall(MEMORY, Known.nullable(), null)
  return { rules: known?.rules ?? USUAL_NOTICE_RULES, clock: known && { offsetMs: known.offsetMs, at: known.at } }
})

/** Asks the hub for the rules; half of the way there and back is taken off the comparison of the clocks. */
export async function refreshNoticeRules(): Promise<void> {
  const asked = Date.now()
  try {
    const { rules, hubTime } = await fieldCalls.noticeRules()
    const clock = { offsetMs: Math.round(Date.parse(hubTime) - (asked + Date.now()) / 2), at: Date.now() }
    noticeRules.setState({ rules, clock })
    remember(MEMORY, { rules, ...clock })
  } catch { /* the remembered ones serve */ }
}

/** The offset that may be told of now. */
export const offsetNow = (clock: { offsetMs: number; at: number } | null, nowMs: number): number | null => (clock !== null && Math.abs(nowMs - clock.at) < CLOCK_GOOD_MS ? clock.offsetMs : null)
