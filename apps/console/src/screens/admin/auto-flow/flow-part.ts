import type { FlowAnswer, FlowSettings } from '@watchfloor/shared'

/** What every part of the screen gets: the settings as they are, and the way to write others. */
export interface FlowPart {
  settings: FlowSettings
  /** An administrator; the others look on. */
  manages: boolean
  busy: boolean
  /** Writes the settings and says so, with an undo; null when it failed. */
  write: (next: FlowSettings, said: string) => Promise<FlowAnswer | null>
}
