import type { ActionInput, Clock, ClockKind, Incident, Role } from '@watchfloor/shared'
import type { Actor } from '../case-file.js'
import { isDue } from './clock.js'

/** What a clock that ran out leads to: an action of the hub, or somebody who must be told. */
export type ClockDue = { readonly type: 'act'; readonly input: ActionInput; readonly actor: Actor } | { readonly type: 'escalate'; readonly to: readonly Role[] }

const ESCALATES: Readonly<Partial<Record<ClockKind, readonly Role[]>>> = {
  accept: ['seat', 'supervisor'], dispatch: ['dispatcher', 'supervisor'], disposal: ['dispatcher', 'supervisor'], close: ['seat', 'supervisor'],
}
const by = (clock: Clock, why: string): Actor => ({ type: 'system', rule: `clock.${clock.kind}`, why })

/**
 * What follows when a clock of an incident fires (DESIGN §5): a verification or check that nobody answered is called off, a suspension ends by itself, any other
 * overdue stage is told upward. Null when it no longer runs or has fired: a woken job may be
 * late, and may come twice. Write `fireClock(clock)` in the same transaction.
 */
export function whenDue(clock: Clock, incident: Incident, nowMs: number): ClockDue | null {
  if (!isDue(clock, nowMs)) return null
  const { version, state } = incident
  if ((clock.kind === 'verify' && state === 'verifying') || (clock.kind === 'check' && state === 'checking')) {
    return { type: 'act', input: { action: 'cancel', version, reason: 'no answer in time' }, actor: by(clock, `no answer within ${clock.limit.amount} minutes`) }
  }
  if (clock.kind === 'suspension') return state === 'suspended' ? { type: 'act', input: { action: 'resume', version }, actor: by(clock, 'the day to which it was suspended has come') } : null
  const to = ESCALATES[clock.kind]
  return to === undefined ? null : { type: 'escalate', to }
}
