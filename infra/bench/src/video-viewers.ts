import datachannel from 'node-datachannel'
import type { ViewersAsk, ViewersTell } from './video-messages.js'

/** Viewers that do not decode: all of them in this one process, each with a connection of its own. */

const tell = (message: ViewersTell): void => { process.send?.(message) }
process.on('disconnect', () => process.exit())
const frames: number[] = []
const kept: unknown[] = []

async function open(address: string, index: number): Promise<void> {
  const began = performance.now()
  const peer = new datachannel.PeerConnection(`viewer ${index}`, { iceServers: [], bindAddress: '127.0.0.1' })
  const video = new datachannel.Video('0', 'RecvOnly')
  video.addH264Codec(102, 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1')
  const track = peer.addTrack(video)
  track.setMediaHandler(new datachannel.RtcpReceivingSession())
  frames[index] = 0
  track.onMessage((packet) => {
    if ((packet[1]! & 0x7f) !== 102 || (packet[1]! & 0x80) === 0) return
    if (frames[index]!++ === 0) tell({ kind: 'first', afterMs: performance.now() - began })
  })
  kept.push(peer, track)
  await new Promise<void>((resolve) => {
    peer.onGatheringStateChange((state) => { if (state === 'complete') resolve() })
    peer.setLocalDescription('offer')
  })
  const answer = await fetch(`${address}/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp' }, body: peer.localDescription()!.sdp })
  if (answer.status !== 201) throw new Error(`WHEP answered ${answer.status}: ${await answer.text()}`)
  peer.setRemoteDescription(await answer.text(), 'answer')
}

process.on('message', (message: ViewersAsk) => {
  if (message.kind === 'count') tell({ kind: 'frames', frames: [...frames] })
  else message.addresses.forEach((address) => { void open(address, frames.push(0) - 1).catch((error: unknown) => { console.error(error); process.exit(1) }) })
})
