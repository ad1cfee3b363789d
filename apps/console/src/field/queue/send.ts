import type { ActionInput, DispatchActionInput, IncidentDetail, ParkingNotice } from '@watchfloor/shared'
import { HubError } from '../../link/http.js'
import { fieldCalls } from '../link/field-calls.js'
import type { Photo } from '../phone/photo.js'
import { fieldDatabase } from './database.js'
import type { Entry, Errand } from './entry.js'

/** A photograph that the hub does not take: the matter waits until a person took it away or another one. */
export class PhotoRefused extends Error {
  constructor(readonly photo: Photo, message: string) { super(message) }
}

/** What the hub answered: the incident as it is then, or the notice with its judgement. */
export interface Told { incident: IncidentDetail | null; notice: ParkingNotice | null }

/** Tells the hub one entry: its photographs first, each once, then the action with their ids. */
export async function tell(entry: Entry): Promise<Told> {
  const evidence = await uploaded(entry.photos)
  const { errand, actionId, occurredAt } = entry
  if (errand.kind === 'notice') return { incident: null, notice: await fieldCalls.bringNotice({ ...errand.input, actionId, occurredAt, evidence }) }
  return { incident: await tellIncident({ ...entry, errand }, evidence), notice: null }
}

async function tellIncident(entry: Entry & { errand: Exclude<Errand, { kind: 'notice' }> }, evidence: string[]): Promise<IncidentDetail> {
  const { errand, actionId, occurredAt } = entry
  if (errand.kind === 'open') return fieldCalls.open({ ...errand.input, occurredAt, evidence, actionId })
  const version = entry.version ?? 1
  if (errand.kind === 'dispatch') return (await fieldCalls.actOnDispatch(errand.dispatchId, { ...errand.input, actionId, occurredAt, version } as DispatchActionInput)).incident
  return (await fieldCalls.act(entry.lane, { ...errand.input, actionId, occurredAt, version, evidence } as ActionInput)).incident
}

async function uploaded(ids: readonly string[]): Promise<string[]> {
  const database = await fieldDatabase()
  const evidence: string[] = []
  for (const id of ids) {
    const photo = await database.get('photos', id)
    if (!photo) continue
    const at = photo.evidenceId ?? await upload(photo)
    if (at !== photo.evidenceId) await database.put('photos', { ...photo, evidenceId: at })
    evidence.push(at)
  }
  return evidence
}

/** The photograph's own id is its `uploadId`: sent twice because an answer was lost, it is still one. */
async function upload(photo: Photo): Promise<string> {
  const { id: uploadId, name, role, takenAt, sha256, lat, lon, accuracyM } = photo
  try {
    return (await fieldCalls.upload(photo.file, { uploadId, name, role, takenAt, sha256, ...(lat === null || lon === null ? {} : { lat, lon }), ...(accuracyM === null ? {} : { accuracyM }) })).id
  } catch (error) {
    if (error instanceof HubError && (error.code === 'input.invalid' || error.code === 'input.too_large')) throw new PhotoRefused(photo, error.message)
    throw error
  }
}
