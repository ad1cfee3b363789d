/** What became of a batch: which events were new, and how many rows or events the database would not take at all. */
export interface Stored { newEvents: ReadonlySet<string>; refused: number; refusal: string | null }
