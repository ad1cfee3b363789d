import type { Change, Ruling } from '@watchfloor/domain'
import { ApiProblem } from '../../platform/http/api-problem.js'

/** The change that domain decided on, or its refusal as an answer of the API. */
export function accepted(ruling: Ruling): Change {
  if (!ruling.ok) throw new ApiProblem(ruling.code, ruling.message, ruling.details)
  return ruling
}
