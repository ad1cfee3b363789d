import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common'
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { KeptNotice, page } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { NoticeBox } from './notice-box.js'
import { NoticeListQuery } from './notice-query.js'

/** What the signed-in person was told. */
@Controller('api/notices')
@Roles(...MAY.useOwnAccount)
export class NoticesController {
  constructor(private readonly box: NoticeBox) {}

  @Get()
  @ApiOkResponse({ standardSchema: page(KeptNotice) })
  list(@Query({ schema: NoticeListQuery }) query: NoticeListQuery, @CurrentUser() by: SignedIn): Promise<Page<KeptNotice>> { return this.box.list(by.id, query) }

  @Post('read')
  @HttpCode(204)
  @ApiNoContentResponse()
  async readAll(@CurrentUser() by: SignedIn): Promise<void> { await this.box.readAll(by.id) }

  @Post(':id/read')
  @HttpCode(204)
  @ApiNoContentResponse()
  read(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn): Promise<void> { return this.box.read(by.id, id) }
}
