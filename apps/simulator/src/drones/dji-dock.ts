import { MqttConnection } from '../net/mqtt-connection.js'
import type { MqttOptions } from '../net/mqtt-connection.js'
import { feedFromAbove } from '../publish/moving-feeds.js'
import { RtmpPublisher } from '../publish/rtmp-publisher.js'
import { readJson } from '../trucks/native-truck.js'
import type { DockLink, Json } from './dock-link.js'

/** A dock's MQTT connection; it signs in with its serial number. Telemetry is QoS 0, as docks send it. */
export class DjiDock implements DockLink {
  private connection: MqttConnection | null = null

  constructor(private readonly sn: string, private readonly net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>) {}

  open(opened: () => void, heard: (topic: string, message: Json) => void): void {
    const down = `thing/product/${this.sn}`
    this.connection = new MqttConnection({
      ...this.net, username: this.sn, subscribe: [`${down}/services`, `${down}/property/set`, `${down}/events_reply`, `${down}/requests_reply`, `sys/product/${this.sn}/status_reply`],
      ready: opened, heard: (topic, payload) => { const message = readJson(payload); if (message) heard(topic, message) },
    })
    this.connection.open()
  }
  publish(topic: string, message: Json): void {
    this.connection?.publish(topic, JSON.stringify(message), topic.endsWith('/osd') ? 0 : 1)
  }
  film(address: string, ended: () => void): () => void {
    const publisher = new RtmpPublisher(new URL(address), feedFromAbove(), ended)
    return () => publisher.stop()
  }
  close(): void { this.connection?.close() }
}
