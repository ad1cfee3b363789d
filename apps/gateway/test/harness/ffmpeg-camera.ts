import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { parseSdp } from '../../src/rtsp/sdp.js'
import { RtspRelay } from '../../src/transcode/rtsp-relay.js'

/** A camera of which every packet is ffmpeg's: what it encodes goes by RTP to us and from us by RTSP to one caller. */
export class FfmpegCamera {
  private constructor(private readonly child: ChildProcess, private readonly socket: Socket, private readonly relay: RtspRelay) {}

  /** @param encoder arguments of ffmpeg that say how the picture is encoded */
  static async open(...encoder: readonly string[]): Promise<FfmpegCamera> {
    const socket = createSocket({ type: 'udp4', recvBufferSize: 1 << 20 })
    await new Promise<void>((resolve) => { socket.bind(0, '127.0.0.1', resolve) })
    const child = spawn('ffmpeg', ['-v', 'error', '-re', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=10', '-pix_fmt', 'yuv420p', ...encoder, '-f', 'rtp', `rtp://127.0.0.1:${socket.address().port}?pkt_size=1200`], { stdio: ['ignore', 'pipe', 'ignore'] })
    const sdp = await new Promise<string>((resolve, reject) => {
      let told = ''
      child.stdout!.on('data', (part: Buffer) => { told += part.toString('latin1'); if (/a=rtpmap:[^\n]*\n/.test(told)) resolve(told) })
      child.once('exit', () => reject(new Error('ffmpeg did not begin')))
    })
    const relay = await RtspRelay.open(parseSdp(sdp.slice(sdp.indexOf('v=0'))).videos[0]!)
    socket.on('message', (packet) => relay.push(packet))
    return new FfmpegCamera(child, socket, relay)
  }

  /** Its address with a name and a password in it, which nobody but its caller may come to know. */
  addressFor(username: string, password: string): string { return this.relay.url.replace('rtsp://', `rtsp://${username}:${password}@`) }

  close(): void {
    this.child.kill('SIGKILL')
    this.socket.close()
    this.relay.close()
  }
}
