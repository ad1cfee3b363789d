const [WIDTH, HEIGHT] = [320, 180]

/** Reads what a video element shows, made small and grey: enough to tell dark from light, and a clock's digit from the next. */
export class SmallPicture {
  private readonly paint = Object.assign(document.createElement('canvas'), { width: WIDTH, height: HEIGHT }).getContext('2d', { willReadFrequently: true })

  /** null while there is no picture. */
  of(video: HTMLVideoElement): Uint8Array | null {
    if (!this.paint || video.videoWidth === 0 || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null
    this.paint.drawImage(video, 0, 0, WIDTH, HEIGHT)
    const { data } = this.paint.getImageData(0, 0, WIDTH, HEIGHT)
    return Uint8Array.from({ length: WIDTH * HEIGHT }, (_, i) => (data[i * 4]! * 54 + data[i * 4 + 1]! * 183 + data[i * 4 + 2]! * 19) >> 8)
  }
}
