import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/**
 * The way between a browser and the hub, as something that can be taken away. The browser's own offline switch is not enough: it is told to each page anew
 * after a reload, and what the page sends before that still goes through.
 */
export interface Network { url: string; cut(): void; restore(): void; stop(): Promise<void> }

/** A plain TCP relay to the hub's port on the same machine. */
export async function startNetwork(hubUrl: string): Promise<Network> {
  const port = Number(new URL(hubUrl).port)
  const open = new Set<Socket>()
  let up = true
  const relay = createServer((near) => {
    if (!up) { near.destroy(); return }
    const far = connect(port, 'localhost')
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => { open.delete(one); other.destroy() })
      one.pipe(other)
    }
  })
  const cut = (): void => { up = false; for (const socket of open) socket.destroy() }
  await new Promise<void>((listening) => relay.listen(0, '127.0.0.1', listening))
  return {
    url: `http://localhost:${(relay.address() as AddressInfo).port}`,
    cut,
    restore() { up = true },
    async stop() {
      cut()
      await new Promise((closed) => relay.close(closed))
    },
  }
}
