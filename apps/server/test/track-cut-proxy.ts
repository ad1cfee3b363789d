import { connect, createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'

/** A way to the database that can be cut and mended: for the hub the same as a server that is stopped and started. */
export class CutProxy {
  private readonly sockets = new Set<Socket>()
  private constructor(private readonly server: Server, private open: boolean) {}

  static async before(url: string): Promise<{ proxy: CutProxy; url: string }> {
    const target = new URL(url)
    // The embedded database listens on a Unix socket only, named by its folder.
    const folder = target.searchParams.get('host')
    const server = createServer()
    const proxy = new CutProxy(server, true)
    server.on('connection', (near) => {
      if (!proxy.open) return void near.destroy()
      const far = folder ? connect(`${folder}/.s.PGSQL.${target.port || 5432}`) : connect(Number(target.port || 5432), target.hostname)
      for (const socket of [near, far]) {
        proxy.sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => { proxy.sockets.delete(socket); near.destroy(); far.destroy() })
      }
      near.pipe(far)
      far.pipe(near)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    return { proxy, url: `postgresql://${target.searchParams.get('user') ?? target.username}:${target.password}@127.0.0.1:${port}${target.pathname}` }
  }

  cut(): void {
    this.open = false
    for (const socket of this.sockets) socket.destroy()
  }

  mend(): void { this.open = true }

  close(): void {
    this.cut()
    this.server.close()
  }
}
