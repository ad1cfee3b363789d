import type { TripPlan } from '../travel/trip-plan.js'
import type { World } from '../world.js'
import type { TruckLink, TruckSighting } from './truck-link.js'
import type { TruckSpec } from './truck-roster.js'

const BEAT_S = 30
/** A bend right after a report needs no other: the protocol has whole seconds, and a second one in the same would be a duplicate. */
const TURN_GAP_MS = 2_000

/** When a truck's terminal speaks, and when it cannot: its rhythm, bends, dead spots of the network, and the driver's switch. */
export class TruckVoice {
  /** Positions kept while there is no network; null while there is. */
  private missing: TruckSighting[] | null = null
  private silent = false
  private opened = false
  private sentMs = 0
  private turn = 0

  constructor(private readonly world: World, private readonly spec: TruckSpec, private readonly link: TruckLink, private readonly look: () => TruckSighting, private readonly pauseS: () => number) {}

  open(): void {
    this.opened = true
    this.link.open(this.look)
    this.restart()
    if (this.spec.protocol.startsWith('jt808')) this.beat()
  }

  /** What the truck does has changed: it says so, and from now on in the new rhythm. */
  restart(): void {
    const turn = ++this.turn
    const again = (): void => {
      if (turn !== this.turn) return
      this.say()
      this.world.agenda.after(this.pauseS() * 1000, again)
    }
    this.world.agenda.after(0, again)
  }

  /** JT/T 808 terminals report in bends out of turn (parameter 0x0030). */
  reportBends(plan: TripPlan, startMs: number): void {
    if (!this.spec.protocol.startsWith('jt808')) return
    const { agenda } = this.world
    const turn = this.turn
    for (const s of plan.turnsS) {
      const atMs = startMs + s * 1000
      if (atMs > agenda.nowMs) agenda.at(atMs, () => { if (turn === this.turn && agenda.nowMs - this.sentMs > TURN_GAP_MS) this.say() })
    }
  }

  say(): void {
    if (this.silent || !this.opened) return
    this.sentMs = this.world.agenda.nowMs
    const sighting = this.look()
    if (this.missing) this.missing.push(sighting)
    else this.link.report(sighting)
  }

  loseNetwork(afterS: number, lastsS: number): void {
    const { agenda, truth } = this.world
    agenda.after(afterS * 1000, () => {
      if (this.missing) return
      this.missing = []
      truth.event(this.spec.id, agenda.nowMs, 'no_network')
      agenda.after(lastsS * 1000, () => {
        const kept = this.missing ?? []
        this.missing = null
        truth.event(this.spec.id, agenda.nowMs, 'network_again', { kept: kept.length })
        this.say()
        if (kept.length > 0) this.link.backlog(kept)
      })
    })
  }

  loseTerminal(afterS: number, lastsS: number): void {
    const { agenda, truth } = this.world
    const switchTo = (off: boolean): void => {
      this.silent = off
      this.link.silence(off)
      truth.event(this.spec.id, agenda.nowMs, off ? 'silenced' : 'heard_again')
    }
    agenda.after(afterS * 1000, () => { switchTo(true); agenda.after(lastsS * 1000, () => switchTo(false)) })
  }

  private beat(): void {
    if (!this.silent && !this.missing) this.link.beat()
    this.world.agenda.after(BEAT_S * 1000, () => this.beat())
  }
}
