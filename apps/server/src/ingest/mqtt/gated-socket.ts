import { Socket } from 'node:net'
import type { IntakeGate } from '../desk/intake-gate.js'
import { PacketMeter } from './packet-meter.js'

/** Largest MQTT packet taken: a native batch of 2,000 fixes fits well. */
const MOST_PACKET_BYTES = 512 * 1024

/**
 * Guards what aedes reads from a socket. aedes pulls bytes with `read()` when the socket says `readable` or when a message is done; holding back its
 * callbacks alone would not stop it, because every further `readable` reads one chunk more. While the gate is closed `read()` gives nothing: Node's own
 * buffer fills and TCP slows the sender. And a packet that announces too many bytes ends the connection before it is gathered.
 */
export function guardReads(socket: Socket, gate: IntakeGate, onTooLarge: () => void): void {
  const meter = new PacketMeter(MOST_PACKET_BYTES)
  const wake = (): void => {
    if (!socket.destroyed) socket.emit('readable')
  }
  socket.read = (size?: number): unknown => {
    if (gate.closed) {
      gate.onOpen(wake)
      return null
    }
    const chunk = Socket.prototype.read.call(socket, size) as Buffer | null
    if (chunk && !meter.feed(chunk)) {
      onTooLarge()
      socket.destroy()
      return null
    }
    return chunk
  }
  socket.once('close', () => gate.forget(wake))
}
