import type { superviseZh } from './supervise.zh-CN.js'

/** The words of the supervisor's desk in English. */
export const superviseEn: typeof superviseZh = {
  supervise: {
    tabs: 'Pages of supervision', tabWatch: 'Watch', tabRates: 'Rates', noRight: 'This desk is for supervisors: only they may look at tracks and pictures, and each look is written down. Ask an administrator if you need it.',
    matrix: 'Duty matrix', officers: '{{n}} on duty', noBeat: 'no beat', drawn: 'Drawn', draw: 'Draw', time: 'Time', now: 'Now (last 8 hours)', dayOf: 'All of {{day}}', squad: 'Squad', allSquads: 'All squads', onlyAnomalies: 'Anomalies only', legend: 'Legend', asOf: 'as of {{time}}', past: 'The past, not now',
    noAreas: 'No area was given to you', noAreasText: 'A supervisor sees the officers of the areas given. Ask an administrator to give you some under Admin \u203a Supervision.', nobody: 'Nobody was on duty in this time', nobodyText: 'Officers appear here once they are rostered with a beat and a body camera; the dispatcher imports the roster.', noMatch: 'No officer fits', showAll: 'Show all',
    below: 'Choose a stretch to see its track', belowText: 'Arrows walk the matrix, O opens; A goes to the next anomaly; D draws an officer on duty.', replay: 'Replay of a track', replayMark: 'REPLAY \u00b7 not live', replayMap: 'Map of the replay, nothing live on it', noFixes: 'No position came in during this time.',
    reasonTitle: 'Look at {{person}}: why?', reasonText: 'The reason is written down; the officer can read who looked, when and why.', reasonSquad: 'This opens the tracks of {{n}} officers, each written down; they can read who looked, when and why.', reason: 'Reason', reasonNote: 'In words (optional)', reasonNeeded: 'Say in a few words why (at least 4 letters)', open: 'Open',
    timeBar: 'Time of the replay', play: 'Play', pause: 'Pause', speed: 'Speed', nextAnomaly: 'Next anomaly', nothingFound: 'Nothing was found in this stretch', nothingNow: 'Nothing at this moment', andMore: 'and {{n}} more', squadReplay: 'Replay squad', tracks: '{{n}} tracks',
    picture: 'Body camera', pictureNow: 'now', pictureLive: 'live', noPicture: 'No picture:', pictureTaken: 'Not in your charge any more: the picture was closed', notPlayed: 'Record that no picture came', noPictureKept: 'Recorded at {{time}}; counts as looked at',
    checks: 'My checks', noChecks: 'No checks yet', noChecksText: 'D draws an officer on duty. The seed is stored before the draw, so that it can be computed again.', drawnFrom: 'Drawn from {{n}} \u00b7 seed {{seed}}\u2026', openCheck: 'Open', settled: 'Settled',
    seenTrack: 'Track seen', unseenTrack: 'Track not seen yet', unseenPicture: 'Picture not seen yet', seenPicture: 'Picture seen', seenReason: 'No picture, recorded', needsPicture: 'needs a picture', notAssessable: 'Not assessable', note: 'Note (optional)', noteWhy: 'Why nothing can be said', noteNeeded: 'Say why nothing can be said (at least 4 letters)', marksNeeded: 'Mark at least one, or press N', record: 'Record the verdict', recorded: 'Verdict recorded', recordedFailed: 'Verdict recorded; it is incident {{number}} now', snapshot: 'Snapshot of the check',
    keyNext: 'Next officer', keyPrevious: 'Previous officer', keyLater: 'Later stretch', keyEarlier: 'Earlier stretch', keyOpen: 'Open this stretch', keyAnomaly: 'Next officer with an anomaly', keySquad: 'Replay the whole squad', keyDraw: 'Draw an officer', keyPlay: 'Play or pause', keyFaster: 'Faster', keySlower: 'Slower', keyJump: 'Jump to the next anomaly',
  },
  cell: { idle: 'Not yet', on_post: 'On post', unplaced: 'Online, no beat', still: 'Static', gap: 'GPS gap', outside: 'Outside', offline: 'Offline', left: 'Left early', jump: 'Jump' },
  finding: {
    outsideAfterS: 'outside for {{value}}, at most {{metres}} away (off post after {{limit}})', stillAfterMin: 'stayed {{value}} within {{metres}} (static after {{limit}})', gapAfterS: 'no position for {{value}} (a gap after {{limit}})', offlineAfterS: 'nothing heard for {{value}} (offline after {{limit}})',
    jumpMps: '{{metres}} between two fixes, which is {{value}} (limit {{limit}})', mark: 'the hub did not believe a place {{metres}} away', device: 'no body camera is entered', goodbye: 'camera switched off for {{value}}', clockOut: 'clocked out {{value}} before the end of the shift; nothing after that is looked at',
  },
  lookReason: { spot_check: 'Drawn check', anomaly: 'Anomaly in the matrix', complaint: 'Complaint', incident: 'Needed for an incident', other: 'Other' },
  noPicture: { no_device: 'no body camera is entered for this shift', off_duty: 'this shift is not on now: off duty nobody is looked at', not_played: 'the camera was opened, but no picture came', device_offline: 'the body camera is offline', no_stream: 'this camera tells its position only; no video stream of it is connected' },
  checkEnd: { not_in_charge: 'Ended by the hub: the officer is no longer in the areas given to you', duty_changed: 'Ended by the hub: this duty was changed after the draw' },
  aspect: { uniform: 'Uniform', recording: 'Recording', inBeat: 'In the beat', conduct: 'Conduct' },
  mark: { ok: 'in order', fault: 'fault', unseen: 'not seen' },
  verdict: { passed: 'Passed', failed: 'Failed', not_assessable: 'Not assessable' },
  rates: {
    days_1: 'Today', days_7: 'Last 7 days', days_30: 'Last 30 days', group: 'Group by', by_squad: 'Squad', by_person: 'Officer', by_day: 'Day', all: 'All', shifts: 'Shifts', hours: 'Scheduled hours', clockIn: 'Clock-in', online: 'Online', onPost: 'On post', formula: 'Clock-in = shifts clocked in \u00f7 scheduled; online and on post = time \u00f7 scheduled time',
    empty: 'No shifts in this time', emptyText: 'Shifts count here once they begin.', pending: '{{n}} shifts are still being judged and not counted yet.',
  },
}
