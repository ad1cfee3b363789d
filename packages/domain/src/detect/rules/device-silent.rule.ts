import { z } from 'zod'
import { DEVICE_KINDS } from '@watchfloor/shared'
import { presenceOf } from '../../track/presence.js'
import { HOLDS_NOT, conditionRule } from '../condition-rule.js'
import { USUAL_MAX_AGE_MS } from '../rule.js'

const Params = z.object({
  kinds: z.array(z.enum(DEVICE_KINDS)).max(DEVICE_KINDS.length).default(['camera', 'dock', 'sensor']).meta({ label: { zh: '应常在线的设备', en: 'devices that must always be there' } }),
})

/** A device that must always be there has gone: silent for longer than its kind promises, or signed off. A phone that goes home is no alarm. */
export const deviceSilentRule = conditionRule<z.infer<typeof Params>>({
  name: 'device_silent',
  title: { zh: '设备失联', en: 'device silent' },
  rationale: {
    consequence: { zh: '该处成为盲区', en: 'nobody sees that place' },
    operatorAction: { zh: '通知运维检修，必要时调相邻视频补盲', en: 'tell maintenance; cover the place by a neighbouring camera' },
    respondWithinS: 3600, priority: 'P4', delayOnS: 60, delayOffS: 60, dedupe: 'source_kind',
  },
  kinds: DEVICE_KINDS, reads: ['fix', 'status', 'event', 'tick'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, severity: 'notice', category: 'L0104',
  concerns: (kind, params) => params.kinds.includes(kind),
  judge(input, { live, params, device }) {
    if (!params.kinds.includes(device.kind) || !(live.heardMs > 0)) return HOLDS_NOT
    const nowMs = input.type === 'tick' ? input.nowMs : input.atMs
    const presence = presenceOf(device.kind, live.heardMs, live.said, nowMs, false)
    if (presence !== 'offline') return HOLDS_NOT
    return { holds: true, about: { kind: device.kind, silentS: Math.max(0, Math.round((nowMs - live.heardMs) / 1000)), saidGoodbye: live.said === false } }
  },
})
