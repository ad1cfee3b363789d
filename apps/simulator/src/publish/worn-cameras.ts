import type { PublishLeave } from '@watchfloor/shared'
import type { HubClient } from '../hub/hub-client.js'
import type { Officer } from '../officers/officer.js'
import { wornFeed } from './moving-feeds.js'
import { RtmpPublisher } from './rtmp-publisher.js'

const LOOK_MS = 5000
const AGAIN_MS = [3000, 6000, 15_000, 30_000]

interface Sending { officer: Officer; n: number; failures: number; publisher: RtmpPublisher | null; timer: NodeJS.Timeout | null }

/** A few of the body cameras that record send their pictures to the hub, each with a leave of its own; one that goes off duty ends, and another begins. */
export class WornCameras {
  private readonly sending = new Map<string, Sending>()
  private readonly timer: NodeJS.Timeout
  private stopped = false

  /** @param deviceOf the hub's id of an officer's camera */
  constructor(private readonly hub: HubClient, private readonly officers: readonly Officer[], private readonly deviceOf: (officer: Officer) => string | undefined, private readonly most: number) {
    this.timer = setInterval(() => this.look(), LOOK_MS)
    this.look()
  }

  stop(): void {
    this.stopped = true
    clearInterval(this.timer)
    for (const id of [...this.sending.keys()]) this.end(id)
  }

  private look(): void {
    for (const [id, { officer }] of this.sending) if (!officer.recording) this.end(id)
    // The demo's own officer first: whoever signs in as a supervisor finds a picture there.
    const free = this.officers.filter((officer) => officer.recording && !this.sending.has(officer.spec.id)).sort((a, b) => Number(b.spec.wearer !== null) - Number(a.spec.wearer !== null))
    for (const officer of free.slice(0, Math.max(0, this.most - this.sending.size))) {
      const used = new Set([...this.sending.values()].map(({ n }) => n))
      const n = Array.from({ length: this.most }, (_, i) => i).find((i) => !used.has(i))!
      const one: Sending = { officer, n, failures: 0, publisher: null, timer: null }
      this.sending.set(officer.spec.id, one)
      void this.begin(one)
    }
  }

  private end(id: string): void {
    const one = this.sending.get(id)
    this.sending.delete(id)
    one?.publisher?.stop()
    if (one?.timer) clearTimeout(one.timer)
  }

  private async begin(one: Sending): Promise<void> {
    const device = this.deviceOf(one.officer)
    if (device === undefined) return this.again(one)
    try {
      // A session may have ended since the start.
      if (one.failures > 0) await this.hub.signIn(undefined, 1)
      const { rtmpUrl } = await this.hub.post(`/api/cameras/${device}/publish`, {}) as PublishLeave
      if (this.stopped || this.sending.get(one.officer.spec.id) !== one) return
      if (rtmpUrl === null) return this.again(one)
      const publisher = one.publisher = new RtmpPublisher(new URL(rtmpUrl), wornFeed(one.n), () => {
        // One that was well for a while fails for the first time again.
        if (publisher.wasSending) one.failures = 0
        this.again(one)
      })
    } catch { this.again(one) }
  }

  private again(one: Sending): void {
    one.publisher = null
    if (this.stopped || this.sending.get(one.officer.spec.id) !== one) return
    one.timer = setTimeout(() => { void this.begin(one) }, AGAIN_MS[Math.min(one.failures++, AGAIN_MS.length - 1)])
  }
}
