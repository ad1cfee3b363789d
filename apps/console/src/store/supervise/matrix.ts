import type { MatrixAnswer, MatrixRow } from '@watchfloor/shared'
import { superviseCalls } from '../../link/nouns/supervise.js'

const AGAIN_MS = 5000

/** What is asked of the matrix; null = the last eight hours up to now, which fill live. */
export type MatrixStretch = { from: string; to: string } | null
let last: { key: string; answer: MatrixAnswer } | null = null

/** The answer with what changed since: rows in the hub's order, those that are over gone. */
export function merged(before: MatrixAnswer, news: MatrixAnswer): MatrixAnswer {
  const rows = new Map<string, MatrixRow>([...before.rows, ...news.rows].map((row) => [row.dutyId, row]))
  return { ...news, rows: news.duties.flatMap((id) => rows.get(id) ?? []) }
}

async function read(stretch: MatrixStretch, signal: AbortSignal): Promise<MatrixAnswer> {
  const key = JSON.stringify(stretch)
  const before = last?.key === key && stretch === null ? last.answer : null
  let answer = await superviseCalls.matrix({ ...stretch, ...(before ? { since: before.revision } : {}) }, signal)
  // A hub that was started again counts from the beginning; a row it never sent would be missing.
  const isWhole = before !== null && answer.revision >= before.revision && answer.settings.cellMin === before.settings.cellMin
  const known = new Set(before?.rows.map(({ dutyId }) => dutyId))
  if (isWhole && answer.duties.every((id) => known.has(id) || answer.rows.some(({ dutyId }) => dutyId === id))) answer = merged(before, answer)
  else if (before) answer = await superviseCalls.matrix({ ...stretch }, signal)
  last = { key, answer }
  return answer
}

/** Officer × time; the present is asked anew every few seconds, for what changed. */
export const matrixQuery = (stretch: MatrixStretch) => ({
  queryKey: ['supervise', 'matrix', stretch] as const, queryFn: ({ signal }: { signal: AbortSignal }) => read(stretch, signal), refetchInterval: stretch === null ? AGAIN_MS : false as const, retry: false as const,
})
