import { z } from 'zod'
import { SAYS_NOTHING, conditionRule } from '../condition-rule.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'

const Params = z.object({
  limitMgM3: z.number().min(0.1).max(50).default(2).meta({ label: { zh: '油烟限值（GB 18483 为 2.0）', en: 'fume limit (GB 18483: 2.0)' }, unit: 'mg/m³' }),
  deadbandPct: z.number().min(0).max(50).default(10).meta({ label: { zh: '回差', en: 'deadband' }, unit: '%' }),
  purifierOff: z.boolean().default(false).meta({ label: { zh: '风机开而净化器关视同超标', en: 'fan on with purifier off counts as over the limit' } }),
})

/** Fume of a kitchen over its limit for so many minutes (the rule's delay-on). The state keys are those of the HJ 212 factor map: `fumeMgM3`, `purifierOn`, `fanOn`. */
export const cookingFumeRule = conditionRule<z.infer<typeof Params>>({
  name: 'cooking_fume',
  title: { zh: '餐饮油烟超标', en: 'cooking fume over limit' },
  rationale: {
    consequence: { zh: '油烟扰民，净化器可能未开或失效', en: 'neighbours suffer; the purifier may be off or worn out' },
    operatorAction: { zh: '电话提醒商户开启清洗净化器，复超则派员检查', en: 'call the kitchen to run or clean its purifier; send somebody if it comes again' },
    respondWithinS: 1800, priority: 'P3', delayOnS: 600, delayOffS: 300, dedupe: 'source_kind',
  },
  kinds: ['sensor'], reads: ['fix', 'status', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'warning', category: 'L0501',
  judge(input, { live: { state }, params }, raised) {
    const { fumeMgM3, purifierOn, fanOn } = state
    if (input.type === 'tick') return SAYS_NOTHING
    const bypassed = params.purifierOff && fanOn === true && purifierOn === false
    const measured = typeof fumeMgM3 === 'number' ? fumeMgM3 : null
    const isOver = measured === null ? null : measured > params.limitMgM3 * (raised ? 1 - params.deadbandPct / 100 : 1)
    return { holds: bypassed ? true : isOver, about: { fumeMgM3: measured, limitMgM3: params.limitMgM3, purifierOn: purifierOn ?? null } }
  },
})
