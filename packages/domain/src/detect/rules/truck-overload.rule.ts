import { z } from 'zod'
import { HOLDS_NOT, SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { permitsNow } from '../permits.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import { readTruck } from '../truck-state.js'

const Params = z.object({
  maxLoadKg: z.number().min(100).max(100_000).default(20_000).meta({ label: { zh: '准运证未写明时的限载', en: 'heaviest load where the permit says none' }, unit: 'kg' }),
  deadbandPct: z.number().min(0).max(50).default(5).meta({ label: { zh: '回差', en: 'deadband' }, unit: '%' }),
})

/** More on board than its permit allows. */
export const truckOverloadRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_overload',
  title: { zh: '超载', en: 'overloaded' },
  rationale: {
    consequence: { zh: '制动不良，压坏路面和井盖', en: 'it brakes badly and breaks roads and manhole covers' },
    operatorAction: { zh: '派路面中队会同交警过磅查处', en: 'have it weighed by the road squad and traffic police' },
    respondWithinS: 900, priority: 'P3', delayOnS: 60, delayOffS: 60, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'status', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0204',
  judge(input, facts, raised) {
    const { loadKg } = readTruck(facts.live.state)
    if (input.type === 'tick' || loadKg === null) return SAYS_NOTHING
    const allowed = permitsNow(facts, input.atMs).open.flatMap(({ maxLoadKg }) => maxLoadKg ?? [])
    const limitKg = allowed.length > 0 ? Math.max(...allowed) : facts.params.maxLoadKg
    const holds = loadKg > limitKg * (raised ? 1 - facts.params.deadbandPct / 100 : 1)
    return !holds ? HOLDS_NOT : { holds, about: { plate: facts.device.plate, loadKg, limitKg } }
  },
})
