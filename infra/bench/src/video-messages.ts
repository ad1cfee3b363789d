/** What the bench asks of its viewers, and what they tell. */
export type ViewersAsk = { kind: 'open', addresses: string[] } | { kind: 'count' }
export type ViewersTell = { kind: 'first', afterMs: number } | { kind: 'frames', frames: number[] }
