import { Global, Module } from '@nestjs/common'
import { OpenDoors } from '../lifecycle/open-doors.js'
import { Metrics } from './metrics.js'
import { ObserveController } from './observe.controller.js'
import { Readiness } from './readiness.js'

/** Health, readiness, figures, and which doors are open. */
@Global()
@Module({ controllers: [ObserveController], providers: [Metrics, Readiness, OpenDoors], exports: [Metrics, Readiness, OpenDoors] })
export class ObserveModule {}
