import { eventRule } from '../event-rule.js'

/** A collision or a vehicle on its side, as its terminal says. */
export const crashRule = eventRule({
  name: 'crash',
  title: { zh: '碰撞侧翻', en: 'collision or rollover' },
  rationale: {
    consequence: { zh: '可能有人受伤，道路受阻', en: 'people may be hurt, the road blocked' },
    operatorAction: { zh: '呼叫驾驶员，调看视频，通知交警和急救', en: 'call the driver, look by camera, tell traffic police and ambulance' },
    respondWithinS: 15, priority: 'P1', delayOnS: 0, delayOffS: 60, dedupe: 'source_kind',
  },
  kinds: ['truck', 'vehicle', 'phone', 'bodycam'],
  maxAgeMs: 30 * 60_000,
  severity: 'critical',
  calls: ['jt808.collision', 'jt808.rollover', 'traccar.alarm:accident', 'traccar.alarm:falldown', 'native.alarm:crash', 'native.alarm:fall'],
  categoryOf: ({ device }) => (device.kind === 'truck' || device.kind === 'vehicle' ? 'L0102' : 'L0101'),
})
