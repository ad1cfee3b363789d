import type { Camera, EvidenceItem, StreamName } from '@watchfloor/shared'
import { cameraCalls } from '../../link/nouns/cameras.js'
import { evidenceCalls, evidenceFile } from '../../link/nouns/evidence.js'
import { boxOf } from './picture-box.js'
import type { Box } from './picture-box.js'

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
export async function keepAfter({ camera, stream, atMs, view }: { camera: Camera; stream: StreamName; atMs: number; view: Blob }): Promise<string[]> {
  const at = new Date(atMs).toISOString()
  const place = camera.lat === null || camera.lon === null ? {} : { lat: camera.lat, lon: camera.lon }
  const [sent, seen] = await Promise.all([
    cameraCalls.keepFrame(camera.id, { stream, at, role: 'after' }).catch(() => null),
    evidenceCalls.keep(view, { name: `${camera.name} ${at}.jpg`.slice(0, 200), role: 'after', takenAt: at, deviceId: camera.id, ...place }),
  ])
  return [seen.id, ...(sent ? [sent.id] : [])]
}
