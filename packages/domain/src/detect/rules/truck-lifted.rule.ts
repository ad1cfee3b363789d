import { z } from 'zod'
import { HOLDS_NOT, SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { permitsNow } from '../permits.js'
import { isPlaced, placesAt } from '../place-of-work.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import { readTruck } from '../truck-state.js'

const Params = z.object({
  marginM: z.number().min(0).max(500).default(30).meta({ label: { zh: '围栏外容差', en: 'margin outside the fence' }, unit: 'm' }),
})

/** Lifted outside every site and dump, or in one that its permits do not name: tipping where it must not. */
export const truckLiftedRule = conditionRule<z.infer<typeof Params>>({
  name: 'truck_lifted',
  title: { zh: '工地和消纳场外举升', en: 'lifted outside sites and dumps' },
  rationale: {
    consequence: { zh: '渣土可能正被倾倒，几分钟后即难取证', en: 'muck may be being tipped; in minutes the proof is gone' },
    operatorAction: { zh: '调看周边视频锁定车辆，派最近中队拦查', en: 'find it on the nearest cameras, send the nearest squad' },
    respondWithinS: 60, priority: 'P2', delayOnS: 15, delayOffS: 60, dedupe: 'source_kind',
  },
  kinds: ['truck'], reads: ['fix', 'status', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'critical', category: 'L0201',
  judge(input, facts) {
    const { lifted, loadKg } = readTruck(facts.live.state)
    if (input.type === 'tick' || lifted === null || !isPlaced(facts)) return SAYS_NOTHING
    if (!lifted) return HOLDS_NOT
    const here = placesAt(facts, input.atMs, facts.params.marginM)
    const { register, valid } = permitsNow(facts, input.atMs)
    // A permit without places is for every known one; without any valid permit the places alone decide, for that is another rule's matter.
    const named = register && valid.length > 0 && valid.every(({ placeIds }) => placeIds !== undefined) ? new Set(valid.flatMap(({ placeIds }) => placeIds ?? [])) : null
    const holds = !here.some(({ id }) => named === null || named.has(id))
    return !holds ? HOLDS_NOT : { holds, about: { plate: facts.device.plate, loadKg, place: here[0]?.name ?? null } }
  },
})
