import { Module } from '@nestjs/common'
import { AreaController } from './area.controller.js'
import { AreaImport } from './area-import.js'
import { AreaService } from './area.service.js'
import { SquadController } from './squad.controller.js'
import { SquadService } from './squad.service.js'

/** Squads and areas. */
@Module({ controllers: [SquadController, AreaController], providers: [SquadService, AreaService, AreaImport] })
export class PlacesModule {}
