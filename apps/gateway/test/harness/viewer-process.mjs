/** A viewer that does not decode, in a process of its own so that it can vanish: tells its parent of its state and of every picture's time stamp. */
import datachannel from 'node-datachannel'

const [gateway, path, token] = process.argv.slice(2)
const tell = (what) => { if (process.connected) process.send(what) }
process.on('disconnect', () => process.exit())

const peer = new datachannel.PeerConnection('viewer', { iceServers: [], bindAddress: '127.0.0.1' })
const video = new datachannel.Video('0', 'RecvOnly')
video.addH264Codec(102, 'profile-level-id=42e01f;packetization-mode=1;level-asymmetry-allowed=1')
const track = peer.addTrack(video)
track.setMediaHandler(new datachannel.RtcpReceivingSession())
track.onMessage((packet) => { if ((packet[1] & 0x7f) === 102 && packet[1] & 0x80) tell({ tick: packet.readUInt32BE(4), at: Date.now() }) })
peer.onStateChange((state) => tell({ state, at: Date.now() }))
// The native objects go when V8 finds that nobody holds them, whatever they are doing.
globalThis.held = [peer, track]
await new Promise((resolve) => {
  peer.onGatheringStateChange((state) => { if (state === 'complete') resolve() })
  peer.setLocalDescription('offer')
})
const answer = await fetch(`${gateway}/${path}/whep`, { method: 'POST', headers: { 'content-type': 'application/sdp', authorization: `Bearer ${token}` }, body: peer.localDescription().sdp })
const text = await answer.text()
tell({ status: answer.status, location: answer.headers.get('location'), answer: text })
if (answer.status === 201) peer.setRemoteDescription(text, 'answer')
