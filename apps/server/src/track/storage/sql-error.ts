interface SqlError extends Error { code?: string }
const codeOf = (error: unknown): string => (error as SqlError | null)?.code ?? ''

/** A row was already there although it seemed new (another hub wrote, or the answer to our commit was lost). */
export const isDuplicate = (error: unknown): boolean => codeOf(error) === '23505'

/**
 * The database refused a value, not the moment: trying the same again would fail again (classes 22, 23 and 54 of PostgreSQL's Appendix A; 54 is a value too
 * large for an index or nested too deeply). A missing right or column (class 42) concerns every row: rows are not given up for it, they wait for the operator.
 */
export const isBadRow = (error: unknown): boolean => /^(22|23|54)...$/.test(codeOf(error))
