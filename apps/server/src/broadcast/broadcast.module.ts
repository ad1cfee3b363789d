import { Module } from '@nestjs/common'
import { BroadcastPort } from '../ports/broadcast.port.js'
import { RawWatchPort } from '../ports/raw-watch.port.js'
import { RedisRooms } from './bus/redis-rooms.js'
import { ConsoleGateway } from './console.gateway.js'
import { ConsoleFeed } from './feed/console-feed.js'
import { FeedMetrics } from './feed/feed-metrics.js'
import { Pulse } from './feed/pulse.js'
import { SeatKeeper } from './feed/seat-keeper.js'
import { WatchedUnits } from './feed/watched-units.js'

/** What the consoles see: the roster, then what changes, for the part of the map that they look at. */
@Module({
  providers: [ConsoleGateway, ConsoleFeed, FeedMetrics, Pulse, RedisRooms, SeatKeeper, WatchedUnits, { provide: BroadcastPort, useExisting: ConsoleFeed }, { provide: RawWatchPort, useExisting: WatchedUnits }],
  exports: [BroadcastPort, RawWatchPort],
})
export class BroadcastModule {}
