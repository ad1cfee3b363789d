import type { EvidenceItem, EvidenceRole, StreamName } from '@watchfloor/shared'
import { HubError } from '../../link/http.js'
import { cameraCalls } from '../../link/nouns/cameras.js'

/** What the camera itself sent at a moment, kept as evidence; or why the centre could not keep it. */
export type SentPicture = { item: EvidenceItem; refused: null } | { item: null; refused: HubError }

/** The picture on the screen is filed also where the stream was not kept: a refusal is an answer, to be told to whoever files. */
export const keepSent = (cameraId: string, asked: { stream: StreamName; at: string; role: EvidenceRole }): Promise<SentPicture> =>
  cameraCalls.keepFrame(cameraId, asked).then((item) => ({ item, refused: null }), (error: unknown) => ({ item: null, refused: error instanceof HubError ? error : new HubError('internal', String(error)) }))
