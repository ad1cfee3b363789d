import type { DeviceOrder, PushTrouble } from '@watchfloor/shared'
import type { JsonObject } from '../payload.js'

/** `url_type` of `live_start_push`. WHIP (4) is for the newest firmware only; every dock knows RTMP. */
const RTMP = 1

/** The service that an order of the hub's own is, and its data; null for any other order. */
export function liveService(order: DeviceOrder): { method: string; data: JsonObject } | null {
  if (order.type === 'live_start') return { method: 'live_start_push', data: { url_type: RTMP, url: order.url ?? '', video_id: order.videoId, video_quality: order.quality } }
  if (order.type === 'live_stop') return { method: 'live_stop_push', data: { video_id: order.videoId } }
  return null
}

/** Cameras that look ahead for the pilot, by the type that their index begins with: shown when there is nothing better. */
const FORWARD_VIEWS: ReadonlySet<string> = new Set(['39', '176'])
/** Which lens of a camera says most, best first. */
const LENSES = ['normal', 'wide', 'zoom', 'ir']

/**
 * Which of the pictures that a gateway offers is this aircraft's best: its payload before the pilot's view, daylight before infrared.
 * @param offered `video_id`s as its state tells them, separated by blanks
 * @returns null where it offers none of this aircraft
 */
export function bestVideoId(offered: string, serialNumber: string): string | null {
  const rank = (id: string): number => {
    const [, camera = '', video = ''] = id.split('/')
    const lens = LENSES.indexOf(video.split('-')[0]!)
    return (FORWARD_VIEWS.has(camera.split('-')[0]!) ? 100 : 0) + (lens < 0 ? LENSES.length : lens)
  }
  return offered.split(' ').filter((id) => id.startsWith(`${serialNumber}/`)).sort((a, b) => rank(a) - rank(b))[0] ?? null
}

/** Last three digits of a live stream's error, `X13nnn` (X = 5 or 3 a dock, 6 or 4 a remote controller) → what is in the way. */
const TROUBLES: Readonly<Record<string, PushTrouble>> = {
  '001': 'not_flying', '002': 'no_camera', '003': 'busy', '006': 'not_ready', '007': 'not_ready', '008': 'not_ready', '009': 'not_ready', '010': 'network', '012': 'busy', '015': 'network', '016': 'not_ready', '099': 'not_ready',
}
/** Those that asking again does not mend. */
const FINAL: ReadonlySet<PushTrouble> = new Set(['refused'])

/** What a device's refusal means (`answer` as its reply was read: `result 513008`), and whether it is worth asking again: docks often need several tries. */
export function liveTrouble(answer: string | null): { trouble: PushTrouble; code: string | null; again: boolean } {
  const code = /\d{3,}/.exec(answer ?? '')?.[0] ?? null
  const live = /^\d?13(\d{3})$/.exec(code ?? '')
  const trouble = TROUBLES[live?.[1] ?? ''] ?? 'refused'
  return { trouble, code, again: !FINAL.has(trouble) }
}
