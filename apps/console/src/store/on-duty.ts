import { DUTY_PRESENCES } from '@watchfloor/shared'
import type { DutyPresence, OnDuty } from '@watchfloor/shared'
import { dutyCalls } from '../link/nouns/duty.js'
import { fold } from './find.js'

/** So often it is asked again: people move and are sent all the time. */
const AGAIN_MS = 5000

/** Who is on duty at this moment. */
export const onDutyNow = { queryKey: ['duty', 'now'] as const, queryFn: ({ signal }: { signal: AbortSignal }) => dutyCalls.now(signal), refetchInterval: AGAIN_MS }

/** Empty = any. */
export interface OnDutyFilter { q: string; squadId: string; areaId: string; presence: DutyPresence | '' }

/** Everybody who fits: every word of `q` is found in their name, squad, camera, vehicle, plan or area. */
export function present(rows: readonly OnDuty[], { q, squadId, areaId, presence }: OnDutyFilter): OnDuty[] {
  const wanted = q.trim().split(/\s+/).map(fold).filter(Boolean)
  return rows.filter((row) => {
    if ((squadId && row.squadId !== squadId) || (presence && row.presence !== presence) || (areaId && !row.areas.some(({ id }) => id === areaId))) return false
    const text = fold([row.person, row.squadName, row.deviceName, row.vehicleName, row.shift, row.beatName, row.incident?.number, ...row.areas.map(({ name }) => name)].filter(Boolean).join('\n'))
    return wanted.every((word) => text.includes(word))
  })
}

/** How many are at what, all of them whatever is filtered. */
export const presenceCounts = (rows: readonly OnDuty[]): Record<DutyPresence, number> =>
  Object.fromEntries(DUTY_PRESENCES.map((presence) => [presence, rows.filter((row) => row.presence === presence).length])) as Record<DutyPresence, number>

/** What can be chosen of those who are there: squads and areas, each once, by name. */
export function placesOf(rows: readonly OnDuty[]): { squads: { id: string; name: string }[]; areas: OnDuty['areas'] } {
  const once = <T extends { id: string; name: string }>(all: readonly T[]): T[] => [...new Map(all.map((one) => [one.id, one])).values()].sort((a, b) => a.name.localeCompare(b.name, 'zh-CN', { numeric: true }))
  return { squads: once(rows.map(({ squadId, squadName }) => ({ id: squadId, name: squadName }))), areas: once(rows.flatMap(({ areas }) => areas)) }
}
