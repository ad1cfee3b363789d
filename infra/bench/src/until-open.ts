import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** Waits until something listens on a port of this machine. */
export async function untilOpen(port: number, patienceMs = 10_000): Promise<void> {
  for (const end = Date.now() + patienceMs; ; await wait(50)) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: '127.0.0.1' }, () => { socket.destroy(); resolve(true) })
      socket.once('error', () => resolve(false))
    })
    if (open) return
    if (Date.now() > end) throw new Error(`nothing listens on port ${port}`)
  }
}
