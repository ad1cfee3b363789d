import type { ActionInput, Outcome } from '@watchfloor/shared'
import type { Entry, Errand } from './entry.js'

/** What an officer may say became of it; the others are for the desk. */
export const OUTCOMES = ['on_spot', 'rectified', 'no_penalty', 'first_offence_waived', 'ticket', 'case', 'notice', 'not_found'] as const satisfies readonly Outcome[]
/** The values of the form that ends the work; the plate in the two parts of its field. */
export interface HandleDraft { outcome: (typeof OUTCOMES)[number] | ''; note: string; open: boolean; province: string; rest: string }
type Handle = Extract<ActionInput, { action: 'handle' }>

/** Under which name the form's values and photographs lie. */
export const handleDraftName = (incidentId: string): string => `handle:${incidentId}`

/** What the hub refuses for something in the form, not for the state of the case. */
const IN_FORM: ReadonlySet<string> = new Set(['incident.plate_needed', 'incident.not_first', 'incident.missing', 'input.invalid'])
const isHandle = (errand: Errand): errand is { kind: 'incident'; input: Omit<Handle, 'version' | 'actionId' | 'occurredAt' | 'evidence' | 'sendNow'> } => errand.kind === 'incident' && errand.input.action === 'handle'

/** The form of a disposal that was refused for something in it, filled in as it was; null where there is nothing to mend. */
export function mendable({ state, problem, errand }: Entry): Partial<HandleDraft> | null {
  if (state !== 'refused' || problem === null || !IN_FORM.has(problem.code) || !isHandle(errand)) return null
  const { outcome, rectified, note, plate } = errand.input
  const own = OUTCOMES.find((one) => one === outcome) ?? ''
  return { outcome: own, note: note ?? '', open: rectified === false, ...(plate === undefined ? {} : { province: plate.slice(0, 1), rest: plate.slice(1) }) }
}
