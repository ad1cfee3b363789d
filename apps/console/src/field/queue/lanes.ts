import type { ActionAnswer } from '@watchfloor/shared'
import type { Entry } from './entry.js'

const unsent = (entry: Entry): boolean => entry.state !== 'sent'

/** What may be told now: of each lane the first that is unsent, if it waits. A lane whose head needs a person stands; the others go on. */
export function ready(entries: readonly Entry[], userId: string): Entry[] {
  const heads = new Map<string, Entry>()
  for (const entry of [...entries].sort((a, b) => a.key - b.key)) if (entry.userId === userId && unsent(entry) && !heads.has(entry.lane)) heads.set(entry.lane, entry)
  return [...heads.values()].filter(({ state }) => state === 'waiting')
}

/** The last unsent entry of a lane: what is done next builds on its answer. */
export const lastUnsent = (entries: readonly Entry[], lane: string): Entry | undefined =>
  entries.filter((entry) => entry.lane === lane && unsent(entry)).sort((a, b) => a.key - b.key).at(-1)

/** Entries that waited for the answer to this one, with the version that it gave. */
export function following(entries: readonly Entry[], sent: Entry, { incident }: Pick<ActionAnswer, 'incident'>): Entry[] {
  return entries.filter(({ after }) => after === sent.key).map((entry) => ({
    ...entry, after: null, seenLine: incident.timeline.at(-1)?.id ?? null,
    version: entry.errand.kind === 'dispatch' ? dispatchVersion(incident, entry.errand.dispatchId) ?? entry.version : incident.version,
  }))
}

/** Version of a dispatch record, if the incident has it. */
export const dispatchVersion = (incident: ActionAnswer['incident'], id: string): number | undefined => incident.dispatches.find((record) => record.id === id)?.version
