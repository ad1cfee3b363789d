import { ApiProblem } from '../../platform/http/api-problem.js'

/** The moment at which a day of the city begins: so that every index in the order of time serves. */
export const dayStart = (day: string, utcOffsetMin: number): Date => new Date(Date.parse(day) - utcOffsetMin * 60_000)

/** A day that names a group. @throws ApiProblem where it is none. */
export function dayKey(group: string): string {
  if (!/^\d{4}-\d\d-\d\d$/.test(group) || Number.isNaN(Date.parse(group))) throw new ApiProblem('input.invalid', 'group: a day is written like 2026-03-02')
  return group
}
