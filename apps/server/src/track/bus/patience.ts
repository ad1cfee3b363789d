/** How long a start waits for the bus. The doors of a hub must not hang on a Redis that does not answer. */
export const PATIENCE_MS = 3000

/** Waits for `work`, but not longer than that. Answers whether it was done in time; what comes later is not undone. */
export async function doneInTime(work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout
  const late = new Promise<false>((resolve) => { timer = setTimeout(() => resolve(false), PATIENCE_MS) })
  return Promise.race([work.then(() => true), late]).finally(() => clearTimeout(timer))
}
