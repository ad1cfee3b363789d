import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse } from '@nestjs/swagger'
import { HandOver, HandOverAccept, HandOverDue, HandOverInput, ShiftNote } from '@watchfloor/shared'
import { z } from 'zod'
import { CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { HandOverBook } from './hand-over-book.js'
import { ShiftDesk } from './shift-desk.js'

const HandOvers = z.object({ items: z.array(HandOver) })

/** Handing over a shift. */
@Controller('api/hand-over')
@Roles(...MAY.actOnAlarms)
export class HandOverController {
  constructor(private readonly book: HandOverBook, private readonly desk: ShiftDesk) {}

  /** Open ones first, then the newest. */
  @Get()
  @ApiOkResponse({ standardSchema: HandOvers })
  async list(): Promise<z.infer<typeof HandOvers>> { return { items: await this.book.list() } }

  /** The caller's sheet, what of it keeps them from leaving, and what they have to take over before the queue is theirs. */
  @Get('due')
  @ApiOkResponse({ standardSchema: HandOverDue })
  due(@CurrentUser() by: SignedIn): Promise<HandOverDue> { return this.desk.due(by) }

  /** Keeps the word to the next shift while it is written. */
  @Put('note')
  @HttpCode(204)
  @ApiNoContentResponse()
  note(@Body({ schema: ShiftNote }) { note }: ShiftNote, @CurrentUser() by: SignedIn): Promise<void> { return this.book.keepNote(by, note) }

  @Post()
  @ApiCreatedResponse({ standardSchema: HandOver })
  offer(@Body({ schema: HandOverInput }) input: HandOverInput, @CurrentUser() by: SignedIn): Promise<HandOver> { return this.book.offer(input, by) }

  /** Takes items over; the hand-over is done when all are taken. */
  @Post(':id/accept')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: HandOver })
  accept(@Param('id', { schema: z.uuid() }) id: string, @Body({ schema: HandOverAccept }) { items }: HandOverAccept, @CurrentUser() by: SignedIn): Promise<HandOver> { return this.book.accept(id, items, by) }
}
