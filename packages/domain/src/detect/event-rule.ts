import { z } from 'zod'
import type { EventSeverity } from '@watchfloor/shared'
import { ALARM_BITS } from '../decode/jt808/alarm-bits.js'
import type { EventReport } from '../decode/report.js'
import type { Rule, RuleFacts } from './rule.js'

/** Event types that a terminal holds up until the platform acknowledges them: their end says that the acknowledgement arrived, not that the matter is over. */
const LATCHED: ReadonlySet<string> = new Set(ALARM_BITS.filter(({ latched }) => latched).map(({ name }) => `jt808.${name}`))

const State = z.object({ lastMs: z.number(), raised: z.boolean() })
type State = z.infer<typeof State>

/** Parameters of a rule that listens for events by name. */
export const EventParams = z.object({
  calls: z.array(z.string().min(1).max(100)).max(50).meta({ label: { zh: '事件（类型 或 类型:代码）', en: 'events (type or type:code)' } }),
})
type EventParams = z.infer<typeof EventParams>

/** A rule that passes on what a device says itself. */
export type EventRule = Omit<Rule<State, EventParams>, 'version' | 'state' | 'open' | 'step' | 'reads' | 'params'> & {
  readonly severity: EventSeverity
  readonly calls: readonly string[]
  categoryOf(facts: RuleFacts<EventParams>): string
}

/** `jt808.sos` fits by its type, `native.alarm` by type and code; a phone's mark says its word in the text. */
function isCalled({ eventType, code, text }: EventReport, calls: readonly string[]): boolean {
  const type = eventType.toLowerCase()
  const named = `${type}:${(code ?? text ?? '').trim().toLowerCase()}`
  return calls.some((call) => { const wanted = call.trim().toLowerCase(); return wanted === type || wanted === named })
}

/** Makes such a rule. A second press is a repeat; an older one, or the same one delivered again, is no news. */
export function eventRule(rule: EventRule): Rule<State, EventParams> {
  const { severity, calls, categoryOf, ...head } = rule
  return {
    ...head, reads: ['event'], params: EventParams.extend({ calls: EventParams.shape.calls.default([...calls]) }), version: 1, state: State, open: () => ({ lastMs: -1, raised: false }),
    step(state, input, facts) {
      if (input.type !== 'report' || input.report.type !== 'event' || !isCalled(input.report, facts.params.calls) || input.atMs <= state.lastMs) return { state }
      const { eventType, active, code, text, lat, lon } = input.report
      if (active === false) {
        if (LATCHED.has(eventType) || !state.raised) return { state: { ...state, lastMs: input.atMs } }
        return { state: { lastMs: input.atMs, raised: false }, clear: [{ kind: rule.name, atMs: input.atMs }] }
      }
      const placed = Number.isFinite(lat) && Number.isFinite(lon)
      return {
        state: { lastMs: input.atMs, raised: true },
        raise: [{
          kind: rule.name, episodeMs: input.atMs, severity, category: categoryOf(facts), lat: placed ? lat : facts.live.lat, lon: placed ? lon : facts.live.lon, text,
          about: { event: eventType, code, plate: facts.device.plate },
        }],
      }
    },
  }
}
