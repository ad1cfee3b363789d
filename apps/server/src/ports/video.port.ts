import type { HealthState } from '@watchfloor/shared'

/** How video is, for the glyph in the consoles' bar. */
export abstract class VideoPort {
  /** off: there is none here · down: the media gateway does not answer, or not yet. */
  abstract state(): HealthState
}
