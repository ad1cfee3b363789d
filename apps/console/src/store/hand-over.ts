import { handOverCalls } from '../link/nouns/hand-over.js'

type Asked = { signal: AbortSignal }
const EVERY_MS = 15_000

/** Handing over a shift: the sheets that are offered, one's own, and what is done with them. */
export const handOver = {
  list: { queryKey: ['hand-over', 'list'] as const, queryFn: ({ signal }: Asked) => handOverCalls.list(signal), refetchInterval: EVERY_MS },
  due: { queryKey: ['hand-over', 'due'] as const, queryFn: ({ signal }: Asked) => handOverCalls.due(signal), refetchInterval: EVERY_MS },
  note: handOverCalls.note,
  offer: handOverCalls.offer,
  accept: handOverCalls.accept,
}
