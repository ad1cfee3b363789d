import { Module } from '@nestjs/common'
import type { DynamicModule } from '@nestjs/common'
import { LoggerModule } from 'nestjs-pino'
import type { Logger } from 'pino'
import { BroadcastModule } from './broadcast/broadcast.module.js'
import { EvidenceModule } from './evidence/evidence.module.js'
import { FiguresModule } from './figures/figures.module.js'
import { IncidentModule } from './incident/incident.module.js'
import { DispatchModule } from './dispatch/dispatch.module.js'
import { IntakeModule } from './intake/intake.module.js'
import { DetectModule } from './detect/detect.module.js'
import { IngestModule } from './ingest/ingest.module.js'
import { AuditModule } from './platform/audit/audit.module.js'
import { AuthModule } from './platform/auth/auth.module.js'
import { SettingsModule } from './platform/config/settings.module.js'
import type { Settings } from './platform/config/settings.js'
import type { Database } from './platform/database/database.js'
import { DatabaseModule } from './platform/database/database.module.js'
import { ClientConfigController } from './platform/http/client-config.controller.js'
import { JobsModule } from './platform/jobs/jobs.module.js'
import { ObserveModule } from './platform/observe/observe.module.js'
import { requestLogging } from './platform/observe/logging.js'
import { PeopleModule } from './platform/people/people.module.js'
import { PlacesModule } from './platform/places/places.module.js'
import { VideoModule } from './video/video.module.js'
import { TrackModule } from './track/track.module.js'
import { SuperviseModule } from './supervise/supervise.module.js'
import { WiringModule } from './wiring.module.js'

/**
 * The hub: the ground on which the rooms stand, then the rooms in the order in which data passes through them.
 *
 * A room lives by Nest's hooks, and each hook has one meaning here:
 *   onModuleInit               load what was known (all rooms, before any door opens)
 *   onApplicationBootstrap     open doors, start clocks
 *   onModuleDestroy            doors stop reading, clocks stop
 *   beforeApplicationShutdown  write what is still held, answer what waits for it
 * The database is opened before and closed after all of this (hub.ts).
 */
@Module({})
export class AppModule {
  static of(settings: Settings, database: Database, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.with(settings), DatabaseModule.with(database), LoggerModule.forRoot(requestLogging(logger)), ObserveModule, JobsModule.on(database.url),
        AuditModule, AuthModule, PeopleModule, PlacesModule,
        IngestModule, TrackModule, DetectModule, IntakeModule, IncidentModule, DispatchModule, EvidenceModule, FiguresModule, VideoModule, SuperviseModule, BroadcastModule, WiringModule,
      ],
      controllers: [ClientConfigController],
    }
  }
}
