import { MediaPath } from './media-path.js'
import type { PathConfig, PathLimits } from './media-path.js'

const WATCH_MS = 1000
/** What a path may be called: MediaMTX's letters, and no empty parts at its ends. */
export const PATH_NAME = /^(?!\/)[0-9a-zA-Z_\-./~:]+(?<!\/)$/

/** Who keeps something of paths. */
export interface PathWatchers {
  made?(path: MediaPath): void
  /** Its configuration may be another one than before. */
  settled?(path: MediaPath): void
  /** What was kept of it is of another camera, or of none. */
  forgotten?(path: MediaPath): void
  gone?(path: MediaPath): void
}

/** All paths by name: those the hub has configured, and those that an authorised publisher made by coming. */
export class Paths {
  readonly #paths = new Map<string, MediaPath>()
  readonly #configured = new Set<string>()
  readonly #limits: PathLimits
  readonly #watch: NodeJS.Timeout
  readonly #watchers: PathWatchers

  constructor(limits: PathLimits, watchers: PathWatchers = {}) {
    this.#limits = limits
    this.#watchers = watchers
    this.#watch = setInterval(() => { for (const path of this.#paths.values()) path.watch(Date.now()) }, WATCH_MS)
  }

  get(name: string): MediaPath | undefined { return this.#paths.get(name) }
  all(): MediaPath[] { return [...this.#paths.values()] }
  configured(): MediaPath[] { return this.all().filter((path) => this.#configured.has(path.name)) }
  isConfigured(name: string): boolean { return this.#configured.has(name) }

  configure(name: string, config: PathConfig): void {
    const path = this.#paths.get(name)
    if (path) {
      // Nothing that is kept of one camera may be taken for another's.
      if (path.config.source !== config.source) this.#watchers.forgotten?.(path)
      path.configure(config)
    } else this.#make(name, config)
    this.#configured.add(name)
    this.#watchers.settled?.(this.#paths.get(name)!)
  }

  remove(name: string): void {
    this.#configured.delete(name)
    this.#close(name)
  }

  /** A body camera or a phone that publishes appears by itself: whether it may has been asked before. */
  forPublisher(name: string): MediaPath { return this.#paths.get(name) ?? this.#make(name, { source: 'publisher', sourceOnDemand: false, transcode: false, record: false }) }

  /** A path that nobody configured ends with its publisher. */
  unpublish(path: MediaPath, id: string): void {
    path.unpublish(id)
    if (!path.publisher && !this.#configured.has(path.name) && this.#paths.get(path.name) === path) this.#close(path.name)
  }

  close(): void {
    clearInterval(this.#watch)
    for (const name of [...this.#paths.keys()]) this.#close(name)
    this.#configured.clear()
  }

  #make(name: string, config: PathConfig): MediaPath {
    const path = new MediaPath(name, config, this.#limits)
    this.#paths.set(name, path)
    this.#watchers.made?.(path)
    return path
  }

  #close(name: string): void {
    const path = this.#paths.get(name)
    if (!path) return
    this.#paths.delete(name)
    path.close()
    this.#watchers.forgotten?.(path)
    this.#watchers.gone?.(path)
  }
}
