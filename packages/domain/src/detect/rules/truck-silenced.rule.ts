import { z } from 'zod'
import { HOLDS_NOT, conditionRule } from '../condition-rule.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import { readTruck } from '../truck-state.js'

const Params = z.object({
  silentS: z.number().min(60).max(86_400).default(600).meta({ label: { zh: '作业中失声多久', en: 'silent while working for' }, unit: 's' }),
})

/**
 * A terminal that falls silent while its truck works: loaded or lifted, engine on. Longer than a tunnel or a hole in the network; it is over when the terminal
 * speaks again, and what it then sends from its memory shows whether it was pulled.
 */
export const truckSilencedRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_silenced',
  title: { zh: '作业中终端失声', en: 'terminal silenced while working' },
  rationale: {
    consequence: { zh: '可能被拔除以逃避监管，去向不明', en: 'it may have been pulled to escape; nobody knows where it goes' },
    operatorAction: { zh: '联系驾驶员和企业，在最后位置前方调看视频', en: 'call driver and company, look ahead of its last place by camera' },
    respondWithinS: 600, priority: 'P3', delayOnS: 0, delayOffS: 0, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'status', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0206',
  judge(input, { live, params, device }) {
    if (input.type === 'report') return HOLDS_NOT
    const { loaded, lifted, running } = readTruck(live.state)
    const silentMs = input.nowMs - live.heardMs
    const worked = running !== false && (loaded === true || lifted === true)
    if (!worked || silentMs < params.silentS * 1000) return HOLDS_NOT
    return { holds: true, about: { plate: device.plate, silentS: Math.round(silentMs / 1000), loaded, lifted } }
  },
})
