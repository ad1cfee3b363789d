import { setTimeout as wait } from 'node:timers/promises'
import type { PromiseWatch } from './promise-watch.js'
import type { Death, WallCamera } from './wall-camera.js'
import type { WallHub } from './wall-hub.js'

/** A death every so often on the whole wall, each for a while: some too short to be noticed, most long enough that it has to be said. */
const EVERY_MS = [2000, 9000] as const
const SHORT_MS = [200, 3000] as const
const LONG_MS = [6000, 25_000] as const
const SHORT_SHARE = 0.3
/** The gateway dies rarely enough that each time is a first time for the hub, which starts one that dies often later each time. */
const GATEWAY_EVERY_MS = [75_000, 180_000] as const
const LOOK_MS = 50

/** Kills sources and the gateway at random, and tells the watch of it. The seed makes a bad hour come again. */
export class Deaths {
  sources = 0
  gateways = 0
  readonly #dead = new Set<number>()
  readonly #stop = new AbortController()
  readonly #going: Promise<unknown>[] = []
  #gatewayUp = true

  constructor(private readonly cameras: readonly WallCamera[], private readonly hub: WallHub, private readonly watch: PromiseWatch, private seed: number) {}

  begin(): void {
    this.#going.push(this.#killSources(), this.#killGateways())
  }

  /** No more deaths; all that are dead come back. */
  async end(): Promise<void> {
    this.#stop.abort()
    await Promise.all(this.#going)
  }

  get #over(): boolean { return this.#stop.signal.aborted }

  async #killSources(): Promise<void> {
    while (await this.#rest(this.#between(EVERY_MS))) {
      const alive = this.cameras.flatMap((_, i) => this.#dead.has(i) ? [] : [i])
      if (alive.length > 0) this.#going.push(this.#kill(alive[Math.floor(this.#random() * alive.length)]!))
    }
  }

  async #kill(tile: number): Promise<void> {
    const how: Death = this.#random() < 0.5 ? 'power' : 'encoder'
    const ms = this.#between(this.#random() < SHORT_SHARE ? SHORT_MS : LONG_MS)
    this.sources++
    this.#dead.add(tile)
    await this.cameras[tile]!.die(how)
    this.#tell(tile)
    await this.#rest(ms)
    await this.cameras[tile]!.revive(how)
    this.#dead.delete(tile)
    this.#tell(tile)
  }

  async #killGateways(): Promise<void> {
    while (await this.#rest(this.#between(GATEWAY_EVERY_MS))) {
      const pid = this.hub.gatewayPid()
      if (pid === null) continue
      this.gateways++
      this.#gateway(false)
      process.kill(pid, 'SIGKILL')
      // Gone first, then there again: a view given by the one that is just dying says nothing.
      while (this.hub.gatewayPid() === pid) await wait(LOOK_MS)
      while (!await this.hub.givesViews()) await wait(LOOK_MS)
      this.#gateway(true)
    }
  }

  #gateway(up: boolean): void {
    this.#gatewayUp = up
    for (const tile of this.cameras.keys()) this.#tell(tile)
  }

  #tell(tile: number): void { this.watch.source(tile, this.#gatewayUp && !this.#dead.has(tile), Date.now(), !this.#gatewayUp) }

  /** Waits; false when it is over. */
  async #rest(ms: number): Promise<boolean> {
    await wait(ms, null, { signal: this.#stop.signal }).catch(() => undefined)
    return !this.#over
  }

  #random(): number {
    this.seed = (this.seed * 1_664_525 + 1_013_904_223) >>> 0
    return this.seed / 2 ** 32
  }

  #between([least, most]: readonly [number, number]): number { return least + this.#random() * (most - least) }
}
