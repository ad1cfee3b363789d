import { Injectable } from '@nestjs/common'
import type { KnownSource } from '../sources/source-directory.js'

/** A broker by which the hub speaks to devices: the embedded one or an outer one. */
export interface PublishingBroker {
  /** Hands a message to the broker; false when it is not reachable. */
  publish(topic: string, payload: Uint8Array, qos: 0 | 1): boolean
  /** Whether something signed in as this source is connected; null when the broker does not tell. */
  isConnected(source: KnownSource): boolean | null
}

/** The way out over MQTT, whichever broker this hub runs on. */
@Injectable()
export class MqttOutlet {
  private broker: PublishingBroker | null = null

  attach(broker: PublishingBroker): void {
    this.broker = broker
  }

  detach(broker: PublishingBroker): void {
    if (this.broker === broker) this.broker = null
  }

  publish(topic: string, payload: Uint8Array, qos: 0 | 1): boolean {
    return this.broker?.publish(topic, payload, qos) ?? false
  }

  isConnected(source: KnownSource): boolean | null {
    return this.broker ? this.broker.isConnected(source) : false
  }
}
