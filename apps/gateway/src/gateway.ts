import { createSocket } from 'node:dgram'
import type { Server } from 'node:net'
import { DiskRing } from './clip/disk-ring.js'
import { AuthHook } from './http/auth-hook.js'
import { createHttpServer } from './http/http-server.js'
import { PictureRoutes } from './http/picture-routes.js'
import { ViewerRoutes } from './http/viewer-routes.js'
import { RecordingRoutes } from './http/recording-routes.js'
import { metricsOf } from './metrics.js'
import { Recordings } from './record/recordings.js'
import { createRtmpServer } from './rtmp/rtmp-server.js'
import type { Settings } from './settings.js'
import { Paths } from './stream/paths.js'
import { Transcoders } from './transcode/transcoders.js'
import { NodeDataChannel } from './webrtc/node-datachannel.js'

/** Ten seconds in memory: far enough back for a seat operator's “just now”, 2.5 MB for a camera of 2 Mbit/s. */
const RING_MS = 10_000
const RING_BYTES = 24_000_000
const DISK_MS = 75_000
const DISK_BYTES = 2_000_000_000
const SWEEP_MS = 1000
const LOOPBACK = '127.0.0.1'

export interface Gateway {
  /** Sources that can be transcoded at once; 0 where ffmpeg is not there or nobody wants it. */
  readonly transcode: number
  readonly ports: { readonly http: number, readonly udp: number, readonly rtmp: number }
  close(): Promise<void>
}

/** Puts the gateway together, in the order in which pictures pass through it. */
export async function startGateway(settings: Settings): Promise<Gateway> {
  const disk = await DiskRing.open(settings.clipDir, { keepMs: DISK_MS, maxBytes: DISK_BYTES })
  const recordings = await Recordings.open(settings.recordDir)
  const transcoders = await Transcoders.open(settings.transcode)
  const paths = new Paths({ ringMs: RING_MS, ringBytes: RING_BYTES, lingerMs: settings.lingerMs, transcoders }, {
    // What we made ourselves is no evidence of what a camera sent, and is not kept as if it were.
    made: (path) => { if (!path.config.transcode) path.stream.onGroup = (group) => disk.add(path.name, group) },
    settled: (path) => recordings.settle(path),
    forgotten: (path) => disk.forget(path.name),
    gone: (path) => recordings.gone(path),
  })
  const sweep = setInterval(() => { disk.sweep(Date.now()); void recordings.sweep(Date.now()) }, SWEEP_MS)
  const auth = new AuthHook(settings.authUrl)
  const udp = settings.udpPort || await freeUdpPort(settings.host)
  const webrtc = new NodeDataChannel(settings.host, udp)
  const viewers = new ViewerRoutes(paths, webrtc, auth)
  const http = createHttpServer({ paths, viewers, pictures: new PictureRoutes(paths, disk), recordings: new RecordingRoutes(recordings), auth, secret: settings.secret, metrics: () => metricsOf(paths, disk, recordings) })
  const rtmp = createRtmpServer(paths, auth)
  await listen(http, settings.httpPort, LOOPBACK)
  await listen(rtmp, settings.rtmpPort, settings.host)
  return {
    transcode: transcoders.most,
    ports: { http: portOf(http), udp, rtmp: portOf(rtmp) },
    close: async () => {
      clearInterval(sweep)
      http.close()
      rtmp.close()
      http.closeAllConnections()
      paths.close()
      webrtc.close()
      await recordings.close()
      await disk.close()
    },
  }
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => { server.removeListener('error', reject); resolve() })
  })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** The library takes a port, not "any": one that was free a moment ago. */
const freeUdpPort = (host: string): Promise<number> => new Promise((resolve, reject) => {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4')
  socket.once('error', reject)
  socket.bind(0, host, () => { const { port } = socket.address(); socket.close(() => resolve(port)) })
})
