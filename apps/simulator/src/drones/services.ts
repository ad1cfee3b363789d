import { randomUUID } from 'node:crypto'
import type { Json } from './dock-link.js'
import type { LiveCamera } from './live-camera.js'

/** What a dock can be asked to do that changes the flight. */
export interface Pilot { takeOff(id: string): boolean; recall(): boolean; readonly flying: boolean; readonly camera: Pick<LiveCamera, 'start' | 'stop'> }

/** Services that this dock does or that leave nothing to do; all else is refused with an error code, as a device of another firmware would. */
const HARMLESS = new Set(['debug_mode_open', 'debug_mode_close', 'cover_open', 'cover_close', 'supplement_light_open', 'supplement_light_close', 'camera_photo_take', 'camera_mode_switch', 'gimbal_reset', 'flighttask_prepare'])
const BUSY = 316_010
const NOT_SUPPORTED = 314_003

/** The `data` of a services_reply: `result` 0 is done. */
export function answerService(method: string, data: Json, pilot: Pilot): Json {
  if (method === 'live_start_push') return { result: pilot.camera.start(data, pilot.flying) }
  if (method === 'live_stop_push') return { result: pilot.camera.stop(data) }
  if (HARMLESS.has(method)) return { result: 0, output: { status: 'ok' } }
  if (method === 'flighttask_execute' || method === 'takeoff_to_point') return { result: pilot.takeOff(`ordered ${randomUUID()}`) ? 0 : BUSY }
  if (method === 'return_home') return { result: pilot.recall() ? 0 : BUSY }
  return { result: NOT_SUPPORTED }
}
