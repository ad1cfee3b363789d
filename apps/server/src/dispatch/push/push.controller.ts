import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common'
import { ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { PushKey, PushSubscriptionInput } from '@watchfloor/shared'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import type { z } from 'zod'
import { PushSubscriptions } from './push-subscriptions.js'
import { VapidKeys } from './vapid-keys.js'

const Endpoint = PushSubscriptionInput.pick({ endpoint: true })

/** Being told on a phone or browser with no page open. */
@Controller('api/push-subscriptions')
@Roles(...MAY.useOwnAccount)
export class PushController {
  constructor(private readonly subscriptions: PushSubscriptions, private readonly vapid: VapidKeys) {}

  /** The key that `pushManager.subscribe` needs. */
  @Get('key')
  @ApiOkResponse({ standardSchema: PushKey })
  async key(): Promise<PushKey> { return { publicKey: (await this.vapid.get()).publicKey } }

  @Post()
  @HttpCode(204)
  @ApiNoContentResponse()
  put(@Body({ schema: PushSubscriptionInput }) input: PushSubscriptionInput, @CurrentUser() by: SignedIn): Promise<void> { return this.subscriptions.put(by.id, input) }

  @Delete()
  @HttpCode(204)
  @ApiNoContentResponse()
  remove(@Body({ schema: Endpoint }) { endpoint }: z.infer<typeof Endpoint>, @CurrentUser() by: SignedIn): Promise<void> { return this.subscriptions.remove(by.id, endpoint) }
}
