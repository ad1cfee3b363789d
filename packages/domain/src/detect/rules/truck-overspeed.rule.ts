import { z } from 'zod'
import { mpsToKmh } from '@watchfloor/shared'
import { HOLDS_NOT, SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'

const Params = z.object({
  maxKmh: z.number().min(5).max(150).default(60).meta({ label: { zh: '限速', en: 'highest speed' }, unit: 'km/h' }),
  deadbandKmh: z.number().min(0).max(50).default(5).meta({ label: { zh: '回差', en: 'deadband' }, unit: 'km/h' }),
})

/** Faster than a muck truck may drive in the city. */
export const truckOverspeedRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_overspeed',
  title: { zh: '渣土车超速', en: 'truck speeding' },
  rationale: {
    consequence: { zh: '制动距离过长，危及行人', en: 'it cannot stop in time for people' },
    operatorAction: { zh: '通知驾驶员减速，记入企业档案', en: 'tell the driver to slow down, note it for the company' },
    respondWithinS: 900, priority: 'P3', delayOnS: 30, delayOffS: 30, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0205',
  judge(input, { live, params, device }, raised) {
    if (input.type === 'tick' || !Number.isFinite(live.speedMps)) return SAYS_NOTHING
    const kmh = mpsToKmh(live.speedMps)
    if (kmh <= params.maxKmh - (raised ? params.deadbandKmh : 0)) return HOLDS_NOT
    return { holds: true, about: { plate: device.plate, speedKmh: Math.round(kmh), limitKmh: params.maxKmh } }
  },
})
