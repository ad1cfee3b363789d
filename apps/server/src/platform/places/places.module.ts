import { Global, Module } from '@nestjs/common'
import { AreaController } from './area.controller.js'
import { AreaImport } from './area-import.js'
import { AreaService } from './area.service.js'
import { CityClock } from './city-clock.js'
import { PlacesWatch } from './places-watch.js'
import { RoadLines } from './road-lines.js'
import { SquadController } from './squad.controller.js'
import { SquadService } from './squad.service.js'

/** Squads, areas and streets. */
@Global()
@Module({ controllers: [SquadController, AreaController], providers: [SquadService, AreaService, AreaImport, PlacesWatch, CityClock, RoadLines], exports: [PlacesWatch, CityClock, RoadLines] })
export class PlacesModule {}
