const FIRST_MS = 1000
const LONGEST_MS = 60_000

/** How long to wait before another try, ms: doubling, and never in step with the other phones after a restart of the hub. `dice` is from 0 to 1. */
export const retryWait = (tries: number, dice: number): number => Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** tries) * (0.5 + dice / 2))
