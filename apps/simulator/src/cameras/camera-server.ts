import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { CameraSession } from './camera-session.js'
import type { CameraRules } from './camera-session.js'

/** Many simulated cameras behind one RTSP port: `rtsp://host:port/cam/7`, `…/cam/7/sub`. Costs are those of the cameras that somebody watches. */
export class CameraServer {
  readonly #server: Server
  readonly #sessions = new Map<Socket, CameraSession>()

  private constructor(server: Server, rules: CameraRules) {
    this.#server = server
    server.on('connection', (socket) => {
      this.#sessions.set(socket, new CameraSession(socket, rules))
      socket.once('close', () => this.#sessions.delete(socket))
    })
  }

  static open(rules: CameraRules, port = 0, host = '127.0.0.1'): Promise<CameraServer> {
    const server = createServer()
    const cameras = new CameraServer(server, rules)
    return new Promise((resolve, reject) => {
      server.once('error', reject)
      server.listen(port, host, () => { server.removeListener('error', reject); resolve(cameras) })
    })
  }

  get port(): number { return (this.#server.address() as AddressInfo).port }
  /** Connections that play. */
  get playing(): number { return [...this.#sessions.values()].filter((session) => session.sender).length }

  /** Cameras that stay connected and send nothing any more, or do again. */
  silence(silent: boolean): void {
    for (const { sender } of this.#sessions.values()) if (sender) sender.silent = silent
  }

  /** All cameras lose their power: connections break off without a word. */
  async close(): Promise<void> {
    for (const socket of this.#sessions.keys()) socket.destroy()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
