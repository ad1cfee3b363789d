import { Body, Controller, Get, Param, Post, UploadedFile, UseGuards, UseInterceptors } from '@nestjs/common'
import { FileInterceptor } from '@nestjs/platform-express'
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { CitizenForm, CitizenReceipt, CitizenReportInput, CitizenReportState } from '@watchfloor/shared'
import { Address, Public } from '../../platform/auth/decorators.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import { RateLimit, refuseHaste } from '../rate-limit.js'
import { CitizenDesk } from './citizen-desk.js'
import { OpenToCitizens } from './open-to-citizens.js'
import { UploadGate } from './upload-gate.js'

const MOST_BYTES = 12 * 1024 * 1024
/** A person reports a few things on a walk; a program does not have to. */
const REPORTS = { most: 10, perMs: 10 * 60_000 }
const LOOKS = { most: 60, perMs: 60_000 }
/** As the form's parser hands it over. */
interface UploadedPhoto { buffer: Buffer; originalname: string; mimetype: string }

/** The door for citizens (随手拍): no account, so it is narrow. */
@ApiTags('citizen')
@Public()
@Controller('api/citizen-reports')
@UseGuards(OpenToCitizens)
export class CitizenController {
  private readonly reports = new RateLimit(REPORTS.most, REPORTS.perMs)
  private readonly looks = new RateLimit(LOOKS.most, LOOKS.perMs)

  constructor(private readonly desk: CitizenDesk) {}

  /** A form with the fields of a report and one `photo` (JPEG, PNG or WebP, 12 MB at most). Answers a receipt. */
  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['photo', 'category', 'lat', 'lon', 'description'], properties: { photo: { type: 'string', format: 'binary' }, category: { type: 'string' }, lat: { type: 'number' }, lon: { type: 'number' }, description: { type: 'string' }, address: { type: 'string' }, contact: { type: 'string' }, reportId: { type: 'string', format: 'uuid' } } } })
  @ApiCreatedResponse({ standardSchema: CitizenReceipt })
  @UseGuards(UploadGate)
  @UseInterceptors(FileInterceptor('photo', { limits: { fileSize: MOST_BYTES, files: 1, fields: 12, fieldSize: 8192 } }))
  report(@Body({ schema: CitizenReportInput }) input: CitizenReportInput, @UploadedFile() photo: UploadedPhoto | undefined, @Address() address: string): Promise<CitizenReceipt> {
    if (photo === undefined) throw new ApiProblem('input.invalid', 'photo: a report needs a photograph')
    if (!photo.mimetype.startsWith('image/')) throw new ApiProblem('input.invalid', 'photo: send a picture (JPEG, PNG or WebP)')
    refuseHaste(this.reports.take(address, Date.now()))
    // A form's file name comes as Latin-1 bytes.
    return this.desk.report(input, { bytes: photo.buffer, name: Buffer.from(photo.originalname, 'latin1').toString('utf8').slice(0, 200) || 'photo' })
  }

  /** What may be reported. */
  @Get('form')
  @ApiOkResponse({ standardSchema: CitizenForm })
  form(@Address() address: string): Promise<CitizenForm> {
    refuseHaste(this.looks.take(address, Date.now()))
    return this.desk.form()
  }

  /** What became of a report, by its receipt. */
  @Get(':code')
  @ApiOkResponse({ standardSchema: CitizenReportState })
  state(@Param('code') code: string, @Address() address: string): Promise<CitizenReportState> {
    refuseHaste(this.looks.take(address, Date.now()))
    return this.desk.state(code)
  }
}
