/// <reference lib="dom" />

/** A page with nothing but videos: what the browser and the gateway can do, without the console. */
export interface BareTiles {
  /** Plays a path; ms from asking for it to its first picture on the screen. */
  open(path: string): Promise<number>
  /** Pictures decoded and dropped by each so far. */
  counts(): { decoded: number; dropped: number }[]
  /** All are closed with a word to the gateway. */
  clear(): Promise<void>
}

declare global {
  interface Window { bare: BareTiles }
}

/** Runs in a page of the gateway's own origin. @param columns of the grid */
export function layBareTiles(columns: number): void {
  // What the gateway answered stands in the page and would push a tile out of sight, where it is decoded but never painted.
  document.body.replaceChildren()
  document.body.style.cssText = `margin: 0; display: grid; grid-template-columns: repeat(${columns}, 1fr)`
  const open: { video: HTMLVideoElement; peer: RTCPeerConnection; location: string }[] = []
  window.bare = {
    async open(path) {
      const video = Object.assign(document.createElement('video'), { muted: true, autoplay: true })
      video.style.width = '100%'
      document.body.append(video)
      const begun = performance.now()
      const first = new Promise<number>((resolve) => { video.requestVideoFrameCallback(() => resolve(performance.now() - begun)) })
      const peer = new RTCPeerConnection({ bundlePolicy: 'max-bundle' })
      const { receiver } = peer.addTransceiver('video', { direction: 'recvonly' })
      if ('jitterBufferTarget' in receiver) receiver.jitterBufferTarget = 0
      await peer.setLocalDescription()
      const answer = await fetch(`/${path}/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: peer.localDescription!.sdp })
      if (answer.status !== 201) throw new Error(`WHEP answered ${answer.status}`)
      open.push({ video, peer, location: answer.headers.get('location')! })
      await peer.setRemoteDescription({ type: 'answer', sdp: await answer.text() })
      video.srcObject = new MediaStream([receiver.track])
      return first
    },
    counts: () => open.map(({ video }) => { const { totalVideoFrames, droppedVideoFrames } = video.getVideoPlaybackQuality(); return { decoded: totalVideoFrames, dropped: droppedVideoFrames } }),
    async clear() {
      for (const { video, peer, location } of open.splice(0)) {
        await fetch(location, { method: 'DELETE' })
        peer.close()
        video.remove()
      }
    },
  }
}
