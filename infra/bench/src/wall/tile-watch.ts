/// <reference lib="dom" />

/** What one tile shows. */
export interface TileReading {
  /** The console's own word for it; `gone` where there is no tile. */
  readonly phase: string
  /** Pictures decoded by the element that is there now. */
  readonly pictures: number
}

declare global {
  interface Window { readTiles(): TileReading[] }
}

/** Runs in the page: gives the bench a look at every tile. It reads only what a person sees and what the browser counts. */
export function watchTiles(): void {
  window.readTiles = () => [...document.querySelectorAll('.tile')].map((tile) => ({
    phase: tile.querySelector<HTMLElement>('.tile-picture')?.dataset['phase'] ?? 'gone',
    pictures: tile.querySelector('video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
  }))
}
