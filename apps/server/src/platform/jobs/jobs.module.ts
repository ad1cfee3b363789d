import { Global, Module } from '@nestjs/common'
import type { DynamicModule } from '@nestjs/common'
import { DiscoveryModule } from '@nestjs/core'
import { Settings } from '../config/settings.js'
import { JobRegistry } from './job-registry.js'
import { JobService, QUEUE_CONNECTION } from './job.service.js'
import { openQueues } from './queue-connection.js'

/** Work that is done later or again and again, on PostgreSQL or Redis. */
@Global()
@Module({})
export class JobsModule {
  static on(databaseUrl: string): DynamicModule {
    return {
      module: JobsModule,
      imports: [DiscoveryModule],
      providers: [JobRegistry, JobService, { provide: QUEUE_CONNECTION, inject: [Settings], useFactory: (settings: Settings) => openQueues(settings, databaseUrl) }],
      exports: [JobService],
    }
  }
}
