import { cameraFilms } from '../../link/nouns/cameras.js'
import { untilDrawable } from '../../store/video/drawable.js'
import { withBox } from '../../store/video/picture-box.js'
import type { Box } from '../../store/video/picture-box.js'
import type { StreamName } from '@watchfloor/shared'

/** How far back a frozen frame can be turned. */
export const BACK_S = 10
const QUALITY = 0.9

/** What a tile shows at this moment, as a picture of its own; null while there is none. */
export function grab(source: HTMLVideoElement | HTMLCanvasElement): HTMLCanvasElement | null {
  const [width, height] = source instanceof HTMLVideoElement ? [source.videoWidth, source.videoHeight] : [source.width, source.height]
  if (width === 0 || height === 0) return null
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  canvas.getContext('2d')!.drawImage(source, 0, 0)
  return canvas
}

/** The picture as a JPEG, with the box drawn in and said; the evidence as the camera sent it is kept beside and untouched. */
export async function viewOf(picture: HTMLCanvasElement, box: Box | null): Promise<Blob> {
  const canvas = grab(picture)!
  const paint = canvas.getContext('2d')!
  if (box) {
    paint.lineWidth = Math.max(2, canvas.width / 240)
    paint.strokeStyle = '#ff5a52'
    paint.strokeRect(box.x * canvas.width, box.y * canvas.height, box.w * canvas.width, box.h * canvas.height)
  }
  const jpeg = await new Promise<Blob>((resolve, reject) => { canvas.toBlob((blob) => blob ? resolve(blob) : reject(new Error('no picture')), 'image/jpeg', QUALITY) })
  return box ? withBox(jpeg, box) : jpeg
}

/** The last seconds before a frame was frozen, to turn back in: fetched once, decoded by the browser. */
export class LookBack {
  private readonly video = Object.assign(document.createElement('video'), { muted: true, playsInline: true, preload: 'auto' })
  private url: string | null = null
  private loading: Promise<void> | null = null
  private beginsMs = NaN

  constructor(private readonly cameraId: string, private readonly stream: StreamName, private readonly frozenMs: number) {}

  /** The picture so many seconds before; null when it was not kept. */
  async at(backS: number): Promise<HTMLCanvasElement | null> {
    try {
      await (this.loading ??= this.load())
      const target = (this.frozenMs - backS * 1000 - this.beginsMs) / 1000
      const seconds = Math.min(Math.max(0, target), Math.max(0, this.video.duration - 0.05))
      await new Promise<void>((resolve, reject) => {
        this.video.onseeked = () => resolve()
        this.video.onerror = () => reject(new Error('not decoded'))
        this.video.currentTime = seconds
      })
      return grab(this.video)
    } catch { return null }
  }

  close(): void {
    if (this.url) URL.revokeObjectURL(this.url)
    this.video.removeAttribute('src')
  }

  private async load(): Promise<void> {
    const { blob, takenAtMs } = await cameraFilms.clip(this.cameraId, this.stream, this.frozenMs - (BACK_S + 2) * 1000, this.frozenMs)
    this.beginsMs = takenAtMs
    this.url = URL.createObjectURL(blob)
    await new Promise<void>((resolve, reject) => {
      this.video.onloadeddata = () => resolve()
      this.video.onerror = () => reject(new Error('not decoded'))
      this.video.src = this.url!
    })
    await untilDrawable(this.video)
  }
}
