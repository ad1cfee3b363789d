import type { User } from '@watchfloor/shared'

/** Somebody signed in, by the session they came with. */
export type AtDesk = Pick<User, 'id' | 'username' | 'name' | 'role'> & { readonly sessionId: string }

/** Shifts at the desk, for whoever ends a session or lets somebody work on a case. */
export abstract class ShiftPort {
  /** Lets somebody end their shift. Refuses (`shift.owed`) while they owe a hand-over; a reason lets them go, is kept, and is told to the next seat and the supervisors. */
  abstract leave(by: AtDesk, reason: string | undefined): Promise<void>
  /** Refuses (`shift.not_taken`) who came on shift and has not taken over what was left to them. What concerns life is open to everybody, and what they took over is theirs. */
  abstract mayWorkOn(by: AtDesk, incidentId: string): Promise<void>
}
