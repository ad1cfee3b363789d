import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { Webhook, WebhookCreated, WebhookInput, WebhookTest } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { WebhookBook } from './webhook-book.js'

const WebhookPatch = WebhookInput.partial()
type WebhookPatch = z.infer<typeof WebhookPatch>
const Webhooks = z.object({ items: z.array(Webhook) })

/** Outside systems that are told of every change of a case. */
@Controller('api/webhooks')
@Roles(...MAY.manageChannels)
export class WebhooksController {
  constructor(private readonly book: WebhookBook) {}

  @Get()
  @ApiOkResponse({ standardSchema: Webhooks })
  async list(): Promise<z.infer<typeof Webhooks>> { return { items: await this.book.list() } }

  @Post()
  @ApiCreatedResponse({ standardSchema: WebhookCreated })
  create(@Body({ schema: WebhookInput }) input: WebhookInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<WebhookCreated> {
    return this.book.create(input, { name: by.username, address })
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: Webhook })
  change(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: WebhookPatch }) patch: WebhookPatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<Webhook> {
    return this.book.change(id, patch, { name: by.username, address })
  }

  /** Sends a test event and says what the receiver answered. */
  @Post(':id/test')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: WebhookTest })
  test(@Param('id', { schema: z.uuid() }) id: string): Promise<WebhookTest> { return this.book.test(id) }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Param('id', { schema: z.uuid() }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    return this.book.remove(id, { name: by.username, address })
  }
}
