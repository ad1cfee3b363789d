import type { MachineMessages } from './machine.zh-CN.js'

/** Words of the incident machine in English: those that the console and the phone share. */
export const machineEn: MachineMessages = {
  incidentState: {
    reported: 'Reported', verifying: 'Verifying', filed: 'Filed', dispatched: 'Dispatched', handling: 'Handling', suspended: 'Suspended', handled: 'Handled', checking: 'Checking', closed: 'Closed', rejected: 'Rejected', merged: 'Merged', voided: 'Void',
  },
  incidentAction: {
    verify: 'Verify', report_verified: 'Verified', file: 'File', reject: 'Reject', dispatch: 'Dispatch', accept: 'Accept', handle: 'Handled', clear: 'Cleared', suspend: 'Suspend', resume: 'Resume', return: 'Return', recall: 'Recall', send_back: 'Send back', rework: 'Rework',
    check: 'Check', report_checked: 'Checked', close: 'Close', reopen: 'Reopen', recheck: 'Recheck', cancel: 'Call off', merge: 'Merge', split: 'Split off', void: 'Void', force_close: 'Force close',
    note: 'Note', take: 'Take', hand_over: 'Hand over', amend: 'Amend', request_extension: 'Ask extension', approve_extension: 'Extend', refuse_extension: 'Refuse extension', request_suspension: 'Ask suspension', refuse_suspension: 'Refuse suspension', urge: 'Urge', supervise: 'Supervise', appeal: 'Appeal', decide_appeal: 'Decide appeal',
  },
  outcome: {
    rectified: 'Put right', on_spot: 'Put right on the spot', by_itself: 'Put right by itself', first_offence_waived: 'First offence waived', no_penalty: 'Reasoned, no penalty', ticket: 'Ticket on the spot', case: 'Ordinary procedure', notice: 'Parking notice', not_found: 'Nothing there', not_ours: 'Not ours',
  },
  dispatchState: { notified: 'Told', accepted: 'Accepted', declined: 'Declined', en_route: 'On the way', on_scene: 'On scene', released: 'Released' },
}
