import { Injectable, Logger } from '@nestjs/common'
import { BroadcastPort } from '../../ports/broadcast.port.js'
import { LiveBus } from '../bus/live-bus.js'
import type { LiveUpdate } from './live-update.js'
import { LiveUnits } from './live-units.js'

/** Passes changes of the live state on: to the consoles of this process, and to other processes where there are any. */
@Injectable()
export class Telling {
  private readonly log = new Logger('Track')

  constructor(private readonly broadcast: BroadcastPort, private readonly bus: LiveBus, private readonly live: LiveUnits) {}

  /** A fault on the way to the screens must not look like a failed commit, so it ends here. */
  tell(update: LiveUpdate): void {
    try {
      this.toConsoles(update)
      this.bus.publish(update, this.live)
    } catch (error) { this.log.error(`Telling the consoles: ${(error as Error).stack}`) }
  }

  toConsoles({ moved, presence, states, events }: LiveUpdate): void {
    if (moved.length > 0) this.broadcast.fixes(moved)
    if (presence.length > 0) this.broadcast.presence(presence)
    if (states.length > 0) this.broadcast.states(states)
    if (events.length > 0) this.broadcast.events(events)
  }

  /** This process missed something: what the consoles were told may be wrong. */
  refresh(): void { this.broadcast.refresh() }
}
