import { ApiProblem } from '../http/api-problem.js'

/** The end of every import: a trial run answers what would happen, errors refuse the whole with that answer, else all of it is written. @throws ApiProblem `import.has_errors` */
export async function carryOut<Answer extends object>(answer: Answer, errors: number, dryRun: boolean, write: () => Promise<unknown>): Promise<Answer> {
  if (dryRun) return answer
  if (errors > 0) throw new ApiProblem('import.has_errors', `${errors} errors; nothing was imported`, answer)
  await write()
  return answer
}
