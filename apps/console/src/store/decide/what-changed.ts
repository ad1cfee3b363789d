import type { TimelineLine } from '@watchfloor/shared'

/** What others wrote since the version that this person saw: shown beside what was typed, so that it can be judged again. */
export const changedSince = (timeline: readonly TimelineLine[], version: number): TimelineLine[] =>
  timeline.filter((line) => line.version > version).sort((a, b) => a.version - b.version)
