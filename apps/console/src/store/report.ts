import type { DuplicateQuery, EvidenceItem, NewIncident } from '@watchfloor/shared'
import { EVIDENCE_TYPES } from '@watchfloor/shared'
import { evidenceCalls } from '../link/nouns/evidence.js'
import { incidentCalls } from '../link/nouns/incidents.js'

/** What the file dialog offers. */
export const REPORT_FILES = EVIDENCE_TYPES.join(',')

/** A new report: what may be the same matter, its pictures, and the filing itself. */
export const report = {
  likely: (at: DuplicateQuery) => ({ queryKey: ['likely', at.category, at.lat.toFixed(4), at.lon.toFixed(4)] as const, queryFn: ({ signal }: { signal: AbortSignal }) => incidentCalls.likely(at, signal), staleTime: 15_000 }),
  keep: (file: File, at: { lat: number; lon: number } | null): Promise<EvidenceItem> => evidenceCalls.keep(file, { name: file.name, role: 'before', ...(at ? { lat: at.lat, lon: at.lon } : {}) }),
  send: (input: NewIncident) => incidentCalls.create(input),
}

/** Reads a place as people paste it: `30.12345, 120.54321`; null for anything else. */
export function readPlace(text: string): { lat: number; lon: number } | null {
  const match = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,\uff0c\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text)
  if (!match) return null
  const [lat, lon] = [Number(match[1]), Number(match[2])]
  return Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? { lat, lon } : null
}
