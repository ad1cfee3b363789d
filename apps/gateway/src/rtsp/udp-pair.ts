import { createSocket } from 'node:dgram'
import type { Socket } from 'node:dgram'
import { isIPv6 } from 'node:net'
import { SourceError } from './rtsp-fault.js'

/** Two neighbouring ports, the even one for RTP and the odd one for RTCP (RFC 3550, section 11). */
export interface UdpPair { readonly port: number, close(): void }

const TRIES = 20
const RECEIVE_BYTES = 1 << 20

/** Opens a pair that hears only the camera: packets of any other address are passed over. */
export async function openUdpPair(host: string, camera: string, packet: (bytes: Buffer) => void): Promise<UdpPair> {
  for (let tries = 0; tries < TRIES; tries++) {
    const first = await bind(host, 0).catch(() => null)
    if (!first) break
    const port = first.address().port
    const second = port % 2 === 0 && port < 65_535 ? await bind(host, port + 1).catch(() => null) : null
    if (!second) { first.close(); continue }
    first.on('message', (bytes, from) => { if (from.address === camera) packet(bytes) })
    for (const socket of [first, second]) socket.on('error', () => undefined)
    return { port, close: () => { first.close(); second.close() } }
  }
  throw new SourceError('refused', 'no pair of UDP ports is free for this camera')
}

const bind = (host: string, port: number): Promise<Socket> => new Promise((resolve, reject) => {
  const socket = createSocket({ type: isIPv6(host) ? 'udp6' : 'udp4', recvBufferSize: RECEIVE_BYTES })
  socket.once('error', (error) => { socket.close(); reject(error) })
  socket.bind(port, host, () => resolve(socket))
})
