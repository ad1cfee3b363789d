import { Clip, RecordingBar, RecordingLook, RecordingRule, RecordingRules, RecordingSettings, RecordingStatus } from '@watchfloor/shared'
import type { ClipInput, RecordingLookInput, RecordingQuery, RecordingRuleInput, RecordingRulePatch } from '@watchfloor/shared'
import { z } from 'zod'
import { HubError, address, call } from '../http.js'

export const recordingCalls = {
  bar: (cameraId: string, query: RecordingQuery, signal?: AbortSignal) => call('GET', `/api/cameras/${cameraId}/recordings`, RecordingBar, { query: { ...query }, signal }),
  look: (cameraId: string, json: RecordingLookInput) => call('POST', `/api/cameras/${cameraId}/recordings/look`, RecordingLook, { json }),
  clip: (cameraId: string, json: ClipInput) => call('POST', `/api/cameras/${cameraId}/clips`, Clip, { json }),
  clips: (incident: string, signal?: AbortSignal) => call('GET', '/api/camera-clips', z.object({ items: z.array(Clip) }), { query: { incident }, signal }),
  rules: (signal?: AbortSignal) => call('GET', '/api/recording/rules', RecordingRules, { signal }),
  createRule: (json: RecordingRuleInput) => call('POST', '/api/recording/rules', RecordingRule, { json }),
  changeRule: (id: string, json: RecordingRulePatch) => call('PATCH', `/api/recording/rules/${id}`, RecordingRule, { json }),
  removeRule: (id: string) => call('DELETE', `/api/recording/rules/${id}`, z.undefined()),
  settings: (signal?: AbortSignal) => call('GET', '/api/recording/settings', RecordingSettings, { signal }),
  saveSettings: (json: RecordingSettings) => call('PUT', '/api/recording/settings', RecordingSettings, { json }),
  status: (signal?: AbortSignal) => call('GET', '/api/recording/status', RecordingStatus, { signal }),
}

/** A piece of a recording as it was received, and when its first picture was; null = nothing was recorded there. */
export async function recordedPiece(cameraId: string, token: string, fromMs: number, seconds: number, signal: AbortSignal): Promise<{ bytes: ArrayBuffer; takenAtMs: number } | null> {
  const answer = await asked(address(`/api/cameras/${cameraId}/recordings/piece`, { token, from: new Date(fromMs).toISOString(), seconds }), { signal })
  if (answer.status === 409) return null
  if (!answer.ok) throw refused(answer)
  return { bytes: await answer.arrayBuffer(), takenAtMs: Date.parse(answer.headers.get('x-taken-at') ?? '') }
}

/** A stretch as a file to take along. */
export async function exportedStretch(cameraId: string, json: RecordingLookInput): Promise<Blob> {
  const answer = await asked(`/api/cameras/${cameraId}/recordings/export`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) })
  if (!answer.ok) throw refused(answer)
  return answer.blob()
}

const asked = (path: string, init: RequestInit): Promise<Response> => fetch(path, { credentials: 'same-origin', ...init }).catch((error: unknown) => { throw error instanceof DOMException ? error : new HubError('unreachable', String(error)) })
const refused = ({ status }: Response): HubError => new HubError(status === 403 ? 'auth.forbidden' : status === 409 ? 'video.no_source' : status === 422 ? 'video.reason_needed' : 'video.off', `HTTP ${status}`, status)
