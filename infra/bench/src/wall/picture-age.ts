/// <reference lib="dom" />
import type { PictureClock } from '../video-cameras.js'

declare global {
  interface Window { ages: number[][] }
}

/**
 * Runs in the page: reads the bar code of every picture as it is painted, and from it how long ago the camera sent it, ms. @param clocks of the
 * page's videos in their order
 */
export function readAges(clocks: readonly PictureClock[]): void {
  window.ages = clocks.map(() => [])
  const videos = [...document.querySelectorAll('video')]
  clocks.forEach(({ fps, shift, length }, at) => {
    const video = videos[at]!
    const canvas = Object.assign(document.createElement('canvas'), { width: 176, height: 28 })
    const context = canvas.getContext('2d', { willReadFrequently: true })!
    const seen = (): void => {
      video.requestVideoFrameCallback(seen)
      const now = Date.now()
      const unit = video.videoWidth / 640
      context.drawImage(video, 0, 0, 176 * unit, 28 * unit, 0, 0, 176, 28)
      const bits = Array.from({ length: 10 }, (_, i) => context.getImageData(16 + i * 16, 16, 1, 1).data[0]! > 128 ? 1 : 0)
      // A code that does not add up is a torn picture: it tells nothing.
      if (bits[0] !== 1 || bits.reduce<number>((sum, bit) => sum ^ bit, 0) !== 0) return
      const shown = bits.slice(1, 9).reduce<number>((number, bit) => number * 2 + bit, 0)
      const current = Math.floor(now * fps / 1000)
      const behind = (((current + shift - shown) % length) + length) % length
      window.ages[at]!.push(now - (current - behind) * 1000 / fps)
    }
    video.requestVideoFrameCallback(seen)
  })
}
