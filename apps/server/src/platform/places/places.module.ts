import { Global, Module } from '@nestjs/common'
import { AreaController } from './area.controller.js'
import { AreaImport } from './area-import.js'
import { AreaService } from './area.service.js'
import { PlacesWatch } from './places-watch.js'
import { SquadController } from './squad.controller.js'
import { SquadService } from './squad.service.js'

/** Squads and areas. */
@Global()
@Module({ controllers: [SquadController, AreaController], providers: [SquadService, AreaService, AreaImport, PlacesWatch], exports: [PlacesWatch] })
export class PlacesModule {}
