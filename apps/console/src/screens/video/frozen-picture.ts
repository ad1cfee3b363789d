import { cameraFilms } from '../../link/nouns/cameras.js'
import { HubError } from '../../store/session.js'
import { untilDrawable } from '../../store/video/drawable.js'
import { pictureTime } from '../../store/video/picture-time.js'
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

/** What a tile shows and when that was, or why it cannot be frozen: there is no picture, or it stands still and is of another time. */
export function freezeIn(tile: Element, nowMs: number): { picture: HTMLCanvasElement; atMs: number } | 'video.nothingToFreeze' | 'video.notLive' {
  const shown = tile.querySelector<HTMLElement>('.tile-picture')
  const source = shown?.querySelector<HTMLVideoElement | HTMLCanvasElement>('video, canvas')
  const picture = source ? grab(source) : null
  if (!shown || !picture) return 'video.nothingToFreeze'
  const atMs = pictureTime({ phase: shown.dataset['phase'], beginsMs: Number(shown.dataset['begins'] ?? NaN), currentS: source instanceof HTMLVideoElement ? source.currentTime : 0 }, nowMs)
  return atMs === null ? 'video.notLive' : { picture, atMs }
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

  /** The picture so many seconds before. @throws HubError, or whatever the browser says of a film that it cannot decode */
  async at(backS: number): Promise<HTMLCanvasElement> {
    await (this.loading ??= this.load())
    const target = (this.frozenMs - backS * 1000 - this.beginsMs) / 1000
    // The film may begin later than what was asked for: its first picture is of another time.
    if (!(target >= 0)) throw new HubError('video.no_source', 'the film begins later')
    const seconds = Math.min(target, Math.max(0, this.video.duration - 0.05))
    await new Promise<void>((resolve, reject) => {
      this.video.onseeked = () => resolve()
      this.video.onerror = () => reject(new Error('not decoded'))
      this.video.currentTime = seconds
    })
    const picture = grab(this.video)
    if (!picture) throw new Error('not decoded')
    return picture
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
