interface SqlError extends Error { code?: string }
const codeOf = (error: unknown): string => (error as SqlError | null)?.code ?? ''

/** A row was already there although it seemed new (another hub wrote, or the answer to our commit was lost). */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === '23505'

/** The database refused a value, not the moment: trying the same again would fail again (classes 22 and 23 of PostgreSQL's Appendix A). */
export const isBadRow = (error: unknown): boolean => /^2[23]...$/.test(codeOf(error))
