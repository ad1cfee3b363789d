import type { SpotCheck, VerdictInput } from '@watchfloor/shared'
import { refuse } from '../incident/case-file.js'
import type { Refusal } from '../incident/case-file.js'

/** What has been opened for a check by now. */
export type SeenOfCheck = Pick<SpotCheck, 'verdict' | 'trackSeenAt' | 'pictureSeenAt' | 'noPicture'>

/**
 * Judges whether a verdict counts: only once, only after track and picture (or the recorded reason for having none) were opened, and nothing may be said of a
 * uniform or of conduct that nobody saw.
 */
export function ruleVerdict(check: SeenOfCheck, { marks }: Pick<VerdictInput, 'marks'>): Refusal | { readonly ok: true; readonly verdict: NonNullable<SpotCheck['verdict']> } {
  if (check.verdict !== null) return refuse('check.decided', 'this check was decided already: draw the next')
  const unseen = [...(check.trackSeenAt === null ? ['track'] : []), ...(check.pictureSeenAt === null && check.noPicture === null ? ['picture'] : [])]
  if (unseen.length > 0) return refuse('check.unseen', `open the ${unseen.join(' and the ')} first: a verdict counts only after that`, { unseen })
  if (marks === null) return { ok: true, verdict: 'not_assessable' }
  if (check.pictureSeenAt === null && (marks.uniform !== 'unseen' || marks.conduct !== 'unseen')) {
    return refuse('check.unseen', 'there was no picture: uniform and conduct cannot have been seen, leave them unmarked', { unseen: ['picture'] })
  }
  return { ok: true, verdict: Object.values(marks).includes('fault') ? 'failed' : 'passed' }
}
