import { eventRule } from '../event-rule.js'

/** Somebody asks for help: a body camera's or phone's button, a truck terminal's emergency bit. Life first: news of half an hour ago still rings. */
export const sosRule = eventRule({
  name: 'sos',
  title: { zh: 'SOS 求助', en: 'SOS' },
  rationale: {
    consequence: { zh: '队员或驾驶员可能正处于危险之中', en: 'an officer or driver may be in danger' },
    operatorAction: { zh: '立即呼叫本人，打开最近的视频，派最近的单位', en: 'call them, open the nearest cameras, send the nearest unit' },
    respondWithinS: 15, priority: 'P1', delayOnS: 0, delayOffS: 0, dedupe: 'source_kind',
  },
  kinds: ['bodycam', 'phone', 'radio', 'truck', 'vehicle'],
  maxAgeMs: 30 * 60_000,
  severity: 'critical',
  calls: ['jt808.sos', 'native.alarm:sos', 'native.alarm:panic', 'traccar.alarm:sos', 'owntracks.here:sos'],
  categoryOf: ({ device }) => (device.kind === 'truck' || device.kind === 'vehicle' ? 'L0102' : 'L0101'),
})
