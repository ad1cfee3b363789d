import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { ReportKey, ReportKeyCreated, ReportKeyInput } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { ReportKeys } from './report-keys.js'

@ApiTags('open311')
@Controller('api/report-keys')
@Roles(...MAY.manageChannels)
export class ReportKeysController {
  constructor(private readonly keys: ReportKeys) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(ReportKey) })
  list(): Promise<ReportKey[]> { return this.keys.list() }

  /** Makes a key for another system; it is answered this once. */
  @Post()
  @ApiCreatedResponse({ standardSchema: ReportKeyCreated })
  create(@Body({ schema: ReportKeyInput }) input: ReportKeyInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<ReportKeyCreated> { return this.keys.create(input, by.username, address) }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> { return this.keys.remove(id, by.username, address) }
}
