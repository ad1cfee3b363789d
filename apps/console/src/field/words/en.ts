import type { FieldWords } from './zh-CN.js'

/** The words of the phone page in English. */
export const fieldEn: FieldWords = {
  name: 'Watchfloor Field',
  tabs: { tasks: 'Tasks', report: 'Report', outbox: 'Outbox', me: 'Me' },
  net: { offline: 'No network', offlineNote: 'Carry on: it is sent when the network is back' },
  signIn: { username: 'User name', password: 'Password', submit: 'Sign in', busy: 'Signing in', expired: 'Your session has ended. Sign in again; nothing in the outbox is lost.', demo: 'Demo: officer / demo', notOfficer: 'This is the officers’ phone page. Your role works at the console.', toConsole: 'Open the console', next: 'New password (10 characters or more)', must: 'Please set your own password first.', change: 'Change password' },
  tasks: { empty: 'No tasks now', emptyText: 'What is sent to your squad appears here, the most pressing first.', noUnit: 'You belong to no squad yet', noUnitText: 'Ask the administrator to put you into a squad, or the dispatcher to give you a duty.', asOf: 'as of {0}', never: 'Nothing was read from the hub yet', failed: 'Not refreshed; this is the last known list', refresh: 'Refresh', loading: 'Refreshing', live: 'live', looks: 'every 30 s', fresh: 'NEW', withdrawn: 'No task of yours any more' },
  told: {
    actions: { dispatch: 'New task', rework: 'Rework', reopen: 'Opened again', verify: 'Go and verify', check: 'Go and check', urge: 'Please hurry', supervise: 'Under supervision' }, notify: 'News of a task', withdraw: 'Task called off', answer: 'Answer to your report', open: 'Tap to open',
  },
  news: { away: 'Put away', more: '{0} more' },
  push: {
    title: 'Being told of tasks', hint: 'Be told of new tasks with the screen locked?', shows: 'It shows priority and number only, no address and no text.', turnOn: 'Tell me', turnOff: 'Stop telling me', busy: 'Turning on', later: 'Later', lineOn: 'While this page is open: within a second', bell: 'P1 rings: browsers allow that only after you touched the page once.', lineOff: 'While this page is open: it looks every 30 s',
    state: {
      unknown: 'Looking', on: 'On: you are told with the page closed', off: 'Off: with the page closed you are not told', insecure: 'With the page closed you are not told: this is not HTTPS. Open the https address that the administrator gave you.', install: 'With the page closed you are not told: on iPhone and iPad tap Share, then Add to Home Screen, and open it from there.', none: 'With the page closed you are not told: this browser cannot. Use a newer one, or keep this page open.', denied: 'With the page closed you are not told: notifications are refused. Allow them in the browser’s settings for this site, then come back.', failed: 'With the page closed you are not told: the browser’s push service cannot be reached (frequent on phones without Google services). Keep this page open.',
    },
  },
  parts: { failed: 'This page was not loaded', failedText: 'Connect and try again; nothing in the outbox is lost.', again: 'Load again' },
  task: {
    left: '{0} left', over: '{0} over', paused: 'Clock stands', map: 'Open in maps', lead: 'leads', joint: 'assists', story: 'Story', photos: 'Pictures', waiting: '{0} waiting', gone: 'Not among your tasks any more', goneText: 'It may have been recalled, given to others or closed.', back: 'Back',
    accept: 'Accept', decline: 'Decline', en_route: 'On my way', on_scene: 'On scene', handle: 'Work done', note: 'Feedback', request_extension: 'More time', request_suspension: 'Suspend', return: 'Hand back', release: 'Leave', appeal: 'Appeal the overdue mark', more: 'More', done: 'Work done, waits for the check', suspended: 'Suspended',
  },
  form: {
    declineReason: 'Why you cannot go', returnReason: 'Why it goes back', releaseReason: 'Why you leave', appealReason: 'Why it should not count as overdue (once only)', extensionReason: 'Why more time is needed', suspensionReason: 'Why it cannot be done now', until: 'Suspend until', note: 'Note', feedback: 'Feedback', outcome: 'Outcome', outcomeReason: 'Give the reason (required)', rectified: 'Put right', notRectified: 'Not put right yet',
    send: 'Submit', cancel: 'Cancel', needPhotos: 'Take at least one picture of the result', needReason: 'Please give the reason', plateOrNotice: 'May stay empty where the car\u2019s parking notice is on this case already.',
  },
  photo: { take: 'Take photo', noPlace: 'no position', hash: 'Hash', remove: 'Remove', tooLarge: 'The file is larger than 25 MB', notPhoto: 'This is not a JPEG, PNG or WebP picture', hint: 'Each photo keeps time, position and hash (SHA-256)', reading: 'Reading' },
  roles: { near: 'Near', far: 'Far', reference: 'Reference', before: 'Before', after: 'After', other: 'Other' },
  look: {
    title: 'Go and look', verifying: 'Verify a report', checking: 'Check the result', told: 'Noted; sent as soon as there is a network', gone: 'Not yours to look at any more', goneText: 'Somebody else did it, or it was called off.', before: 'Before', now: 'Now', noPicture: 'No earlier picture', frame: 'Same spot, same angle', choose: 'Choose the picture to compare', say: 'Say what you found', needPhoto: 'Take a picture at the place', notYours: 'You handled this one, so you cannot check it.',
    report_verified: { question: 'What is there', yes: 'As reported', no: 'Not so' }, report_checked: { question: 'The result', yes: 'Put right', no: 'Not put right' },
  },
  ended: { title: 'Closed in 30 days', empty: 'Nothing was closed in 30 days', open: 'Appeal pending', granted: 'Appeal granted', refused: 'Appeal refused' },
  notice: {
    title: 'Parking notice', plate: 'Plate', province: 'Province', plateHint: 'e.g. B12345; new energy has 8 in all', plateWrong: 'Not a whole plate', kinds: { blue: 'ordinary', green: 'new energy' }, before: 'Noted {0} times before, last {1}: no first offence.', first: 'Never noted before: may be waived.', score: 'Evidence', least: 'Plate, position and a photo are needed.', send: 'Send the notice', sendPart: 'Send anyway (counts as invalid)', valid: 'Valid notice', invalid: 'Invalid ({0}): {1}',
    checks: { plate: 'Plate', photos: 'Photos', roles: 'What they show', spacing: 'Time between', position: 'Accuracy', together: 'Place of photos', clock: 'Clock' },
    lackPhotos: '{0} more', spacingRule: 'first and last at least {0} apart', spacingWait: 'take the last one in {0}', spacingNow: 'take another one now ({0} have passed)', spacingLong: 'more than {0} apart is two visits', noPosition: 'needs the phone’s position', coarse: '±{0} m, at most {1} m; locate again in the open', togetherRule: 'taken within {0} m', photoBare: '{0} without position', photoFar: '{0} farther than {1} m', clockUnknown: 'not compared yet; open this page online', clockOff: '{0} s off, at most {1} s; set it automatically',
  },
  report: { title: 'Report a problem', category: 'Category', search: 'Name or code', noCategory: 'No such category', noCategories: 'The categories were not read yet; connect once', place: 'Place', here: 'Use my position', locate: 'Locate again', locating: 'Locating', noPlace: 'No position', byHand: 'Enter coordinates', lat: 'Latitude', lon: 'Longitude', address: 'Address (optional)', description: 'Description', submit: 'Report', missing: 'Missing: {0}', photo: 'photo' },
  outbox: {
    empty: 'Nothing is waiting', emptyText: 'What you do without a network queues here and is sent once, by itself, when it is back.', waiting: 'Waiting to be sent', sending: 'Sending', behind: 'Waits for the one before', conflict: 'Something changed', refused: 'Not possible like this', sent: 'Sent', meanwhile: 'Since you did this:', nothing: 'The hub names no change.', sendAnyway: 'Send all the same', asNote: 'Send as feedback', asNotice: 'Send as notice', mend: 'Correct it', mendNow: 'The hub did not take it. Photos and text are kept: correct it and submit again.', drop: 'Discard', dropSure: 'Discard this and its photos?', dropYes: 'Discard', keep: 'Keep', sendNow: 'Send now', photos: '{0} photos', open: 'New report', others: '{0} more on this phone belong to somebody else; they are sent when that person signs in.',
    whatNow: 'If it still holds, send it; else discard it.', gone: 'As things are now this is not possible any more. Photos and text can still go as feedback.', noteOf: '({0}, could not be told then)', photo: 'Photo not taken: {0}', saved: 'Kept on this phone',
  },
  me: {
    noUnit: 'No squad', language: 'Language', look: 'Appearance', light: 'Light', dark: 'Dark', auto: 'As the system', signOut: 'Sign out', signOutNote: 'What waits stays on this phone and is sent when you sign in again.', can: 'What this phone can do', secure: 'This is not HTTPS: no installing, no work in the background, no position. Open the https address that the administrator gave you.',
    install: 'Install on home screen', installYes: 'possible', installNo: 'needs HTTPS', position: 'Position', positionNo: 'needs HTTPS and permission', background: 'Keep the screen on', storage: 'Keep things offline', yes: 'yes', no: 'no', installNow: 'Install',
  },
  duty: {
    title: 'Position on duty', off: 'Off', on: 'Sending position', pairText: 'Your position goes through the OwnTracks account of your duty phone. Enter what the administrator got when registering it.', user: 'Source user name', password: 'Source password', device: 'Device id (user/device)', pair: 'Pair', unpair: 'Unpair', start: 'Start', stop: 'Stop', last: 'Last {0} · ±{1} m', queued: '{0} positions waiting', refused: 'The credentials were refused; check them.', wrongDevice: 'Write the device as user/device', cannot: 'This browser gives no position: {0}', whileOpen: 'Only while this page is open; it stops when the screen locks.', denied: 'No permission for the position. Allow it in the system settings.',
  },
  lookers: { title: 'Who looked at me', none: 'Nobody has looked at your track or picture', failed: 'Not read now; it needs the network', track: 'looked at your track', picture: 'looked at your picture' },
  lookReason: { spot_check: 'Drawn check', anomaly: 'Anomaly on duty', complaint: 'Complaint', incident: 'Needed for an incident', other: 'Other' },
  lookVerdict: { passed: 'passed', failed: 'failed', not_assessable: 'not assessable' },
  age: { now: 'just now', min: '{0} min ago', h: '{0} h ago', d: '{0} d ago' },
  span: { min: '{0} min', hMin: '{0} h {1} min', dH: '{0} d {1} h' },
  error: {
    'incident.illegal_action': 'Not possible in the present state', 'incident.stale_version': 'Somebody changed it just before', 'incident.not_allowed': 'Not yours to do', 'incident.missing': 'Something required is missing', 'incident.limit_reached': 'No further one is allowed', 'incident.plate_needed': 'A waived first offence needs the whole plate, or the car\u2019s parking notice on this case', 'incident.not_first': 'This plate was noted before: not a first offence, choose another outcome', 'incident.unknown_category': 'The category is gone', 'incident.outside_city': 'The place is outside the city', 'auth.wrong_credentials': 'Wrong user name or password', 'auth.too_many_attempts': 'Too many attempts; try later', 'auth.forbidden': 'No right to do this', 'auth.disabled': 'The account is disabled', 'input.invalid': 'Something in it is not as required', 'input.too_large': 'The file is too large', 'conflict.exists': 'It exists already', not_found: 'It is not at the hub any more', unreachable: 'The hub cannot be reached', other: 'It did not work',
  },
}
