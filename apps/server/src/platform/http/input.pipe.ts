import { StandardSchemaValidationPipe } from '@nestjs/common'
import { ApiProblem } from './api-problem.js'

/** Reads every `@Body({ schema })`, `@Query({ schema })`, `@Param(name, { schema })` by its zod schema; the schema's output is what the method gets. */
export const inputPipe = (): StandardSchemaValidationPipe => new StandardSchemaValidationPipe({
  exceptionFactory: (issues) => {
    const list = issues.slice(0, 50).map(({ path, message }) => ({ path: (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'), message }))
    const first = list[0]
    return new ApiProblem('input.invalid', first ? `${first.path || 'input'}: ${first.message}` : 'the input is not usable', { issues: list })
  },
})
