import { randomUUID } from 'node:crypto'
import { createServer } from 'node:net'
import type { Server, Socket } from 'node:net'
import { credentialsInQuery } from '../http/auth-hook.js'
import type { AuthHook } from '../http/auth-hook.js'
import { SourceError } from '../rtsp/rtsp-fault.js'
import type { MediaPath, Publisher } from '../stream/media-path.js'
import { PATH_NAME } from '../stream/paths.js'
import type { Paths } from '../stream/paths.js'
import { FlvVideo } from './flv-video.js'
import { RtmpSession } from './rtmp-session.js'

const MAX_CONNECTIONS = 256

/** Takes what drones and encoders push by RTMP; asks the hub about each with the token from its address. */
export function createRtmpServer(paths: Paths, auth: AuthHook): Server {
  const server = createServer((socket) => serve(socket, paths, auth))
  server.maxConnections = MAX_CONNECTIONS
  return server
}

function serve(socket: Socket, paths: Paths, auth: AuthHook): void {
  const id = randomUUID()
  const video = new FlvVideo()
  let path: MediaPath | null = null
  const session = new RtmpSession(socket, {
    publish: async (name, query) => {
      if (!PATH_NAME.test(name)) return false
      const ip = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
      if (!await auth.allows({ ...credentialsInQuery(query), ip, action: 'publish', path: name, protocol: 'rtmp', id, query: query.toString() })) return false
      const found = paths.forPublisher(name)
      if (found.config.source !== 'publisher' || socket.destroyed) return false
      const publisher: Publisher = { id, type: 'rtmpConn', requestKeyFrame: () => undefined, close: () => session.close() }
      path = found
      path.publish(publisher)
      return true
    },
    video: (tag, timestampMs) => {
      if (path?.publisher?.id !== id) return
      try {
        const unit = video.read(tag, timestampMs, Date.now())
        if (unit) path.take(unit, video.assembler)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        path.fault = error
      }
    },
    closed: () => { if (path) paths.unpublish(path, id) },
  })
}
