import { Module } from '@nestjs/common'
import { LiveStatePort } from '../ports/live-state.port.js'
import { TrackHistoryPort } from '../ports/track-history.port.js'
import { TrackPort } from '../ports/track.port.js'
import { DirectoryBus } from './bus/directory-bus.js'
import { LiveBus } from './bus/live-bus.js'
import { LiveListener } from './bus/live-listener.js'
import { Afterwards } from './live/afterwards.js'
import { Alarms } from './live/alarms.js'
import { Checkpoint } from './live/checkpoint.js'
import { Heal } from './live/heal.js'
import { LiveUnits } from './live/live-units.js'
import { PresenceSweep } from './live/presence-sweep.js'
import { Telling } from './live/telling.js'
import { TickClock } from './live/tick-clock.js'
import { EventReader } from './query/event-reader.js'
import { TrackController } from './query/track.controller.js'
import { TrackHistory } from './query/track-history.js'
import { TrackReader } from './query/track-reader.js'
import { TrackDatabase } from './storage/track-database.js'
import { TrackUpkeep } from './storage/track-upkeep.job.js'
import { TrackMetrics } from './track-metrics.js'
import { TrackShutdown } from './track-shutdown.js'
import { TrackWriter } from './track-writer.js'

/** Order per device, batched storage, last known state, presence, and the way back to what was stored. */
@Module({
  controllers: [TrackController],
  providers: [
    TrackMetrics, TrackDatabase, TrackWriter, TrackShutdown, LiveUnits, Alarms, Heal, Afterwards, Telling, PresenceSweep, TickClock, Checkpoint, LiveBus, LiveListener, DirectoryBus, TrackReader, EventReader, TrackUpkeep,
    { provide: TrackPort, useExisting: TrackWriter }, { provide: LiveStatePort, useExisting: LiveUnits },
    TrackHistory, { provide: TrackHistoryPort, useExisting: TrackHistory },
  ],
  exports: [TrackPort, LiveStatePort, TrackHistoryPort],
})
export class TrackModule {}
