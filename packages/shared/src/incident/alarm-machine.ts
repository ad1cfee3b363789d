import type { Role } from '../model/user.js'

/** The condition, as the rule sees it, × whether somebody said that they saw it. Shelved is a third dimension beside them: a time, not a state. */
export const ALARM_STATES = ['active_new', 'active_seen', 'cleared_new', 'closed'] as const
export type AlarmState = (typeof ALARM_STATES)[number]

/** What people do to an alarm. Acknowledging, taking and resolving are three things with three times (DOMAIN §6.1); a comment is none of them. */
export const ALARM_ACTIONS = ['ack', 'take', 'shelve', 'unshelve', 'to_incident', 'dismiss', 'comment'] as const
export type AlarmAction = (typeof ALARM_ACTIONS)[number]
/** What rules do to it. */
export const ALARM_SIGNALS = ['repeat', 'clear'] as const
export type AlarmSignal = (typeof ALARM_SIGNALS)[number]

/**
 * from → what → to. An alarm closes when its condition is over *and* it was seen, or when a person dismisses it; it may be seen before it is over.
 * A condition that comes back before anyone looked is the same alarm again: no second row.
 */
export const ALARM_MACHINE = {
  active_new: { ack: 'active_seen', take: 'active_seen', shelve: 'active_seen', to_incident: 'active_seen', dismiss: 'closed', comment: 'active_new', repeat: 'active_new', clear: 'cleared_new' },
  active_seen: { take: 'active_seen', shelve: 'active_seen', unshelve: 'active_seen', to_incident: 'active_seen', dismiss: 'closed', comment: 'active_seen', repeat: 'active_seen', clear: 'closed' },
  cleared_new: { ack: 'closed', take: 'closed', to_incident: 'closed', dismiss: 'closed', comment: 'cleared_new', repeat: 'active_new' },
  closed: {},
} as const satisfies Record<AlarmState, Partial<Record<AlarmAction | AlarmSignal, AlarmState>>>

/** Where something leads an alarm; undefined = illegal there. */
export const alarmTargetOf = (state: AlarmState, what: AlarmAction | AlarmSignal): AlarmState | undefined =>
  (ALARM_MACHINE[state] as Partial<Record<AlarmAction | AlarmSignal, AlarmState>>)[what]

/** Who may do what to an alarm. */
export const ALARM_ACTORS: Readonly<Record<AlarmAction, readonly Role[]>> = {
  ack: ['seat', 'dispatcher', 'supervisor'],
  take: ['seat', 'dispatcher', 'supervisor'],
  shelve: ['seat', 'supervisor'],
  unshelve: ['seat', 'supervisor'],
  to_incident: ['seat', 'supervisor'],
  dismiss: ['seat', 'supervisor'],
  comment: ['seat', 'dispatcher', 'supervisor'],
}
