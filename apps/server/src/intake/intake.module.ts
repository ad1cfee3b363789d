import { Module } from '@nestjs/common'
import { CitizenController } from './citizen/citizen.controller.js'
import { CitizenDesk } from './citizen/citizen-desk.js'
import { ListController } from './list/list.controller.js'
import { ListImport } from './list/list-import.js'
import { Open311Controller } from './open311/open311.controller.js'
import { ReportKeys } from './open311/report-keys.js'
import { ReportKeysController } from './open311/report-keys.controller.js'
import { RequestDesk } from './open311/request-desk.js'
import { RequestReader } from './open311/request-reader.js'
import { PictureFetch } from './pictures/picture-fetch.js'
import { ReportPictures } from './pictures/report-pictures.js'
import { ToldController } from './told/told.controller.js'
import { ToldDesk } from './told/told-desk.js'

/** The doors by which people report: lists, other systems, citizens. What a seat, hotline or grid worker enters is `POST /api/incidents`. */
@Module({ controllers: [ListController, Open311Controller, ReportKeysController, CitizenController, ToldController], providers: [ListImport, ReportKeys, RequestReader, RequestDesk, PictureFetch, ReportPictures, CitizenDesk, ToldDesk] })
export class IntakeModule {}
