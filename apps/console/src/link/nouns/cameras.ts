import { Camera, CameraAvailability, CameraHistory, CameraKinds, CameraTry, EvidenceItem, StreamState, TableImportAnswer, ViewLeave, WallDenials, Walls, page } from '@watchfloor/shared'
import type { CameraInput, CameraPatch, CameraQuery, CameraTryInput, KeepFrameInput, StreamName, SuspicionSeen, ViewInput } from '@watchfloor/shared'
import { z } from 'zod'
import { HubError, address, call } from '../http.js'
import type { ListOptions } from './list.js'

export type CameraFilter = Partial<Pick<CameraQuery, 'q' | 'kind' | 'group' | 'owner' | 'state' | 'suspicion' | 'areaId'>>

export const cameraCalls = {
  list: (query: ListOptions & CameraFilter, signal?: AbortSignal) => call('GET', '/api/cameras', page(Camera), { query: { ...query }, signal }),
  one: (id: string, signal?: AbortSignal) => call('GET', `/api/cameras/${id}`, Camera, { signal }),
  kinds: (signal?: AbortSignal) => call('GET', '/api/camera-kinds', CameraKinds, { signal }),
  create: (json: CameraInput) => call('POST', '/api/cameras', Camera, { json }),
  /** Opens the stream at the gateway and waits for its next key frame. */
  attempt: (id: string, json: CameraTryInput, signal?: AbortSignal) => call('POST', `/api/cameras/${id}/try`, CameraTry, { json, signal }),
  patch: (id: string, json: CameraPatch) => call('PATCH', `/api/cameras/${id}`, Camera, { json }),
  view: (id: string, json: ViewInput, signal?: AbortSignal) => call('POST', `/api/cameras/${id}/view`, ViewLeave, { json, signal }),
  stream: (id: string, stream: StreamName, transcode: boolean, signal?: AbortSignal) => call('GET', `/api/cameras/${id}/stream`, StreamState, { query: { stream, transcode }, signal }),
  /** What a stream showed at an instant, kept as evidence byte for byte. */
  keepFrame: (id: string, json: KeepFrameInput) => call('POST', `/api/cameras/${id}/evidence`, EvidenceItem, { json }),
  /** What an open tile saw of a suspicion. */
  sawSuspicion: (id: string, json: SuspicionSeen) => call('POST', `/api/cameras/${id}/suspicion`, z.unknown(), { json }),
  history: (id: string, signal?: AbortSignal) => call('GET', `/api/cameras/${id}/history`, CameraHistory, { signal }),
  availability: (signal?: AbortSignal) => call('GET', '/api/camera-availability', CameraAvailability, { signal }),
  walls: (seat: string, signal?: AbortSignal) => call('GET', `/api/walls/${seat}`, Walls, { signal }),
  /** Cameras of these walls that are registered and not for this person. */
  denials: (seat: string, signal?: AbortSignal) => call('GET', `/api/walls/${seat}/denials`, WallDenials, { signal }),
  saveWalls: (seat: string, json: Walls) => call('PUT', `/api/walls/${seat}`, Walls, { json, keepalive: true }),
  importCsv: (csv: Blob, dryRun: boolean) => call('POST', '/api/imports/cameras', TableImportAnswer, { query: { dryRun }, csv }),
}

/** The address that the browser downloads by itself. */
export const camerasCsv = (filter: CameraFilter): string => address('/api/cameras.csv', { ...filter })

/** A film as the hub gave it, and when its first picture was received. */
export interface Film { blob: Blob; takenAtMs: number }

async function film(path: string, signal?: AbortSignal): Promise<Film> {
  const answer = await fetch(path, { credentials: 'same-origin', ...(signal ? { signal } : {}) }).catch((error: unknown) => { throw error instanceof DOMException ? error : new HubError('unreachable', String(error)) })
  if (!answer.ok) throw new HubError(answer.status === 409 ? 'video.no_source' : answer.status === 422 ? 'video.reason_needed' : answer.status === 403 ? 'auth.forbidden' : 'video.off', `HTTP ${answer.status}`, answer.status)
  return { blob: await answer.blob(), takenAtMs: Date.parse(answer.headers.get('x-taken-at') ?? '') }
}

/** Pictures as films: one key frame, or the last minute between two instants. */
export const cameraFilms = {
  still: (id: string, signal?: AbortSignal): Promise<Film> => film(address(`/api/cameras/${id}/still`, { stream: 'sub' }), signal),
  clip: (id: string, stream: StreamName, fromMs: number, toMs: number, signal?: AbortSignal): Promise<Film> =>
    film(address(`/api/cameras/${id}/clip`, { stream, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() }), signal),
}
