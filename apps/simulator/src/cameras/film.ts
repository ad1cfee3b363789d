import { dueAt, frameNumber, keyBefore } from './feed.js'
import type { Feed } from './feed.js'

/**
 * Shows a feed's pictures when they are due, beginning at once with the last key frame and what followed it. Gives the way to stop.
 * @param show gets the number of the picture, counted since 1970
 */
export function playFilm(feed: Feed, show: (number: number) => void): () => void {
  let next = keyBefore(feed, frameNumber(feed, Date.now()))
  let timer = setTimeout(run, 0)
  function run(): void {
    const now = frameNumber(feed, Date.now())
    // A machine that slept does not make up for hours.
    if (now - next > feed.clip.frames.length) next = keyBefore(feed, now)
    for (; next <= now; next++) show(next)
    timer = setTimeout(run, Math.max(1, dueAt(feed, next) - Date.now()))
  }
  return () => clearTimeout(timer)
}
