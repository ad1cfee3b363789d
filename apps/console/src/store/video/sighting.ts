import { seenPlace } from '@watchfloor/domain'
import { DETECTION_LABELS } from '@watchfloor/shared'
import type { Camera, Category, StreamName } from '@watchfloor/shared'
import { z } from 'zod'
import { HubError } from '../../link/http.js'
import { evidenceCalls } from '../../link/nouns/evidence.js'
import { incidentCalls } from '../../link/nouns/incidents.js'
import { ptzCalls } from '../../link/nouns/ptz.js'
import { newActionId } from '../decide/decide.js'
import { recall, remember } from '../remember.js'
import type { Box } from './picture-box.js'
import { facingNow } from './ptz.js'
import { keepSent } from './sent-picture.js'
import { USUAL_OPEN_DEG, USUAL_REACH_M } from './fields.js'

const HOT_KEYS = 9
const USED = 'sighting.categories'
const Codes = z.array(z.string()).max(HOT_KEYS)

/** The categories behind the keys 1 to 9: those this seat used last, then what cameras are watched for. */
export function hotCategories(all: readonly Category[]): Category[] {
  const known = new Map(all.map((category) => [category.code, category]))
  const codes = new Set([...recall(USED, Codes, []), ...Object.values(DETECTION_LABELS)])
  return [...codes].flatMap((code) => known.get(code) ?? []).slice(0, HOT_KEYS)
}

/** A category that was used keeps a key; it moves only when it had none, so that a hand that knows the keys stays right. */
function noteUsed(code: string, hot: readonly Category[]): void {
  const codes = hot.map((category) => category.code)
  remember(USED, codes.includes(code) ? codes : [...codes.slice(0, HOT_KEYS - 1), code])
}

/** Where the matter is: what the camera sees at the foot of the box, or in the middle of the lower half. */
export function placeSeen({ id, lat, lon, facingDeg: registeredDeg, fieldOfViewDeg, rangeM }: Camera, box: Box | null): { lat: number; lon: number } | null {
  const facingDeg = facingNow(id, registeredDeg)
  if (lat === null || lon === null) return null
  if (facingDeg === null) return { lat, lon }
  const at = box === null ? { x: 0.5, y: 0.7 } : { x: box.x + box.w / 2, y: box.y + box.h }
  return seenPlace({ lat, lon, facingDeg, openDeg: fieldOfViewDeg ?? USUAL_OPEN_DEG, reachM: rangeM ?? USUAL_REACH_M }, at.x, at.y)
}

/** A frozen frame on its way to an incident. */
export interface Sighting { camera: Camera; stream: StreamName; atMs: number; view: Blob; box: Box | null; category: string; description: string; hot: readonly Category[] }
export interface Filed { id: string; number: string; /** Why it is reported but not filed. */ refused: HubError | null; /** Why the stream itself is not among the evidence. */ streamRefused: HubError | null }

/** Keeps the evidence (what the camera sent, and what was on the screen), reports the matter and files it. */
export async function fileSighting({ camera, stream, atMs, view, box, category, description, hot }: Sighting): Promise<Filed> {
  const place = placeSeen(camera, box)
  if (!place) throw new HubError('input.invalid', 'the camera has no place')
  const at = new Date(atMs).toISOString()
  const [sent, seen] = await Promise.all([
    keepSent(camera.id, { stream, at, role: 'before' }),
    evidenceCalls.keep(view, { name: `${camera.name} ${at}.jpg`.slice(0, 200), role: 'before', takenAt: at, deviceId: camera.id, ...place }),
  ])
  // The filing waits for no lens: a camera that does not say where it looks costs the after-check its key, nothing else.
  if (camera.ptz) void ptzCalls.noteLook(camera.id, { evidenceId: seen.id }).catch(() => undefined)
  const made = await incidentCalls.create({
    actionId: newActionId(), category, ...place, description, source: 'video', address: camera.name.slice(0, 200), occurredAt: at, evidence: [seen.id, ...(sent.item ? [sent.item.id] : [])],
  })
  noteUsed(category, hot)
  const refused = await incidentCalls.act(made.id, { action: 'file', version: made.version, actionId: newActionId() }).then(() => null, (error: unknown) => error instanceof HubError ? error : new HubError('internal', String(error)))
  return { id: made.id, number: made.number, refused, streamRefused: sent.refused }
}
