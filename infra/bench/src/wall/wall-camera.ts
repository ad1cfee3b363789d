import { built } from '../paths.js'
import type { Feeds } from '../video-cameras.js'

interface CameraServer { readonly port: number; readonly playing: number; silence(silent: boolean): void; close(): Promise<void> }
interface CameraRules { feedOf: Feeds; muted(): boolean }
/** power: the connection breaks and nobody answers any more · encoder: it answers and sends nothing. */
export type Death = 'power' | 'encoder'

/** One simulated camera behind a port of its own, so that it can die alone and come back at the same address. */
export class WallCamera {
  readonly #rules: CameraRules
  readonly #open: (port: number) => Promise<CameraServer>
  #server!: CameraServer
  #port = 0
  #muted = false

  private constructor(readonly path: string, open: (rules: CameraRules, port: number) => Promise<CameraServer>, feedOf: Feeds) {
    this.#rules = { feedOf, muted: () => this.#muted }
    this.#open = (port) => open(this.#rules, port)
  }

  /**
   * @param count how many; each with another scene
   * @param feeds what they show; absent = what the demo's cameras show
   */
  static async openAll(count: number, feeds?: Feeds): Promise<WallCamera[]> {
    const { CameraServer } = await built<{ CameraServer: { open(rules: CameraRules, port: number): Promise<CameraServer> } }>('simulator/dist/cameras/camera-server.js')
    const { cityFeeds } = await built<{ cityFeeds(): Feeds }>('simulator/dist/cameras/city-feeds.js')
    const feedOf = feeds ?? cityFeeds()
    return Promise.all(Array.from({ length: count }, async (_, i) => {
      const camera = new WallCamera(`cam/${i + 1}`, (rules, port) => CameraServer.open(rules, port), feedOf)
      camera.#server = await camera.#open(0)
      camera.#port = camera.#server.port
      return camera
    }))
  }

  get address(): string { return `rtsp://127.0.0.1:${this.#port}/${this.path}` }
  /** How many play from it. */
  get playing(): number { return this.#server.playing }

  async die(how: Death): Promise<void> {
    if (how === 'power') return this.#server.close()
    this.#muted = true
    this.#server.silence(true)
  }

  async revive(how: Death): Promise<void> {
    if (how === 'power') this.#server = await this.#open(this.#port)
    else {
      this.#muted = false
      this.#server.silence(false)
    }
  }

  close(): Promise<void> { return this.#server.close() }
}
