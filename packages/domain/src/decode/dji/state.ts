import type { DeviceState } from '@watchfloor/shared'
import { asArray, asObject, asText, stateOf } from '../payload.js'
import type { JsonObject } from '../payload.js'
import type { Report } from '../report.js'
import type { Envelope } from './envelope.js'

const MOST_CHARACTERS = 200

/** `current_value` in DJI's spelling → `currentValue` in ours. */
const camel = (key: string): string => key.replace(/_+([A-Za-z0-9])/g, (_, c: string) => c.toUpperCase())

/** Every picture that can be asked for, as `video_id`s: `{sn}/{camera_index}/{video_index}`. */
function videoIds(capacity: JsonObject): string[] {
  return asArray(capacity.device_list).flatMap((device) => asArray(asObject(device)?.camera_list).flatMap((camera) =>
    asArray(asObject(camera)?.video_list).flatMap((video) => {
      const id = [asObject(device)?.sn, asObject(camera)?.camera_index, asObject(video)?.video_index]
      return id.every((part) => typeof part === 'string') ? [id.join('/')] : []
    })))
}

/** As many as a state value holds; half an id would be another one. */
function whole(ids: readonly string[]): string {
  let text = ''
  for (const id of ids) if (text.length + id.length < MOST_CHARACTERS) text += (text && ' ') + id
  return text
}

/** A state message: what changed, sent once. Live pictures become lists of ids; other nested values are left to the raw message. */
export function readState(sn: string, { data, timeMs }: Envelope): Report[] {
  const state: DeviceState = {}
  for (const [key, value] of Object.entries(stateOf(data) ?? {})) if (value !== 32767 && key.length > 0) state[camel(key)] = value
  const capacity = asObject(data.live_capacity)
  if (capacity !== null) {
    if (typeof capacity.available_video_number === 'number') state.liveVideos = capacity.available_video_number
    state.liveVideoIds = whole(videoIds(capacity))
  }
  if (Array.isArray(data.live_status)) {
    const live = data.live_status.map(asObject).filter((o) => o?.status === 1 || o?.status === true)
    state.liveNow = whole(live.map((o) => asText(o?.video_id, 100) ?? '').filter(Boolean))
  }
  return Object.keys(state).length > 0 ? [{ type: 'status', externalId: sn, timeMs, state, online: null }] : []
}
