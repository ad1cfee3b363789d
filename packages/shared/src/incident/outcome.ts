import { z } from 'zod'

/**
 * What became of the matter: put right by the responsible unit · on the spot · by itself · first offence waived (首违免罚, by plate history) ·
 * reasoned and no penalty (说理不罚) · ticket on the spot · case by ordinary procedure · parking notice · nothing there · not ours.
 */
export const OUTCOMES = ['rectified', 'on_spot', 'by_itself', 'first_offence_waived', 'no_penalty', 'ticket', 'case', 'notice', 'not_found', 'not_ours'] as const
export const Outcome = z.enum(OUTCOMES)
export type Outcome = z.infer<typeof Outcome>

/** Whether an outcome says by itself that the matter is put right; an action may say otherwise of its own case. */
export const OUTCOME_RECTIFIES: Readonly<Record<Outcome, boolean>> = {
  rectified: true, on_spot: true, by_itself: true, first_offence_waived: true, no_penalty: true, ticket: true, case: false, notice: true, not_found: false, not_ours: false,
}
