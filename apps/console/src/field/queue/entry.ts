import type { ActionInput, ActionName, DispatchActionInput, DispatchAction, ErrorCode, IncidentInput, ParkingNotice, ParkingNoticeInput, TimelineLine } from '@watchfloor/shared'

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never
/** What is known only at the moment of sending. */
type AtSending = 'version' | 'actionId' | 'occurredAt' | 'evidence' | 'sendNow'

/** What is to be told to the hub. */
export type Errand =
  | { kind: 'dispatch'; dispatchId: string; input: Without<DispatchActionInput, AtSending> }
  | { kind: 'incident'; input: Without<ActionInput, AtSending> }
  | { kind: 'open'; input: Omit<IncidentInput, 'evidence' | 'occurredAt'> }
  | { kind: 'notice'; input: Omit<ParkingNoticeInput, 'actionId' | 'evidence' | 'occurredAt'> }

/** waiting: not told yet · conflict: things changed meanwhile, a person has to look · refused: it cannot be done so · sent. */
export type EntryState = 'waiting' | 'conflict' | 'refused' | 'sent'

/** One thing that was done on the phone and is told to the hub once, whenever there is a network. */
export interface Entry {
  /** Its place in the queue. */
  key: number
  userId: string
  /** Same at every try: the hub answers the second one with its first answer. */
  actionId: string
  /** What must be told in order: the incident's id, or the action's own for something new. */
  lane: string
  errand: Errand
  /** Of the incident, for the eye: number or category, and place. */
  title: string
  photos: readonly string[]
  occurredAt: string
  /** Version of the incident or dispatch record that was seen; null for something new. */
  version: number | null
  /** Key of an earlier entry of ours whose answer gives the version. */
  after: number | null
  /** State of the dispatch record that was seen. */
  seenState: string | null
  /** Last line of the story that was seen. */
  seenLine: string | null
  state: EntryState
  problem: { code: ErrorCode | 'unreachable' | 'unreadable' | 'photo'; message: string } | null
  /** What others did meanwhile. */
  meanwhile: readonly TimelineLine[]
  /** Whether it could still be told as things are now. */
  stillPossible: boolean
  sentAt: string | null
  /** What the hub made of a parking notice. */
  judged?: Pick<ParkingNotice, 'score' | 'valid' | 'faults'>
}

/** Something new, which no incident on this phone stands behind. */
export const isNew = ({ kind }: Errand): boolean => kind === 'open' || kind === 'notice'

/** The word for what an entry does. */
export const actionOf = ({ errand }: Entry): ActionName | DispatchAction | 'open' | 'parking_notice' => (errand.kind === 'open' ? 'open' : errand.kind === 'notice' ? 'parking_notice' : errand.input.action)
