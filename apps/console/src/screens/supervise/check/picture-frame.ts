/** The frame that the body camera shows at this moment, as JPEG; null where no picture is running. */
export function pictureFrame(): Promise<Blob | null> {
  const video = document.querySelector<HTMLVideoElement>('.picture video')
  if (!video || video.videoWidth === 0) return Promise.resolve(null)
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  canvas.getContext('2d')!.drawImage(video, 0, 0)
  return new Promise((resolve) => { canvas.toBlob(resolve, 'image/jpeg', 0.9) })
}
