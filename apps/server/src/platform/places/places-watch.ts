import { Injectable } from '@nestjs/common'

/** Told when squads, areas or people were changed by this process, so that a room which keeps them in memory has read them anew before the caller gets its answer. */
@Injectable()
export class PlacesWatch {
  private readonly listeners = new Set<() => Promise<void>>()

  /** Calls back after each commit; gives the way to stop. */
  onChange(listener: () => Promise<void>): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  /** After the commit; done when everybody has read what is new. */
  async changed(): Promise<void> { await Promise.all([...this.listeners].map((listener) => listener())) }
}
