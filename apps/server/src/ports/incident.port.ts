import type { Actor, Refusal } from '@watchfloor/domain'
import type { ActionAnswer, ActionInput, Alarm, CodeSet, DispatchActionInput, IncidentDetail, IncidentInput } from '@watchfloor/shared'
import type { EntityManager } from 'typeorm'

/** The case engine, for rooms before it. All of it refuses with an `ApiProblem`. */
export abstract class IncidentPort {
  /** A new incident from a report. `actionId`: the same one again gets the first answer. `within`: joins the caller's transaction; consoles are told after its commit. */
  abstract open(input: IncidentInput, actor: Actor, options?: { actionId?: string; within?: EntityManager }): Promise<IncidentDetail>
  /** The incident of an alarm, opened by the hub or a person; an alarm has at most one. */
  abstract openForAlarm(alarm: Alarm, actor: Actor, options?: { category?: string; within?: EntityManager }): Promise<IncidentDetail>
  abstract act(id: string, input: ActionInput, actor: Actor): Promise<ActionAnswer>
  abstract actOnDispatch(dispatchId: string, input: DispatchActionInput, actor: Actor): Promise<ActionAnswer>
  abstract detail(id: string): Promise<IncidentDetail | null>
  /** The categories in force. */
  abstract categories(): Promise<CodeSet>
  /** Why a report would be refused, or null; nothing is written, no number taken. */
  abstract refusalOf(input: IncidentInput, actor: Actor): Promise<Refusal | null>
}
