import { StateValue } from '@watchfloor/shared'
import type { EventSeverity } from '@watchfloor/shared'
import { z } from 'zod'
import { Episode, newEpisode, stepEpisode } from './episode.js'
import type { Keeping, Rule, RuleFacts, RuleInput } from './rule.js'

/** What a condition rule found in one input; `holds` null = this input says nothing of it. */
export interface Judgement { readonly holds: boolean | null; readonly about?: Readonly<Record<string, StateValue>> }

/** It does not hold; shared, for it is what nearly every input comes to. */
export const HOLDS_NOT: Judgement = { holds: false }
/** The input says nothing of it. */
export const SAYS_NOTHING: Judgement = { holds: null }

const State = z.object({ episode: Episode, about: z.record(z.string(), StateValue) })
/** An episode, and what was last seen while the condition held: a tick may raise it without seeing anything itself. */
export type ConditionState = z.infer<typeof State>

/** When it began to hold or ceased to must outlive a crash; that it went on holding is known soon enough, and that nothing goes on need not be. */
function keeping({ episode: before }: ConditionState, { episode: after }: ConditionState): Keeping {
  if (before.holds !== after.holds || before.sinceMs !== after.sinceMs || before.raised !== after.raised) return 'now'
  return after.holds || after.raised ? 'later' : 'no'
}

/** A rule that is one lasting condition of one device: all but the judging is the same for each. */
export type ConditionRule<P> = Omit<Rule<ConditionState, P>, 'version' | 'state' | 'open' | 'step' | 'keeping'> & {
  readonly severity: EventSeverity
  readonly category: string
  /** `raised` lets it use another threshold on the way down (a deadband). */
  judge(input: RuleInput, facts: RuleFacts<P>, raised: boolean): Judgement
}

/** Makes a rule of a condition: delay-on, delay-off, order and the one alarm of an episode are done here. The alarm's kind is the rule's name. */
export function conditionRule<P>(rule: ConditionRule<P>): Rule<ConditionState, P> {
  const { severity, category, judge, ...head } = rule
  return {
    ...head, version: 1, state: State, open: () => ({ episode: newEpisode(), about: {} }), keeping,
    step(state, input, facts) {
      const found = judge(input, facts, state.episode.raised)
      const atMs = input.type === 'tick' ? input.nowMs : input.atMs
      const was = state.episode
      if (found.holds !== true && !was.holds && !was.raised) {
        // Nothing holds and nothing held: fifty thousand fixes a second come by here, so no more is made than has to be.
        if (found.holds === null || input.type === 'tick' || atMs <= was.lastMs) return { state }
        return { state: { episode: { lastMs: atMs, holds: false, sinceMs: was.sinceMs, raised: false }, about: state.about } }
      }
      const { episode, event } = stepEpisode(state.episode, found.holds, atMs, input.type === 'report', facts)
      if (episode === state.episode) return { state }
      const about = found.holds === true ? { ...found.about } : state.about
      if (event === null) return { state: { episode, about } }
      if (event === 'clear') return { state: { episode, about: {} }, clear: [{ kind: rule.name, atMs }] }
      const { lat, lon } = facts.live
      return { state: { episode, about }, raise: [{ kind: rule.name, episodeMs: episode.sinceMs, severity, category, lat, lon, text: null, about }] }
    },
  }
}
