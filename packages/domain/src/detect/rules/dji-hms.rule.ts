import { z } from 'zod'
import { EVENT_SEVERITIES } from '@watchfloor/shared'
import type { EventSeverity } from '@watchfloor/shared'
import { USUAL_MAX_AGE_MS } from '../rule.js'
import type { Rule } from '../rule.js'

const KIND = 'dji_hms'
/** Codes that a broken aircraft may hold up at once. */
const MAX_CODES = 100
const State = z.object({
  /** Code → time of its newest edge, and whether it is up. */
  codes: z.record(z.string(), z.object({ atMs: z.number(), up: z.boolean(), inAir: z.boolean() })),
  raised: z.boolean(),
})
const Params = z.object({
  from: z.enum(EVENT_SEVERITIES).default('warning').meta({ label: { zh: '最低级别', en: 'from this level on' } }),
})
type State = z.infer<typeof State>
const rank = (severity: EventSeverity): number => EVENT_SEVERITIES.indexOf(severity)
const isUp = ({ codes }: State): boolean => Object.values(codes).some(({ up }) => up)

/**
 * A DJI health message of the gravest level. In the air it is an emergency, on the ground work for the workshop. Several codes are one alarm; it is over
 * when the last is gone. DJI's text key tells the two apart (`…_in_the_sky`).
 */
export const djiHmsRule: Rule<State, z.infer<typeof Params>> = {
  name: KIND,
  title: { zh: '无人机健康告警', en: 'drone health warning' },
  rationale: {
    consequence: { zh: '飞机可能失控或迫降', en: 'the aircraft may be lost or come down' },
    operatorAction: { zh: '核对飞行状态，必要时返航或就近降落，通知机巢值守', en: 'check its flight, call it home or land it, tell the dock\'s keeper' },
    respondWithinS: 15, priority: 'P3', delayOnS: 0, delayOffS: 0, dedupe: 'source_kind',
  },
  kinds: ['drone', 'dock'], reads: ['event'], maxAgeMs: USUAL_MAX_AGE_MS, params: Params, version: 1, state: State,
  open: () => ({ codes: {}, raised: false }),
  step(state, input, { device, live, params }) {
    if (input.type !== 'report' || input.report.type !== 'event' || input.report.eventType !== 'dji.hms' || input.report.code === null) return { state }
    const { code, active, severity, text, lat, lon } = input.report
    const { atMs } = input
    // Own keys only: a code comes from outside.
    const known = Object.hasOwn(state.codes, code) ? state.codes[code] : undefined
    if (known !== undefined && atMs <= known.atMs) return { state }
    if (active === true && rank(severity) < rank(params.from)) return { state }
    if (active !== true && known === undefined) return { state }
    const inAir = active === true && device.kind === 'drone' && (text?.endsWith('_in_the_sky') ?? false)
    const entries = Object.entries(state.codes).filter(([key]) => key !== code).slice(1 - MAX_CODES)
    const next: State = { codes: Object.fromEntries([...entries, [code, { atMs, up: active === true, inAir }]]), raised: state.raised }
    if (!isUp(next)) return state.raised ? { state: { ...next, raised: false }, clear: [{ kind: KIND, atMs }] } : { state: next }
    if (active !== true) return { state: next }
    const flying = Object.values(next.codes).some(({ up, inAir: air }) => up && air)
    const placed = Number.isFinite(lat) && Number.isFinite(lon)
    return {
      state: { ...next, raised: true },
      raise: [{
        kind: KIND, episodeMs: atMs, severity: flying ? 'critical' : 'warning', ...(flying ? { priority: 'P1' as const } : {}), category: 'L0103', lat: placed ? lat : live.lat, lon: placed ? lon : live.lon, text,
        about: { code, inAir: flying, codes: Object.values(next.codes).filter(({ up }) => up).length },
      }],
    }
  },
}
