import type { CitizenWords } from './zh-CN.js'

/** The words of the citizens' page in English. */
export const citizenEn: CitizenWords = {
  title: 'Report a problem', simulated: 'simulated', language: '中文', tabs: { report: 'Report', look: 'What became of it' },
  shut: 'Reports are not taken here', shutText: 'Please call the city’s hotline.', failed: 'No connection at the moment, please try again', retry: 'Try again', loading: 'Opening',
  photo: { title: 'Photo', take: 'Take or choose a photo', another: 'Another one', alt: 'The photo to be sent', hint: 'Show the problem and what is around it; please no faces', notPhoto: 'This is no JPEG, PNG or WebP photo', tooLarge: 'The photo has more than 12 MB: take a smaller one' },
  kind: { title: 'What is wrong', other: 'Something else', search: 'Find it by a few letters', none: 'Nothing found: try another word', change: 'Change' },
  kinds: { '0406': 'Vendor on the street', '0405': 'Shop goods outside', L0301: 'Badly parked car', '0410': 'Badly parked bikes', '0111': 'Heap of rubbish', '0114': 'Spill on the road', '0113': 'Broken road', B0102: 'Manhole cover', '0301': 'Building noise', L0501: 'Cooking fumes', '0201': 'Stickers and ads', '0101': 'Unlawful building' },
  place: { title: 'Where it is', here: 'Where I am', locating: 'Looking for you', failed: 'Your position could not be had: choose it on the map', map: 'Choose on the map', close: 'This is the place', mapHint: 'Move the map until the cross is on the place', mapLabel: 'Map to choose the place', mapFailed: 'The map does not open: use your position', own: 'Your position', picked: 'Chosen on the map', address: 'Address or landmark (optional)', addressHint: 'For example: in front of 12 Jiefang Road' },
  words: { title: 'A few words (optional)', hint: 'Since when, and whom it hurts' },
  phone: { title: 'Telephone (optional)', hint: 'Only to ask back and to answer; never published', wrong: 'The number is not complete' },
  send: 'Send', sending: 'Sending', missing: 'Still missing: {0}', again: 'Report something else',
  receipt: { title: 'Received', number: 'Number', code: 'Look-up code', keep: 'Write the code down or take a screenshot. It is how you follow your report; we tell it to nobody.', copy: 'Copy the code', copied: 'Copied', copyFailed: 'Could not be copied: take a screenshot' },
  look: { code: 'Look-up code', hint: '10 letters and figures', find: 'Look up', finding: 'Looking up', own: 'Reported from this phone', forget: 'Remove from this phone', receivedAt: 'Received', endedAt: 'Ended', result: 'Result', reason: 'Reason' },
  state: { received: 'Received, not yet taken up', working: 'Being worked on', done: 'Settled', not_taken: 'Not taken up' },
  error: { 'incident.outside_city': 'This place is outside the city: choose another', 'incident.unknown_category': 'This kind is no longer taken: choose another', 'input.too_often': 'Too many in a short time: try again in a few minutes', 'input.too_large': 'The photo is too large: take a smaller one', 'input.invalid': 'Something does not fit: look at the photo and the words', not_found: 'There is no such code: check every sign', unreachable: 'It was not sent: check the network and press again, it counts once', other: 'That did not work: try again later' },
}
