/** What really happened, kept where the hub cannot read it, so that later checks can compare. */
export interface Truth {
  /** A true place, sheet metres. May be called at every report; keeps about one a minute for each thing. */
  place(id: string, timeMs: number, x: number, y: number, speedMps: number): void
  /** Something that a rule might be expected to notice, or the beginning or end of a piece of work. */
  event(id: string, timeMs: number, what: string, about?: Readonly<Record<string, unknown>>): void
}

export const NO_TRUTH: Truth = { place: () => undefined, event: () => undefined }
