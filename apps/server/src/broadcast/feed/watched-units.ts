import { Injectable } from '@nestjs/common'
import { RawWatchPort } from '../../ports/raw-watch.port.js'

interface Watched { consoles: number; message: string | null }

/** Units whose drawer is open, and what they said last since it was opened. */
@Injectable()
export class WatchedUnits extends RawWatchPort {
  private readonly units = new Map<number, Watched>()

  wants(no: number): boolean { return this.units.has(no) }

  heard(no: number, message: string): void {
    const unit = this.units.get(no)
    if (unit) unit.message = message
  }

  message(no: number): string | null { return this.units.get(no)?.message ?? null }

  /** A console turns from one unit to another; null = none. */
  turn(from: number | null, to: number | null): void {
    if (from === to) return
    const left = from === null ? undefined : this.units.get(from)
    if (left && --left.consoles === 0) this.units.delete(from!)
    if (to === null) return
    const unit = this.units.get(to)
    if (unit) unit.consoles++
    else this.units.set(to, { consoles: 1, message: null })
  }
}
