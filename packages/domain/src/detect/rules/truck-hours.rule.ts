import { z } from 'zod'
import { mpsToKmh } from '@watchfloor/shared'
import { HOLDS_NOT, SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { permitsNow } from '../permits.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import { readTruck } from '../truck-state.js'

const Params = z.object({
  fromKmh: z.number().min(0).max(120).default(10).meta({ label: { zh: '超过该速度才算运输', en: 'carrying from' }, unit: 'km/h' }),
  withoutPermit: z.boolean().default(true).meta({ label: { zh: '无准运证也告警', en: 'also without any permit' } }),
})

/** Carrying outside the hours of every valid permit, or with no valid permit at all. Says nothing where a centre keeps no permits. */
export const truckHoursRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_hours',
  title: { zh: '许可时段外运输', en: 'carrying outside permitted hours' },
  rationale: {
    consequence: { zh: '夜间扰民或高峰拥堵，无证运输', en: 'noise at night, jams at rush hour, carrying without a permit' },
    operatorAction: { zh: '核对准运证，派路面中队查处', en: 'check its permit, send the road squad' },
    respondWithinS: 900, priority: 'P3', delayOnS: 120, delayOffS: 300, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0203',
  judge(input, facts) {
    const { loaded } = readTruck(facts.live.state)
    if (input.type === 'tick' || loaded === null) return SAYS_NOTHING
    const { register, valid, open } = permitsNow(facts, input.atMs)
    if (!register) return SAYS_NOTHING
    const isCarrying = loaded && mpsToKmh(facts.live.speedMps) >= facts.params.fromKmh
    const holds = isCarrying && open.length === 0 && (valid.length > 0 || facts.params.withoutPermit)
    return !holds ? HOLDS_NOT : { holds, about: { plate: facts.device.plate, why: valid.length > 0 ? 'hours' : 'no_permit', permit: valid[0]?.id ?? null } }
  },
})
