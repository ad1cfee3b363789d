import { bestVideoId, liveService, liveTrouble } from './live.js'

test('the payload\u2019s daylight picture is taken before the pilot\u2019s view and infrared, and only of this aircraft', () => {
  const offered = '7LLDOCK01/165-0-7/normal-0 1581A/39-0-7/normal-0 1581A/81-0-0/ir-0 1581A/81-0-0/wide-0 1581AB/81-0-0/normal-0'
  expect(bestVideoId(offered, '1581A')).toBe('1581A/81-0-0/wide-0')
  expect(bestVideoId('1581A/39-0-7/normal-0', '1581A')).toBe('1581A/39-0-7/normal-0')
  expect(bestVideoId('1581A/81-0-0/vr-0 1581A/81-0-0/ir-0', '1581A')).toBe('1581A/81-0-0/ir-0')
  expect(bestVideoId(offered, '1581')).toBeNull()
  expect(bestVideoId('', '1581A')).toBeNull()
})

test.each([
  ['result 513008', 'not_ready', true], ['result 613006', 'not_ready', true], ['result 513001', 'not_flying', true], ['result 513003', 'busy', true], ['result 513010', 'network', true],
  ['result 513013', 'refused', false], ['result 314003', 'refused', false], ['result 13008', 'not_ready', true], [null, 'refused', false],
] as const)('“%s” is %s, and asked again: %s', (answer, trouble, again) => {
  expect(liveTrouble(answer)).toMatchObject({ trouble, again })
})

test('orders of the hub\u2019s own become services; what people send does not', () => {
  expect(liveService({ type: 'live_start', videoId: 'a/b/c', quality: 0, url: 'rtmp://h/p?token=t' })).toEqual({ method: 'live_start_push', data: { url_type: 1, url: 'rtmp://h/p?token=t', video_id: 'a/b/c', video_quality: 0 } })
  expect(liveService({ type: 'live_stop', videoId: 'a/b/c' })).toEqual({ method: 'live_stop_push', data: { video_id: 'a/b/c' } })
  expect(liveService({ type: 'custom', name: 'live_start_push' })).toBeNull()
})
