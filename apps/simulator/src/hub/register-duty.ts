import { SQUADS } from '@watchfloor/city'
import type { Duty, DutyKind } from '@watchfloor/shared'
import { DEMO_OFFICER } from '../officers/officer-roster.js'
import type { OfficerSpec } from '../officers/officer-roster.js'
import { DAY_MS, midnightOf } from '../time/shanghai.js'
import type { Hours } from '../time/shanghai.js'
import { csvTable } from './csv.js'
import { DEPARTMENTS } from './departments.js'
import type { HubClient } from './hub-client.js'
import { beatName } from './register-beats.js'

interface Shift { readonly squad: string; readonly person: string; readonly username?: string; readonly camera?: string; readonly beat?: string; readonly kind?: DutyKind; readonly shift: string; readonly startMs: number; readonly endMs: number }
interface Known { readonly id: string; readonly username: string; readonly role: string; readonly squadId: string | null }
/** The duty desk of a unit is somebody's for a day and a night. */
const DESK: Hours = { from: 8, to: 8 }
const DESK_SHIFT = '值班'
/** From the squad's house to the beat and back: the duty on the beat is shorter than the day by as much at both ends. */
const RIDE_H = 0.25

/**
 * The roster from yesterday's night to tomorrow: the squads' officers with their cameras, and whoever sits at a unit's desk. Whatever is rostered already at the same
 * time is left as it is, so that a second call adds nothing.
 */
export async function registerDuty(hub: HubClient, officers: readonly OfficerSpec[], nowMs: number): Promise<void> {
  const today = midnightOf(nowMs)
  // A roster that is entered in the middle of a shift begins there: nobody can be blamed for the hours before.
  const rosteredMs = Math.floor(nowMs / 60_000) * 60_000
  const [users, units] = await Promise.all([hub.all<Known>('/api/users'), hub.all<{ id: string; name: string }>('/api/squads')])
  const officer = users.find(({ username, role }) => username === DEMO_OFFICER && role === 'officer')
  if (officer !== undefined && officer.squadId === null) await hub.patch(`/api/users/${officer.id}`, { squadId: units.find(({ name }) => name === SQUADS[0]!.zh)!.id })
  const desks = [...SQUADS.map(({ zh }, i) => ({ username: `squad-${i + 1}`, unit: zh })), ...DEPARTMENTS.map(({ username, name }) => ({ username, unit: name }))]
  const hired = new Map(users.map((user) => [user.username, user]))
  const shifts = [today - DAY_MS, today, today + DAY_MS].flatMap((day) => [
    ...officerShifts(officers, day, officer !== undefined),
    ...desks.filter(({ username }) => hired.get(username)?.role === 'officer').map(({ username, unit }): Shift => ({ squad: unit, person: '', username, shift: DESK_SHIFT, ...span(day, DESK) })),
  ]).filter(({ endMs }) => endMs > nowMs).map((shift) => ({ ...shift, startMs: Math.max(shift.startMs, rosteredMs) }))
  const known = await hub.all<Duty>(`/api/duty?from=${iso(nowMs)}&to=${iso(today + 3 * DAY_MS)}`)
  const taken = new Map<string, Duty[]>()
  for (const duty of known) for (const key of [duty.userId, duty.deviceName]) if (key !== null) taken.set(key, [...taken.get(key) ?? [], duty])
  const missing = shifts.filter(({ username, camera, startMs, endMs }) =>
    !(taken.get(camera ?? hired.get(username!)!.id) ?? []).some((duty) => Date.parse(duty.startsAt) < endMs && Date.parse(duty.endsAt) > startMs))
  if (missing.length === 0) return
  await hub.postCsv('/api/imports/duty?dryRun=false', csvTable(['squad', 'person', 'username', 'camera', 'shift', 'kind', 'beat', 'starts', 'ends'], missing.map(({ startMs, endMs, ...cells }) => ({ ...cells, starts: iso(startMs), ends: iso(endMs) }))))
}

/** One day's shifts of everybody who wears a camera, on their beats; namesakes within a squad are told apart by the camera's number. The demo's own officer signs in where there is one. */
export function officerShifts(officers: readonly OfficerSpec[], dayMs: number, hasDemoOfficer = false): Shift[] {
  const seen = new Map<string, number>()
  for (const { squad, person } of officers) seen.set(`${squad}${person}`, (seen.get(`${squad}${person}`) ?? 0) + 1)
  return officers.map(({ id, name, person, squad, shift, beat, wearer }) => ({
    squad: SQUADS[squad - 1]!.zh, camera: name, beat: beatName(beat), shift: shiftName(shift), kind: shiftKind(shift, dayMs),
    ...(wearer !== null && hasDemoOfficer ? { person: '', username: wearer } : { person: seen.get(`${squad}${person}`)! > 1 ? `${person} ${id.slice(-3)}` : person }),
    ...span(dayMs, wearer === null ? { from: shift.from + RIDE_H, to: shift.to - RIDE_H } : shift),
  }))
}

const shiftKind = ({ from }: Hours, dayMs: number): DutyKind => {
  const weekday = new Date(dayMs + DAY_MS / 2).getUTCDay()
  if (from >= 19) return 'night'
  return weekday === 0 || weekday === 6 ? 'weekend' : from >= 13 ? 'off_hours' : 'day'
}
const shiftName = ({ from }: Hours): string => (from < 9 ? '早班' : from < 13 ? '中班' : from < 19 ? '晚班' : '夜班')
const minute = (hours: number): number => Math.round(hours * 60) * 60_000
/** Hours of a day; an end that is not after the beginning is the next day's. */
const span = (dayMs: number, { from, to }: Hours): { startMs: number; endMs: number } => ({ startMs: dayMs + minute(from), endMs: dayMs + minute(to > from ? to : to + 24) })
const iso = (ms: number): string => new Date(ms).toISOString()
