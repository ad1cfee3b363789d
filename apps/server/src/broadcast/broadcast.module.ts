import { Module } from '@nestjs/common'
import { BroadcastPort } from '../ports/broadcast.port.js'
import { CaseFeedPort } from '../ports/case-feed.port.js'
import { RawWatchPort } from '../ports/raw-watch.port.js'
import { CaseBus } from './bus/case-bus.js'
import { RedisRooms } from './bus/redis-rooms.js'
import { ConsoleGateway } from './console.gateway.js'
import { CaseFeed } from './feed/case-feed.js'
import { ConsoleFeed } from './feed/console-feed.js'
import { FeedMetrics } from './feed/feed-metrics.js'
import { LensNews } from './feed/lens-news.js'
import { Pulse } from './feed/pulse.js'
import { SeatKeeper } from './feed/seat-keeper.js'
import { SenderNews } from './feed/sender-news.js'
import { Viewers } from './feed/viewers.js'
import { WatchedUnits } from './feed/watched-units.js'
import { PhoneFeed } from './phone/phone-feed.js'
import { PhoneController } from './phone/phone.controller.js'

/** What the consoles see: the roster, then what changes, for the part of the map that they look at. */
@Module({
  controllers: [PhoneController],
  providers: [
    ConsoleGateway, ConsoleFeed, CaseBus, CaseFeed, FeedMetrics, LensNews, PhoneFeed, Pulse, RedisRooms, SeatKeeper, SenderNews, Viewers, WatchedUnits,
    { provide: BroadcastPort, useExisting: ConsoleFeed }, { provide: CaseFeedPort, useExisting: CaseFeed }, { provide: RawWatchPort, useExisting: WatchedUnits },
  ],
  exports: [BroadcastPort, CaseFeedPort, RawWatchPort],
})
export class BroadcastModule {}
