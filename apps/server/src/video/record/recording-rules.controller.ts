import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put } from '@nestjs/common'
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { RecordingRule, RecordingRuleInput, RecordingRulePatch, RecordingRules, RecordingSettings, RecordingStatus } from '@watchfloor/shared'
import type { RecordingRulePlan } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { RecordingClock } from './recording-clock.js'
import { RecordingOverview } from './recording-overview.js'
import { RecordingRuleBook } from './rule-book.js'
import { RecordingSettingsBook } from './recording-settings.js'

const Id = z.uuid()

/** By which rules cameras are recorded, and how the disk is. */
@ApiTags('recordings')
@Controller('api/recording')
export class RecordingRulesController {
  constructor(private readonly book: RecordingRuleBook, private readonly settings: RecordingSettingsBook, private readonly overview: RecordingOverview, private readonly clock: RecordingClock) {}

  @Get('rules')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: RecordingRules })
  async list(): Promise<RecordingRules> { return { items: await this.overview.rules() } }

  @Post('rules')
  @Roles(...MAY.manageVideo)
  @ApiCreatedResponse({ standardSchema: RecordingRule })
  async create(@Body({ schema: RecordingRuleInput }) plan: RecordingRulePlan, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RecordingRule> {
    const { id } = await this.book.create(plan, { name: by.username, address })
    return this.written(id)
  }

  @Patch('rules/:id')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: RecordingRule })
  async change(@Param('id', { schema: Id }) id: string, @Body({ schema: RecordingRulePatch }) patch: RecordingRulePatch, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RecordingRule> {
    await this.book.change(id, patch, { name: by.username, address })
    return this.written(id)
  }

  @Delete('rules/:id')
  @Roles(...MAY.manageVideo)
  @HttpCode(204)
  @ApiNoContentResponse()
  async remove(@Param('id', { schema: Id }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<void> {
    await this.book.remove(id, { name: by.username, address })
    void this.clock.changed()
  }

  @Get('settings')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: RecordingSettings })
  read(): Promise<RecordingSettings> { return this.settings.read() }

  /** In force at once. */
  @Put('settings')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: RecordingSettings })
  async write(@Body({ schema: RecordingSettings }) settings: RecordingSettings, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RecordingSettings> {
    const kept = await this.settings.write(settings, { name: by.username, address })
    void this.clock.changed()
    return kept
  }

  @Get('status')
  @Roles(...MAY.manageVideo)
  @ApiOkResponse({ standardSchema: RecordingStatus })
  status(): Promise<RecordingStatus> { return this.overview.status() }

  private async written(id: string): Promise<RecordingRule> {
    void this.clock.changed()
    return (await this.overview.rules()).find((rule) => rule.id === id)!
  }
}
