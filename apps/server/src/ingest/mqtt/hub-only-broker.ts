import { Aedes, type Client, type PublishPacket } from 'aedes'

type Done = (error?: Error) => void

/**
 * aedes, less its middle: what a client publishes goes to the hub (in `authorizePublish`) and to nobody else, so that looking for subscribers, queueing
 * for the absent and keeping retained messages is left out. What the hub itself publishes goes to subscribers as usual.
 */
export class HubOnlyBroker extends Aedes {
  /** aedes calls it with the client in the middle for what a client sent, a last will included. */
  override publish(packet: PublishPacket, from: Done | Client | null, done?: Done): void {
    if (typeof from === 'function') return super.publish(packet, from)
    if (!from) return super.publish(packet, done ?? (() => {}))
    // Not at once: aedes would read on and enter its parser again while that still holds the packet.
    if (done) process.nextTick(done)
  }
}
