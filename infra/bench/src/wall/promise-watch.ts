/** said: a tile noticed that its camera is gone · back: it shows pictures again · gateway: it does so after the gateway was gone, which takes all connections with it. */
export type WaitKind = 'said' | 'back' | 'gateway'
/** One wait that ended. */
export interface Wait { readonly tile: number; readonly kind: WaitKind; readonly ms: number; readonly atMs: number }

/** After this long a tile that plays has a connection that lives. */
const UNNOTICED_MS = 10_000

/**
 * Holds the wall to its word. A tile whose source lives has to play, and one whose source is dead may not pretend to; each change is given the promised time,
 * counted from the later of what happened to the source and what happened on the tile.
 */
export class PromiseWatch {
  readonly ended: Wait[] = []
  #tiles: { alive: boolean; sinceMs: number; playing: boolean | null; wrongSinceMs: number | null; gateway: boolean }[]

  constructor(count: number, nowMs: number) {
    this.#tiles = Array.from({ length: count }, () => ({ alive: true, sinceMs: nowMs, playing: null, wrongSinceMs: null, gateway: false }))
  }

  /** What has become of the source behind a tile. @param gateway the gateway was gone since the tile last played */
  source(tile: number, alive: boolean, nowMs: number, gateway: boolean): void {
    const it = this.#tiles[tile]!
    it.gateway ||= gateway
    if (it.alive === alive) return
    // A death so short that nobody had to notice asks for nothing; a return before the tile is back starts the wait anew.
    Object.assign(it, { alive, sinceMs: nowMs, wrongSinceMs: null })
    this.#weigh(tile, nowMs)
  }

  /** What a tile shows now. */
  seen(tile: number, playing: boolean, nowMs: number): void {
    const wasPlaying = this.#tiles[tile]!.playing ?? false
    this.#tiles[tile]!.playing = playing
    this.#weigh(tile, nowMs, wasPlaying)
  }

  /** The longest that a tile has been wrong up to now, ms. */
  longestMs(nowMs: number): number {
    return this.#tiles.reduce((longest, { wrongSinceMs }) => Math.max(longest, wrongSinceMs === null ? 0 : nowMs - wrongSinceMs), 0)
  }

  get playing(): number { return this.#tiles.filter(({ playing }) => playing).length }
  get alive(): number { return this.#tiles.filter(({ alive }) => alive).length }

  #weigh(tile: number, nowMs: number, wasPlaying = true): void {
    const it = this.#tiles[tile]!
    if (it.playing === null) return
    if (it.playing !== it.alive) it.wrongSinceMs ??= nowMs
    else if (it.wrongSinceMs !== null) {
      this.ended.push({ tile, kind: !it.alive ? 'said' : it.gateway ? 'gateway' : 'back', ms: nowMs - it.wrongSinceMs, atMs: nowMs })
      it.wrongSinceMs = null
    }
    // A tile that has not yet noticed the gateway's death still plays what it was given before; one that is seen to come back has a connection to the new one.
    if (it.playing && it.alive && (!wasPlaying || nowMs - it.sinceMs > UNNOTICED_MS)) it.gateway = false
  }
}
