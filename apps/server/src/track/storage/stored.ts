import type { Findings } from '../../ports/detect.port.js'

/** What became of a batch: which events were new, and how many rows or events the database would not take at all. `findings` of the rules are in the same commit. */
export interface Stored { newEvents: ReadonlySet<string>; refused: number; refusal: string | null; findings: Findings }
