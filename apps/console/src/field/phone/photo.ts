import type { EvidenceRole } from '@watchfloor/shared'
import { newId } from './new-id.js'
import { whereAmI } from './position.js'
import { sha256Of } from './sha256.js'

/** A photograph as it waits on the phone: the file as the camera made it, with place, time and hash. `of` is the draft or the action it belongs to. */
export interface Photo {
  id: string; of: string; file: Blob; name: string; role: EvidenceRole; takenAt: string; sha256: string
  lat: number | null; lon: number | null; accuracyM: number | null
  /** Its id at the hub once it is there. */
  evidenceId: string | null
}

/** What the hub takes; a phone that makes others turns them into JPEG for this list. */
export const PHOTO_TYPES = 'image/jpeg,image/png,image/webp'
/** A file older than this was chosen, not taken: where the phone is now says nothing of it. */
const JUST_TAKEN_MS = 120_000

/** Makes a photograph of a file that the camera gave. */
export async function photoOf(file: File, of: string, role: EvidenceRole, now = Date.now()): Promise<Photo> {
  const made = file.lastModified > 0 && file.lastModified <= now ? file.lastModified : now
  const [place, sha256] = await Promise.all([now - made < JUST_TAKEN_MS ? whereAmI() : null, sha256Of(file)])
  return {
    id: newId(), of, file, name: file.name || `${role}.jpg`, role, takenAt: new Date(made).toISOString(), sha256,
    lat: place?.lat ?? null, lon: place?.lon ?? null, accuracyM: place?.accuracyM ?? null, evidenceId: null,
  }
}
