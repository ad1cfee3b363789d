import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common'
import { ApiOkResponse, ApiTags } from '@nestjs/swagger'
import { RuleEntry, RuleList, RuleSettingsInput } from '@watchfloor/shared'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { RuleBook } from './rule-book.js'

const Name = z.string().max(60)

/** The rules that raise alarms, and how this centre runs each. */
@ApiTags('rules')
@Controller('api/rules')
export class RulesController {
  constructor(private readonly rules: RuleBook) {}

  @Get()
  @Roles(...MAY.readRules)
  @ApiOkResponse({ standardSchema: RuleList })
  async list(): Promise<RuleList> { return { items: await this.rules.list() } }

  /** In force at once. What does not fit is refused with `rule.unfit`; `details.faults` names each field. */
  @Put(':name')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: RuleEntry })
  save(@Param('name', { schema: Name }) name: string, @Body({ schema: RuleSettingsInput }) input: RuleSettingsInput, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RuleEntry> {
    return this.rules.save(name, input, { name: by.username, address })
  }

  /** The rule runs as it comes again. */
  @Delete(':name')
  @Roles(...MAY.manageRules)
  @ApiOkResponse({ standardSchema: RuleEntry })
  reset(@Param('name', { schema: Name }) name: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<RuleEntry> {
    return this.rules.reset(name, { name: by.username, address })
  }
}
