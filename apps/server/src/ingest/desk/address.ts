import type { Socket } from 'node:net'

/** The far end's network address as people write it: an IPv4 address that came in over IPv6 loses its prefix. */
export const addressOf = (socket: Socket): string => (socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/i, '') || 'unknown'
