import type { ActionAnswer, ActionInput, ActionName, BulkAnswer, IncidentDetail } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { HubError } from '../../link/http.js'
import { incidentCalls } from '../../link/nouns/incidents.js'
import { connection, hubNow } from '../connection.js'
import { incidents } from '../incidents.js'
import { rowOf } from './row-of.js'

/** Something this person did that can still be taken back. */
export interface Undoable { incidentId: string; number: string; action: ActionName; actionId: string; version: number; untilMs: number }
/** Newest last. */
export const undoables = createStore<{ items: readonly Undoable[] }>(() => ({ items: [] }))

/** A union with something left out of each of its members. */
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** What a person says to an action; who, when and on which version is added here. */
export type Said = Without<ActionInput, 'actionId' | 'version'>

/** UUIDv4 where the browser has it (HTTPS or localhost), else from its random bytes: consoles also run over plain HTTP in a closed network. */
export function newActionId(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Refused before it is sent: what is shown may be old, and nobody could say whether the hub heard it. */
function mustBeLive(): void {
  if (connection.getState().state === 'down') throw new HubError('unreachable', 'the hub is not heard')
}
/** What was asked before no answer came: asked again it carries the same id, so that it is done once. */
const unanswered = new Map<string, string>()

const take = (incident: IncidentDetail): void => incidents.upsert([rowOf(incident, incidents.get(incident.id))])

/** One action on one incident, on the version that this person saw. */
export async function decide(incident: { id: string; number: string; version: number }, said: Said): Promise<ActionAnswer> {
  mustBeLive()
  const key = JSON.stringify([incident.id, incident.version, said])
  const actionId = unanswered.get(key) ?? newActionId()
  unanswered.set(key, actionId)
  let answer: ActionAnswer
  try {
    answer = await incidentCalls.act(incident.id, { ...said, actionId, version: incident.version } as ActionInput)
    unanswered.delete(key)
  } catch (error) {
    if (!(error instanceof HubError) || (error.code !== 'unreachable' && error.code !== 'unreadable')) unanswered.delete(key)
    throw error
  }
  take(answer.incident)
  const untilMs = answer.undoUntil === null ? 0 : Date.parse(answer.undoUntil)
  if (untilMs > hubNow()) {
    const done: Undoable = { incidentId: incident.id, number: incident.number, action: said.action, actionId, version: answer.incident.version, untilMs }
    undoables.setState(({ items }) => ({ items: [...items.filter(({ incidentId }) => incidentId !== incident.id), done].slice(-20) }))
  }
  return answer
}

/** What can still be taken back at this moment, the newest last. */
export const stillUndoable = (items: readonly Undoable[], nowMs: number): Undoable[] => items.filter(({ untilMs }) => untilMs > nowMs)

/** Takes one thing back. */
export async function takeBack(done: Undoable): Promise<ActionAnswer> {
  mustBeLive()
  const answer = await incidentCalls.undo(done.incidentId, { actionId: newActionId(), version: done.version })
  undoables.setState(({ items }) => ({ items: items.filter((item) => item !== done) }))
  take(answer.incident)
  return answer
}

/** The same on many; each stands on its own. */
export async function decideMany(rows: readonly { id: string; version: number }[], said: Said): Promise<BulkAnswer> {
  mustBeLive()
  const answers: BulkAnswer = { done: [], refused: [] }
  for (let first = 0; first < rows.length; first += 200) {
    const items = rows.slice(first, first + 200).map(({ id, version }) => ({ id, input: { ...said, actionId: newActionId(), version } as ActionInput }))
    const { done, refused } = await incidentCalls.bulk({ items })
    answers.done.push(...done)
    answers.refused.push(...refused)
  }
  return answers
}
