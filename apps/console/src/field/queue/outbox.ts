import type { IncidentDetail } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'
import { newId } from '../phone/new-id.js'
import { fieldDatabase } from './database.js'
import type { Entry, Errand } from './entry.js'
import { handleDraftName } from './handle-draft.js'
import type { HandleDraft } from './handle-draft.js'
import { following, lastUnsent } from './lanes.js'
import type { Told } from './send.js'

/** What was done on this phone and where it stands; the same is in the phone's database, written first. */
export const outbox = createStore<{ entries: readonly Entry[]; sending: boolean }>(() => ({ entries: [], sending: false }))

/** Sent entries are shown for a day, so that one can look up what was told. */
const SHOWN_MS = 24 * 3600_000

/** Reads what an earlier page left. */
export async function openOutbox(): Promise<void> {
  const database = await fieldDatabase()
  const entries = await database.getAll('outbox')
  const old = entries.filter(({ sentAt }) => sentAt !== null && Date.now() - Date.parse(sentAt) > SHOWN_MS)
  for (const { key } of old) await database.delete('outbox', key)
  outbox.setState({ entries: entries.filter((entry) => !old.includes(entry)) })
}

/** What the person sees when the thing is done. `seen` is null for a new report. */
export interface Doing { userId: string; errand: Errand; title: string; photos: readonly string[]; seen: IncidentDetail | null; occurredAt?: string }

/** Puts something into the queue; when this returns it outlives the page. */
export async function enqueue({ userId, errand, title, photos, seen, occurredAt = new Date().toISOString() }: Doing): Promise<Entry> {
  const { entries } = outbox.getState()
  const actionId = newId()
  const lane = seen?.id ?? actionId
  const record = errand.kind === 'dispatch' ? seen?.dispatches.find(({ id }) => id === errand.dispatchId) : undefined
  const entry: Entry = {
    // In the order of doing; the last three digits keep two pages of one phone apart.
    key: Math.max(Date.now() * 1000 + Math.floor(Math.random() * 1000), ...entries.map(({ key }) => key + 1)), userId, actionId, lane, errand, title, photos, occurredAt,
    version: record?.version ?? seen?.version ?? null, after: lastUnsent(entries, lane)?.key ?? null, seenState: record?.state ?? null, seenLine: seen?.timeline.at(-1)?.id ?? null,
    state: 'waiting', problem: null, meanwhile: [], stillPossible: true, sentAt: null,
  }
  const writing = (await fieldDatabase()).transaction(['outbox', 'photos'], 'readwrite')
  await writing.objectStore('outbox').put(entry)
  for (const id of photos) {
    const photo = await writing.objectStore('photos').get(id)
    if (photo) await writing.objectStore('photos').put({ ...photo, of: actionId })
  }
  await writing.done
  outbox.setState({ entries: [...outbox.getState().entries, entry] })
  return entry
}

/** Writes entries as they are now. */
export async function keep(...changed: Entry[]): Promise<void> {
  const writing = (await fieldDatabase()).transaction('outbox', 'readwrite')
  for (const entry of changed) await writing.store.put(entry)
  await writing.done
  const byKey = new Map(changed.map((entry) => [entry.key, entry]))
  outbox.setState({ entries: outbox.getState().entries.map((entry) => byKey.get(entry.key) ?? entry) })
}

/** It was told: what builds on it gets its version, its photographs leave the phone. */
export async function markSent(entry: Entry, { incident, notice }: Told): Promise<void> {
  const sent: Entry = { ...entry, state: 'sent', sentAt: new Date().toISOString(), problem: null, meanwhile: [], ...(notice ? { judged: { score: notice.score, valid: notice.valid, faults: notice.faults } } : {}) }
  await keep(sent, ...(incident ? following(outbox.getState().entries, entry, { incident }) : []))
  const database = await fieldDatabase()
  for (const id of entry.photos) await database.delete('photos', id)
}

/** Takes an entry out, by the person's own wish; with its photographs. */
export async function drop(entry: Entry): Promise<void> {
  const writing = (await fieldDatabase()).transaction(['outbox', 'photos'], 'readwrite')
  await writing.objectStore('outbox').delete(entry.key)
  for (const id of entry.photos) await writing.objectStore('photos').delete(id)
  await writing.done
  outbox.setState({ entries: outbox.getState().entries.filter(({ key }) => key !== entry.key) })
}

/** Puts a refused disposal back into its form, with its photographs: what is mended there is told as something new. */
export async function backToForm(entry: Entry, draft: Partial<HandleDraft>): Promise<void> {
  const name = handleDraftName(entry.lane)
  const writing = (await fieldDatabase()).transaction(['outbox', 'photos', 'drafts'], 'readwrite')
  await writing.objectStore('drafts').put(draft, name)
  for (const id of entry.photos) {
    const photo = await writing.objectStore('photos').get(id)
    if (photo) await writing.objectStore('photos').put({ ...photo, of: name })
  }
  await writing.objectStore('outbox').delete(entry.key)
  await writing.done
  outbox.setState({ entries: outbox.getState().entries.filter(({ key }) => key !== entry.key) })
}
