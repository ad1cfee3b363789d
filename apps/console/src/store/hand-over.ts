import { handOverCalls } from '../link/nouns/hand-over.js'
import { signOut } from './session.js'

type Asked = { signal: AbortSignal }
const EVERY_MS = 15_000

/** Handing over a shift: the sheets that are offered, one's own, and what is done with them. */
export const handOver = {
  list: { queryKey: ['hand-over', 'list'] as const, queryFn: ({ signal }: Asked) => handOverCalls.list(signal), refetchInterval: EVERY_MS },
  due: { queryKey: ['hand-over', 'due'] as const, queryFn: ({ signal }: Asked) => handOverCalls.due(signal), refetchInterval: EVERY_MS },
  offer: handOverCalls.offer,
  accept: handOverCalls.accept,
}

/** Signs out, unless something urgent is still this person's: that is handed over first. False = not signed out. A hub that cannot be asked keeps nobody here. */
export async function leaveShift(): Promise<boolean> {
  const due = await handOverCalls.due().then((answer) => answer.due, () => false)
  if (due) return false
  await signOut()
  return true
}
