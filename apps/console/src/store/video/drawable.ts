const LOOK_MS = 30
const PATIENCE_MS = 3000

let pixel: CanvasRenderingContext2D | null = null

/**
 * Waits until a film's picture can be drawn. `loadeddata` promises only that it is decoded: under load the browser hands it on a
 * moment later, and whoever draws before gets nothing, without an error.
 * @throws Error when no picture came in time
 */
export async function untilDrawable(video: HTMLVideoElement): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS
  while (!isDrawable(video)) {
    if (performance.now() > deadline) throw new Error('not decoded in time')
    await new Promise((resolve) => { setTimeout(resolve, LOOK_MS) })
  }
}

/** A picture of a film is opaque; nothing is not. */
function isDrawable(video: HTMLVideoElement): boolean {
  pixel ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })!
  pixel.clearRect(0, 0, 1, 1)
  pixel.drawImage(video, 0, 0, 1, 1)
  return pixel.getImageData(0, 0, 1, 1).data[3] !== 0
}
