import { LONGEST_DUTY_H } from '@watchfloor/shared'

/** What is wrong with the time of a duty, in words; null = nothing. Its two ends as ISO-8601 UTC. */
export function spanFault(startsAt: string, endsAt: string): string | null {
  if (startsAt >= endsAt) return 'a duty ends after it begins'
  const hours = (Date.parse(endsAt) - Date.parse(startsAt)) / 3_600_000
  return hours > LONGEST_DUTY_H ? `a duty lasts ${LONGEST_DUTY_H} hours at most, this one ${Math.round(hours)}: mend its end, or enter a duty for each day` : null
}
