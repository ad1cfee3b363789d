import { ListImportAnswer } from '@watchfloor/shared'

/** What the hub says of a list that it refused: it comes as the details of the error. */
export function readAnswer(details: unknown): ListImportAnswer | null {
  const read = ListImportAnswer.safeParse(details)
  return read.success ? read.data : null
}
