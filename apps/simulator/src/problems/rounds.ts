/** Asks again and again, one round at a time; a round's fault is told and does not end it. */
export function rounds(everyMs: number, round: () => Promise<void>, fault: (error: unknown) => void): () => void {
  let ended = false
  let timer: NodeJS.Timeout | undefined
  const again = (): void => {
    if (ended) return
    round().catch(fault).finally(() => { if (!ended) timer = setTimeout(again, everyMs) })
  }
  timer = setTimeout(again, Math.random() * everyMs)
  return () => { ended = true; clearTimeout(timer) }
}
