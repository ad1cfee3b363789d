import type { Alarm, AlarmAction, AlarmActionInput, AlarmAnswer, Role } from '@watchfloor/shared'
import { ALARM_ACTIONS, ALARM_ACTORS, SERVICE_TARGETS, alarmTargetOf, isShelved } from '@watchfloor/shared'
import { HubError } from '../link/http.js'
import { alarmCalls } from '../link/nouns/alarms.js'
import { alarms } from './alarms.js'
import { connection } from './connection.js'
import { newActionId } from './decide/decide.js'

/** Nobody said yet that they saw it. */
export const isUnseen = ({ state }: Pick<Alarm, 'state'>): boolean => state === 'active_new' || state === 'cleared_new'

/** What this person may do to an alarm now, by the machine, the actors' table and the limits of its priority. */
export function alarmButtons(alarm: Alarm, role: Role | undefined, nowMs: number): AlarmAction[] {
  const shelved = isShelved(alarm, nowMs)
  return ALARM_ACTIONS.filter((action) => {
    if (role === undefined || !ALARM_ACTORS[action].includes(role) || alarmTargetOf(alarm.state, action) === undefined) return false
    if (action === 'shelve') return !shelved && SERVICE_TARGETS[alarm.priority].maxShelfMs > 0
    if (action === 'unshelve') return shelved
    if (action === 'to_incident') return alarm.incidentId === null
    return action !== 'take' || alarm.takenBy === null
  })
}

const MINUTE = 60_000
/** For how long an alarm may be put aside: round times, none beyond what its priority allows, which is the last. */
export function shelfTimes({ priority }: Pick<Alarm, 'priority'>): number[] {
  const most = SERVICE_TARGETS[priority].maxShelfMs
  return [10, 30, 60, 120, 240, 480, 1440].map((minutes) => minutes * MINUTE).filter((ms) => ms <= most)
}

type Without<T> = T extends unknown ? Omit<T, 'actionId' | 'version'> : never
export type SaidOfAlarm = Without<AlarmActionInput>

/** One action on one alarm, on the version that this person saw. */
export async function actOnAlarm(alarm: Pick<Alarm, 'id' | 'version'>, said: SaidOfAlarm): Promise<AlarmAnswer> {
  if (connection.getState().state === 'down') throw new HubError('unreachable', 'the hub is not heard')
  const answer = await alarmCalls.act(alarm.id, { ...said, actionId: newActionId(), version: alarm.version } as AlarmActionInput)
  alarms.upsert([answer.alarm])
  return answer
}

/** Many acknowledged at once, as they were seen; answers how many were left because they had become graver or were gone. */
export async function acknowledgeAlarms(seen: readonly Pick<Alarm, 'id' | 'priority'>[], note: string): Promise<number> {
  if (connection.getState().state === 'down') throw new HubError('unreachable', 'the hub is not heard')
  const answer = await alarmCalls.acknowledge({ alarms: seen.map(({ id, priority }) => ({ id, priority })), ...(note === '' ? {} : { note }) })
  alarms.upsert(answer.alarms)
  return answer.left.length
}
