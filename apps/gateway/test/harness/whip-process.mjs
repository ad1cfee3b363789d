/** A phone that publishes by WHIP: loops a clip's access units, a process of its own. Arguments: gateway, path, token, clip file, pictures a second. */
import { readFileSync } from 'node:fs'
import datachannel from 'node-datachannel'

const [gateway, path, token, clip, fps] = process.argv.slice(2)
process.on('disconnect', () => process.exit())
const units = readFileSync(clip).toString('latin1').split(/\0?\0\0\u0001(?=\t)/).filter(Boolean).map((unit) => Buffer.from(`\0\0\0\u0001${unit}`, 'latin1'))

const peer = new datachannel.PeerConnection('phone', { iceServers: [], bindAddress: '127.0.0.1' })
const video = new datachannel.Video('0', 'SendOnly')
video.addH264Codec(102, 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1')
video.addSSRC(42, 'phone', 'phone', 'video')
const track = peer.addTrack(video)
const rtp = new datachannel.RtpPacketizationConfig(42, 'phone', 102, 90_000)
const packetiser = new datachannel.H264RtpPacketizer('StartSequence', rtp)
packetiser.addToChain(new datachannel.RtcpSrReporter(rtp))
track.setMediaHandler(packetiser)
// The native objects go when V8 finds that nobody holds them, whatever they are doing.
globalThis.held = [peer, track]
await new Promise((resolve) => {
  peer.onGatheringStateChange((state) => { if (state === 'complete') resolve() })
  peer.setLocalDescription('offer')
})
const answer = await fetch(`${gateway}/${path}/whip`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }, body: peer.localDescription().sdp })
const text = await answer.text()
process.send({ status: answer.status, location: answer.headers.get('location') })
if (answer.status === 201) {
  peer.setRemoteDescription(text, 'answer')
  let number = 0
  setInterval(() => {
    if (!track.isOpen()) return
    rtp.timestamp = number * 90_000 / Number(fps)
    track.sendMessageBinary(units[number++ % units.length])
  }, 1000 / Number(fps))
}
