import type { HealthState } from '@watchfloor/shared'
import type { Watcher } from './picture.port.js'

/** How video is, for the consoles. */
export abstract class VideoPort {
  /** off: there is none here · down: the media gateway does not answer, or not yet. */
  abstract state(): HealthState
  /** The devices that send pictures at this moment. */
  abstract sending(): readonly string[]
  /** Those of these devices that this person may watch. */
  abstract mayWatch(ids: readonly string[], by: Watcher): Promise<readonly string[]>
}
