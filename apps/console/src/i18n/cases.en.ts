import type { CaseMessages } from './cases.zh-CN.js'

/** Words of incidents, alarms and dispatch in English; they join those of en.ts. */
export const casesEn: CaseMessages = {
  incidentState: {
    reported: 'Reported', verifying: 'Verifying', filed: 'Filed', dispatched: 'Dispatched', handling: 'Handling', suspended: 'Suspended', handled: 'Handled', checking: 'Checking', closed: 'Closed', rejected: 'Rejected', merged: 'Merged', voided: 'Void',
  },
  incidentAction: {
    verify: 'Verify', report_verified: 'Verified', file: 'File', reject: 'Reject', dispatch: 'Dispatch', accept: 'Accept', handle: 'Handled', clear: 'Cleared', suspend: 'Suspend', resume: 'Resume', return: 'Return', recall: 'Recall', send_back: 'Send back', rework: 'Rework',
    check: 'Check', report_checked: 'Checked', close: 'Close', reopen: 'Reopen', recheck: 'Recheck', cancel: 'Call off', merge: 'Merge', split: 'Split off', void: 'Void', force_close: 'Force close',
    note: 'Note', take: 'Take', hand_over: 'Hand over', amend: 'Amend', request_extension: 'Ask extension', approve_extension: 'Extend', refuse_extension: 'Refuse extension', request_suspension: 'Ask suspension', refuse_suspension: 'Refuse suspension', urge: 'Urge', supervise: 'Supervise', appeal: 'Appeal', decide_appeal: 'Decide appeal',
  },
  incidentSource: { rule: 'Rule', ai: 'AI', drone: 'Drone', seat: 'Seat', video: 'Video patrol', officer: 'Officer', grid: 'Grid worker', hotline: 'Hotline', citizen: 'Citizen', list: 'List' },
  outcome: {
    rectified: 'Put right', on_spot: 'Put right on the spot', by_itself: 'Put right by itself', first_offence_waived: 'First offence waived', no_penalty: 'Reasoned, no penalty', ticket: 'Ticket on the spot', case: 'Ordinary procedure', notice: 'Parking notice', not_found: 'Nothing there', not_ours: 'Not ours',
  },
  clockKind: { accept: 'Accept', verify: 'Verify', dispatch: 'Dispatch', disposal: 'Disposal', check: 'Check', close: 'Close', suspension: 'Suspension' },
  dispatchState: { notified: 'Told', accepted: 'Accepted', declined: 'Declined', en_route: 'On the way', on_scene: 'On scene', released: 'Released' },
  alarmState: { active_new: 'New', active_seen: 'Seen', cleared_new: 'Over', closed: 'Closed' },
  alarmAction: { ack: 'Acknowledge', take: 'Take', shelve: 'Shelve', unshelve: 'Unshelve', to_incident: 'To incident', dismiss: 'Dismiss' },
}
