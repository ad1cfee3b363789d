import { MqttConnection } from '../net/mqtt-connection.js'
import type { MqttOptions } from '../net/mqtt-connection.js'

/** How often each camera says that its detector runs. */
const STATUS_MS = 60_000

/** What a detector holds to be there: one review of Frigate's, from its beginning to its end. */
export interface Review { readonly id: string; readonly camera: string; readonly label: string; readonly score: number; readonly startMs: number }

/** The city's Frigate: its detectors' reviews on its own MQTT connection, as Frigate writes them. It knows what it sees and nothing else. */
export class Frigate {
  private readonly connection: MqttConnection
  private readonly open = new Map<string, Review>()
  private timer: NodeJS.Timeout | null = null
  private serial = 0

  constructor(username: string, private readonly cameras: readonly string[], net: Pick<MqttOptions, 'host' | 'port' | 'password' | 'pacer' | 'refused'>) {
    this.connection = new MqttConnection({
      ...net, username, subscribe: [], will: { topic: 'frigate/available', payload: Buffer.from('offline'), qos: 1, retain: true }, heard: () => undefined,
      ready: () => { this.sayStatus(); for (const review of this.open.values()) this.say(review, 'update', null) },
    })
  }

  start(): void {
    this.connection.open()
    this.timer = setInterval(() => this.sayStatus(), STATUS_MS)
  }
  stop(): void {
    if (this.timer) clearInterval(this.timer)
    this.connection.close()
  }
  get ready(): boolean { return this.connection.ready }

  begin(camera: string, label: string, score: number, nowMs: number): Review {
    const review: Review = { id: `${(nowMs / 1000).toFixed(6)}-${(++this.serial).toString(36).padStart(6, '0')}`, camera, label, score, startMs: nowMs }
    this.open.set(review.id, review)
    this.connection.publish('frigate/events', JSON.stringify({
      type: 'new', before: {}, after: { id: `${review.id}-o`, camera, label, sub_label: null, score: score - 0.04, top_score: score, false_positive: false, start_time: nowMs / 1000, end_time: null, current_zones: [], has_snapshot: true },
    }), 1)
    this.say(review, 'new', null)
    return review
  }
  end(review: Review, nowMs: number): void {
    if (this.open.delete(review.id)) this.say(review, 'end', nowMs)
  }

  private say({ id, camera, label, startMs }: Review, type: 'new' | 'update' | 'end', endMs: number | null): void {
    const after = { id, camera, start_time: startMs / 1000, end_time: endMs === null ? null : endMs / 1000, severity: 'alert', thumb_path: '', data: { detections: [`${id}-o`], objects: [label], sub_labels: [], zones: [], audio: [] } }
    this.connection.publish('frigate/reviews', JSON.stringify({ type, before: after, after }), 1)
  }
  private sayStatus(): void {
    this.connection.publish('frigate/available', 'online', 1, true)
    for (const camera of this.cameras) this.connection.publish(`frigate/${camera}/status/detect`, 'online', 0)
  }
}
