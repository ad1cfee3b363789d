import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiCreatedResponse, ApiOkResponse } from '@nestjs/swagger'
import { HandOver, HandOverAccept, HandOverDue, HandOverInput } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { HandOverBook } from './hand-over-book.js'

const HandOvers = z.object({ items: z.array(HandOver) })

/** Handing over a shift. */
@Controller('api/hand-over')
@Roles(...MAY.actOnAlarms)
export class HandOverController {
  constructor(private readonly book: HandOverBook) {}

  /** Open ones first, then the newest. */
  @Get()
  @ApiOkResponse({ standardSchema: HandOvers })
  async list(): Promise<z.infer<typeof HandOvers>> { return { items: await this.book.list() } }

  /** The caller's sheet, and whether they still hold something urgent. */
  @Get('due')
  @ApiOkResponse({ standardSchema: HandOverDue })
  due(@CurrentUser() by: SignedIn): Promise<HandOverDue> { return this.book.due(by) }

  @Post()
  @ApiCreatedResponse({ standardSchema: HandOver })
  offer(@Body({ schema: HandOverInput }) input: HandOverInput, @CurrentUser() by: SignedIn): Promise<HandOver> { return this.book.offer(input, by) }

  /** Takes items over; the hand-over is done when all are taken. */
  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: HandOver })
  accept(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: HandOverAccept }) { items }: HandOverAccept, @CurrentUser() by: SignedIn): Promise<HandOver> { return this.book.accept(id, items, by) }
}
