import { DeviceInput } from '@watchfloor/shared'
import type { Datum, Device, DeviceKind, DevicePatch, Protocol } from '@watchfloor/shared'

/** What stands in the fields of the form: text everywhere, '' for nothing. */
export interface DeviceDraft {
  name: string
  kind: DeviceKind
  protocol: Protocol
  externalId: string
  plate: string
  squadId: string
  datum: Datum
  profile: string
  lat: string
  lon: string
  facingDeg: string
  note: string
}

export const draftOf = (device: Device | null): DeviceDraft => ({
  name: device?.name ?? '', kind: device?.kind ?? 'truck', protocol: device?.protocol ?? 'jt808', externalId: device?.externalId ?? '', plate: device?.plate ?? '', squadId: device?.squadId ?? '',
  datum: device?.datum ?? 'WGS84', profile: device?.profile ?? '', lat: device?.lat?.toString() ?? '', lon: device?.lon?.toString() ?? '', facingDeg: device?.facingDeg?.toString() ?? '', note: device?.note ?? '',
})

/** A dot or a Chinese comma as people type them; NaN for what is no number. */
const number = (text: string): number => (text.trim() === '' ? NaN : Number(text.trim().replace('，', '.').replace(',', '.')))

export type Problem = 'required' | 'invalid' | 'placeBoth'

/** The input that the hub takes, or which fields stand in the way. */
export function inputOf(draft: DeviceDraft): { input: DeviceInput } | { problems: Partial<Record<keyof DeviceDraft, Problem>> } {
  const problems: Partial<Record<keyof DeviceDraft, Problem>> = {}
  if (!draft.name.trim()) problems.name = 'required'
  if (!draft.externalId.trim() && draft.protocol !== 'native' && draft.protocol !== 'none') problems.externalId = 'required'
  const [lat, lon] = [number(draft.lat), number(draft.lon)]
  if (draft.lat.trim() && !(Math.abs(lat) <= 90)) problems.lat = 'invalid'
  if (draft.lon.trim() && !(Math.abs(lon) <= 180)) problems.lon = 'invalid'
  const facing = number(draft.facingDeg)
  if (draft.facingDeg.trim() && !(facing >= 0 && facing <= 360)) problems.facingDeg = 'invalid'
  if (!draft.lat.trim() !== !draft.lon.trim()) problems[draft.lat.trim() ? 'lon' : 'lat'] = 'placeBoth'
  if (Object.keys(problems).length > 0) return { problems }
  const optional = { externalId: draft.externalId.trim(), plate: draft.plate.trim(), profile: draft.profile.trim(), note: draft.note.trim() }
  const read = DeviceInput.safeParse({
    name: draft.name, kind: draft.kind, protocol: draft.protocol, datum: draft.datum, squadId: draft.squadId || null,
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== '')), ...(Number.isNaN(lat) ? {} : { lat, lon }), ...(Number.isNaN(facing) ? {} : { facingDeg: facing % 360 }),
  })
  if (read.success) return { input: read.data }
  return { problems: Object.fromEntries(read.error.issues.map((issue) => [String(issue.path[0]), 'invalid' as const])) }
}

/** What a patch must say about fields that stand empty now: absent would mean "as it was". */
export const emptied = (draft: DeviceDraft): DevicePatch => ({
  ...(draft.plate.trim() ? {} : { plate: null }), ...(draft.profile.trim() ? {} : { profile: null }), ...(draft.note.trim() ? {} : { note: '' }), ...(draft.lat.trim() || draft.lon.trim() ? {} : { lat: null, lon: null }), ...(draft.facingDeg.trim() ? {} : { facingDeg: null }),
})
