import { SQUADS } from '@watchfloor/city'
import type { Duty } from '@watchfloor/shared'
import type { OfficerSpec } from '../officers/officer-roster.js'
import { DAY_MS, midnightOf } from '../time/shanghai.js'
import type { Hours } from '../time/shanghai.js'
import { csvTable } from './csv.js'
import { DEPARTMENTS } from './departments.js'
import type { HubClient } from './hub-client.js'

interface Shift { readonly squad: string; readonly person: string; readonly username?: string; readonly camera?: string; readonly shift: string; readonly startMs: number; readonly endMs: number }
interface Known { readonly id: string; readonly username: string; readonly role: string; readonly squadId: string | null }
/** The duty desk of a unit is somebody's for a day and a night. */
const DESK: Hours = { from: 8, to: 8 }
const DESK_SHIFT = '值班'
/** The demo's own user of this role works in the first squad, so that the phone page has something to show. */
const DEMO_OFFICER = 'officer'

/**
 * The roster from yesterday's night to tomorrow: the squads' officers with their cameras, and whoever sits at a unit's desk. Whatever is rostered already at the same
 * time is left as it is, so that a second call adds nothing.
 */
export async function registerDuty(hub: HubClient, officers: readonly OfficerSpec[], nowMs: number): Promise<void> {
  const today = midnightOf(nowMs)
  const [users, units] = await Promise.all([hub.all<Known>('/api/users'), hub.all<{ id: string; name: string }>('/api/squads')])
  const officer = users.find(({ username, role }) => username === DEMO_OFFICER && role === 'officer')
  if (officer !== undefined && officer.squadId === null) await hub.patch(`/api/users/${officer.id}`, { squadId: units.find(({ name }) => name === SQUADS[0]!.zh)!.id })
  const desks = [...SQUADS.map(({ zh }, i) => ({ username: `squad-${i + 1}`, unit: zh })), ...DEPARTMENTS.map(({ username, name }) => ({ username, unit: name })), { username: DEMO_OFFICER, unit: SQUADS[0]!.zh }]
  const hired = new Map(users.map((user) => [user.username, user]))
  const shifts = [today - DAY_MS, today, today + DAY_MS].flatMap((day) => [
    ...officerShifts(officers, day),
    ...desks.filter(({ username }) => hired.get(username)?.role === 'officer').map(({ username, unit }): Shift => ({ squad: unit, person: '', username, shift: DESK_SHIFT, ...span(day, DESK) })),
  ]).filter(({ endMs }) => endMs > nowMs)
  const known = await hub.all<Duty>(`/api/duty?from=${iso(nowMs)}&to=${iso(today + 3 * DAY_MS)}`)
  const taken = new Map<string, Duty[]>()
  for (const duty of known) for (const key of [duty.userId, duty.deviceName]) if (key !== null) taken.set(key, [...taken.get(key) ?? [], duty])
  const missing = shifts.filter(({ username, camera, startMs, endMs }) =>
    !(taken.get(camera ?? hired.get(username!)!.id) ?? []).some((duty) => Date.parse(duty.startsAt) < endMs && Date.parse(duty.endsAt) > startMs))
  if (missing.length === 0) return
  await hub.postCsv('/api/imports/duty?dryRun=false', csvTable(['squad', 'person', 'username', 'camera', 'shift', 'starts', 'ends'], missing.map(({ startMs, endMs, ...cells }) => ({ ...cells, starts: iso(startMs), ends: iso(endMs) }))))
}

/** One day's shifts of everybody who wears a camera; namesakes within a squad are told apart by the camera's number. */
export function officerShifts(officers: readonly OfficerSpec[], dayMs: number): Shift[] {
  const seen = new Map<string, number>()
  for (const { squad, person } of officers) seen.set(`${squad}${person}`, (seen.get(`${squad}${person}`) ?? 0) + 1)
  return officers.map(({ id, name, person, squad, shift }) => ({
    squad: SQUADS[squad - 1]!.zh, person: seen.get(`${squad}${person}`)! > 1 ? `${person} ${id.slice(-3)}` : person, camera: name, shift: shiftName(shift), ...span(dayMs, shift),
  }))
}

const shiftName = ({ from }: Hours): string => (from < 9 ? '早班' : from < 13 ? '中班' : from < 19 ? '晚班' : '夜班')
const minute = (hours: number): number => Math.round(hours * 60) * 60_000
/** Hours of a day; an end that is not after the beginning is the next day's. */
const span = (dayMs: number, { from, to }: Hours): { startMs: number; endMs: number } => ({ startMs: dayMs + minute(from), endMs: dayMs + minute(to > from ? to : to + 24) })
const iso = (ms: number): string => new Date(ms).toISOString()
