import type { CheckEnd } from '@watchfloor/shared'

/** Whom a check was drawn for, and when. */
export interface DrawnOfficer { readonly key: string; readonly squadId: string; readonly drawnMs: number }
/** The duty of that check as it is now. */
export interface DutyNow { readonly key: string; readonly squadId: string; readonly startMs: number; readonly scheduledEndMs: number }

/** Why nobody can decide an open check any more; null = it can be. The draw itself stands as it was. */
export function whyEnded(drawn: DrawnOfficer, duty: DutyNow, isInCharge: boolean): CheckEnd | null {
  const isSame = drawn.key === duty.key && drawn.squadId === duty.squadId && duty.startMs <= drawn.drawnMs && drawn.drawnMs < duty.scheduledEndMs
  return isSame ? isInCharge ? null : 'not_in_charge' : 'duty_changed'
}
