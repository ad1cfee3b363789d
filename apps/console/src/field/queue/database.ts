import type { IncidentDetail } from '@watchfloor/shared'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import type { Photo } from '../phone/photo.js'
import type { Entry } from './entry.js'

/** A position that the hub has not confirmed yet, as OwnTracks writes it. */
export interface WaitingFix { key?: number; body: Record<string, string | number> }

interface FieldSchema extends DBSchema {
  outbox: { key: number; value: Entry }
  photos: { key: string; value: Photo; indexes: { of: string } }
  drafts: { key: string; value: unknown }
  tasks: { key: string; value: IncidentDetail }
  fixes: { key: number; value: WaitingFix }
}
export type FieldDatabase = IDBPDatabase<FieldSchema>

let opening: Promise<FieldDatabase> | null = null

/** What the phone keeps by itself; it outlives the page, the battery and the network. */
export const fieldDatabase = (): Promise<FieldDatabase> => (opening ??= openDB<FieldSchema>('watchfloor-field', 1, {
  upgrade(database) {
    database.createObjectStore('outbox', { keyPath: 'key' })
    database.createObjectStore('photos', { keyPath: 'id' }).createIndex('of', 'of')
    database.createObjectStore('drafts')
    database.createObjectStore('tasks', { keyPath: 'id' })
    database.createObjectStore('fixes', { keyPath: 'key', autoIncrement: true })
  },
  terminated() { opening = null },
}))
