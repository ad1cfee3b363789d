import { EvidenceItem, page } from '@watchfloor/shared'
import type { EvidenceInput } from '@watchfloor/shared'
import { call } from '../http.js'

export const evidenceCalls = {
  ofIncident: (incident: string, signal?: AbortSignal) => call('GET', '/api/evidence', page(EvidenceItem), { query: { incident }, signal }),
  /** One file, byte for byte, as the body. */
  keep: (file: Blob, about: EvidenceInput) => call('POST', '/api/evidence', EvidenceItem, { query: { ...about }, file }),
}
/** Address of the file itself. */
export const evidenceFile = (id: string): string => `/api/evidence/${id}/file`
