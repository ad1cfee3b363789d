/** What all recorders together hold of pictures that the disk has not taken yet: a disk that hangs may cost pictures, never the gateway's memory. */
export class Backlog {
  bytes = 0
  readonly #mostBytes: number

  constructor(mostBytes = 64_000_000) { this.#mostBytes = mostBytes }

  /** False: there is no room for it. */
  take(bytes: number): boolean {
    if (this.bytes + bytes > this.#mostBytes) return false
    this.bytes += bytes
    return true
  }

  give(bytes: number): void { this.bytes -= bytes }
}
