import { z } from 'zod'
import { mpsToKmh } from '@watchfloor/shared'
import { HOLDS_NOT, SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { isPlaced, placesAt } from '../place-of-work.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import { readTruck } from '../truck-state.js'

const Params = z.object({
  fromKmh: z.number().min(0).max(120).default(10).meta({ label: { zh: '超过该速度才算上路', en: 'on the road from' }, unit: 'km/h' }),
  marginM: z.number().min(0).max(500).default(100).meta({ label: { zh: '工地出口容差', en: 'margin at a site\'s gate' }, unit: 'm' }),
})

/** Loaded, on the road, and not covered. Inside a site and at its gate a truck may stand open. */
export const truckUncoveredRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_uncovered',
  title: { zh: '重车未密闭', en: 'loaded and uncovered' },
  rationale: {
    consequence: { zh: '沿途撒漏扬尘，危及后车', en: 'it spills along its way and endangers those behind' },
    operatorAction: { zh: '通知驾驶员停车盖篷，派路面中队查处', en: 'tell the driver to stop and cover, send the road squad' },
    respondWithinS: 300, priority: 'P3', delayOnS: 60, delayOffS: 60, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'status', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0202',
  judge(input, facts) {
    const { loaded, covered, loadKg } = readTruck(facts.live.state)
    if (input.type === 'tick' || loaded === null || covered === null || !isPlaced(facts)) return SAYS_NOTHING
    if (!loaded || covered || placesAt(facts, input.atMs, facts.params.marginM).length > 0) return HOLDS_NOT
    const kmh = mpsToKmh(facts.live.speedMps)
    // Standing at a light changes nothing: only covering, unloading or reaching a site does.
    return { holds: kmh >= facts.params.fromKmh ? true : null, about: { plate: facts.device.plate, loadKg, speedKmh: Math.round(kmh) } }
  },
})
