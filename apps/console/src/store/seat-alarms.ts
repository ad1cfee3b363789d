import type { Alarm, User } from '@watchfloor/shared'

/** The alarms that this person has to hear: a seat those announced to it or to all, everybody else all of them. `elsewhere` = how many wait at other seats. */
export function heardAlarms(alarms: readonly Alarm[], me: Pick<User, 'id' | 'role'> | null): { heard: readonly Alarm[]; elsewhere: number } {
  if (me?.role !== 'seat') return { heard: alarms, elsewhere: 0 }
  const heard = alarms.filter(({ seatId }) => seatId === null || seatId === me.id)
  return { heard, elsewhere: alarms.length - heard.length }
}
