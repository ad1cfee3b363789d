import { PtzHold, PtzLook, PtzPreset, PtzState } from '@watchfloor/shared'
import type { PtzBackInput, PtzGoInput, PtzHoldInput, PtzLookInput, PtzMoveInput, PtzPresetInput, PtzSeatInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

const path = (id: string, what: string): string => `/api/cameras/${id}/ptz${what}`

export const ptzCalls = {
  state: (id: string, signal?: AbortSignal) => call('GET', path(id, ''), PtzState, { signal }),
  hold: (id: string, json: PtzHoldInput) => call('POST', path(id, '/hold'), PtzHold, { json }),
  move: (id: string, json: PtzMoveInput) => call('POST', path(id, '/move'), z.undefined(), { json }),
  /** Both are still wanted when the page goes away. */
  stop: (id: string, json: PtzSeatInput) => call('POST', path(id, '/stop'), z.undefined(), { json, keepalive: true }),
  release: (id: string, json: PtzSeatInput) => call('POST', path(id, '/release'), z.undefined(), { json, keepalive: true }),
  go: (id: string, json: PtzGoInput) => call('POST', path(id, '/go'), z.undefined(), { json }),
  keep: (id: string, json: PtzPresetInput) => call('POST', path(id, '/presets'), PtzPreset, { json }),
  noteLook: (id: string, json: PtzLookInput) => call('POST', path(id, '/looks'), PtzLook, { json }),
  look: (id: string, evidenceId: string, signal?: AbortSignal) => call('GET', path(id, `/looks/${evidenceId}`), PtzLook, { signal }),
  back: (id: string, json: PtzBackInput) => call('POST', path(id, '/back'), z.undefined(), { json }),
}
