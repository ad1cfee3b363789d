import type { Camera, EvidenceItem, StreamName } from '@watchfloor/shared'
import type { HubError } from '../../link/http.js'
import { evidenceCalls, evidenceFile } from '../../link/nouns/evidence.js'
import { boxOf } from './picture-box.js'
import type { Box } from './picture-box.js'
import { keepSent } from './sent-picture.js'

/** The picture of a fixed lens by which the matter was filed: the first one, for later ones may show something else already. */
export const framedBy = (items: readonly EvidenceItem[]): EvidenceItem | null => items.find(({ mime, role, deviceId }) => role === 'before' && deviceId !== null && mime === 'image/jpeg') ?? null

/** The framing of that picture: where its box is. */
export const framing = {
  of: (item: EvidenceItem) => ({
    queryKey: ['evidence', item.id, 'box'] as const, staleTime: Infinity,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<Box | null> => boxOf(await (await fetch(evidenceFile(item.id), { credentials: 'same-origin', signal })).arrayBuffer()),
  }),
}

/** Keeps what the camera shows now as the picture after: the stream as received, where it is kept, and what was on the screen. */
export async function keepAfter({ camera, stream, atMs, view }: { camera: Camera; stream: StreamName; atMs: number; view: Blob }): Promise<{ evidence: string[]; streamRefused: HubError | null }> {
  const at = new Date(atMs).toISOString()
  const place = camera.lat === null || camera.lon === null ? {} : { lat: camera.lat, lon: camera.lon }
  const [sent, seen] = await Promise.all([
    keepSent(camera.id, { stream, at, role: 'after' }),
    evidenceCalls.keep(view, { name: `${camera.name} ${at}.jpg`.slice(0, 200), role: 'after', takenAt: at, deviceId: camera.id, ...place }),
  ])
  return { evidence: [seen.id, ...(sent.item ? [sent.item.id] : [])], streamRefused: sent.refused }
}
