import { passwordToEnter } from '@watchfloor/domain'
import { CameraInput, CameraPatch, WATCHER_ROLES } from '@watchfloor/shared'
import type { Camera } from '@watchfloor/shared'
import type { Pose } from '../../../store/pose-sketch.js'
import { USUAL_OPEN_DEG, USUAL_REACH_M } from '../../../store/video/fields.js'

export type WatcherRole = (typeof WATCHER_ROLES)[number]
const TEXTS = ['mainUrl', 'subUrl', 'username', 'onvifUrl', 'onvifUsername', 'owner'] as const
/** What is entered as a number. */
export const NUMBERS = ['lat', 'lon', 'facingDeg', 'fieldOfViewDeg', 'rangeM', 'heightM', 'tiltDeg'] as const
type Text = (typeof TEXTS)[number] | (typeof NUMBERS)[number] | 'name' | 'externalId' | 'kind' | 'groups' | 'password' | 'onvifPassword'

/** What stands in the fields of the form: text everywhere, '' for nothing. The password that is kept is never there. */
export type CameraDraft = Record<Text, string> & { watchers: readonly WatcherRole[]; dropPassword: boolean }
export type Problem = 'required' | 'invalid' | 'placeBoth' | 'address' | 'webAddress' | 'enterAgain'

export const draftOf = (camera: Camera | null): CameraDraft => ({
  ...Object.fromEntries([...TEXTS, ...NUMBERS].map((field) => [field, camera?.[field]?.toString() ?? ''])) as Record<(typeof TEXTS)[number] | (typeof NUMBERS)[number], string>,
  name: camera?.name ?? '', externalId: camera?.externalId ?? '', kind: camera?.kind ?? 'bureau', groups: camera?.groups.join('; ') ?? '', password: '', onvifPassword: '', dropPassword: false, watchers: camera?.watchers ?? [...WATCHER_ROLES],
})

/** A dot or a Chinese comma as people type them; null for nothing, NaN for what is no number. */
const number = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim().replace('\uff0c', '.').replace(',', '.')))
const words = (text: string): string[] => [...new Set(text.split(/[;\uff1b\u3001|]/).map((word) => word.trim()).filter(Boolean))]

/** All that the draft says; a password only where one was typed or is to go. */
function said(draft: CameraDraft): Record<string, unknown> {
  const facing = number(draft.facingDeg)
  return {
    ...Object.fromEntries(TEXTS.map((field) => [field, draft[field].trim() || null])), ...Object.fromEntries(NUMBERS.map((field) => [field, number(draft[field])])),
    ...(facing === 360 ? { facingDeg: 0 } : {}), name: draft.name, kind: draft.kind, groups: words(draft.groups), watchers: [...draft.watchers],
    ...(draft.password ? { password: draft.password } : draft.dropPassword ? { password: null } : {}),
    // Without a user of its own ONVIF takes the streams' account, so a password that is left over goes with the name.
    ...(draft.onvifUsername.trim() === '' ? { onvifPassword: null } : draft.onvifPassword ? { onvifPassword: draft.onvifPassword } : {}),
  }
}

type Read<T> = { input: T } | { problems: Partial<Record<keyof CameraDraft, Problem>> }

/** The camera that the hub is to make, or which fields stand in the way. */
export const inputOf = (draft: CameraDraft): Read<CameraInput> => read(draft, CameraInput.safeParse({ ...said(draft), externalId: draft.externalId }))

/** What is another than it was, so that the log says what was changed and what was found of an address is not forgotten for nothing. */
export function patchOf(draft: CameraDraft, camera: Camera): Read<CameraPatch> {
  const [now, before] = [said(draft), said(draftOf(camera))]
  const changed = Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field])))
  // A place goes to the hub whole.
  if ('lat' in changed || 'lon' in changed) Object.assign(changed, { lat: now['lat'], lon: now['lon'] })
  const patch = read(draft, CameraPatch.safeParse(changed))
  const again = passwordToEnter({ mainUrl: camera.mainUrl ?? null, subUrl: camera.subUrl ?? null, onvifUrl: camera.onvifUrl ?? null, onvifUsername: camera.onvifUsername ?? null, hasPassword: camera.hasPassword === true, hasOnvifPassword: camera.hasOnvifPassword === true }, changed)
  return again === null || 'problems' in patch ? patch : { problems: { [again]: 'enterAgain' } }
}

function read<T>(draft: CameraDraft, parsed: { success: true; data: T } | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } }): Read<T> {
  const problems: Partial<Record<keyof CameraDraft, Problem>> = {}
  for (const { path: [field] } of parsed.success ? [] : parsed.error.issues) problems[field as keyof CameraDraft] = field === 'mainUrl' || field === 'subUrl' ? 'address' : field === 'onvifUrl' ? 'webAddress' : 'invalid'
  if (!draft.name.trim()) problems.name = 'required'
  if (!draft.externalId.trim()) problems.externalId = 'required'
  if (!draft.lat.trim() !== !draft.lon.trim()) problems[draft.lat.trim() ? 'lon' : 'lat'] = 'placeBoth'
  return Object.keys(problems).length > 0 || !parsed.success ? { problems } : { input: parsed.data }
}

/** How the camera stands, as far as the draft says; null while it has no place. */
export function poseOf(draft: CameraDraft): Pose | null {
  const [lat, lon, facing, open, reach] = [draft.lat, draft.lon, draft.facingDeg, draft.fieldOfViewDeg, draft.rangeM].map(number) as [number | null, number | null, number | null, number | null, number | null]
  if (lat === null || lon === null || !(Math.abs(lat) <= 90) || !(Math.abs(lon) <= 180)) return null
  const good = (value: number | null, most: number): value is number => value !== null && value > 0 && value <= most
  return { lat, lon, facingDeg: facing !== null && facing >= 0 && facing <= 360 ? facing % 360 : null, openDeg: good(open, 360) ? open : USUAL_OPEN_DEG, reachM: good(reach, 20_000) ? reach : USUAL_REACH_M }
}
