import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common'
import { ApiOkResponse } from '@nestjs/swagger'
import { CodeSet, CodeSetVersion, page, WorkCalendar } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import { standardOf } from '@watchfloor/domain'
import { z } from 'zod'
import { Address, CurrentUser, Roles } from '../../platform/auth/decorators.js'
import { MAY } from '../../platform/auth/rights.js'
import type { SignedIn } from '../../platform/auth/session.service.js'
import { LargeJson } from '../../platform/http/large-json.interceptor.js'
import { CalendarBook } from '../reference/calendar-book.js'
import { CodeSets } from '../reference/code-sets.js'

const ImportQuery = z.object({ activate: z.enum(['true', 'false']).default('true').transform((text) => text === 'true') })
const VersionId = z.string().max(40)
/** A set as it may be taken in: every limit must be one that clocks can be set by. */
const ReadableCodeSet = CodeSet.superRefine(({ categories }, ctx) => {
  categories.forEach((category, i) => category.limits.forEach((limit, k) => {
    if (standardOf(category, k) === null) ctx.addIssue({ code: 'custom', path: ['categories', i, 'limits', k], message: `"${limit}" is no limit: write a number and 紧急工作时, 紧急工作日, 小时, 工作时, 天, 工作日 or 自然日` })
  }))
})

/** The categories of the city as versions of one code set. */
@Controller('api/categories')
export class CategoriesController {
  constructor(private readonly sets: CodeSets) {}

  @Get()
  @Roles(...MAY.reportIncidents)
  @ApiOkResponse({ standardSchema: CodeSet })
  active(): Promise<CodeSet> { return this.sets.active() }

  /** Takes in a whole set as a new version; it becomes the active one unless `activate=false`. Refused while open incidents use codes that it lacks. */
  @Put()
  @Roles(...MAY.manageCategories)
  @LargeJson()
  @ApiOkResponse({ standardSchema: CodeSet })
  import(@Body({ schema: ReadableCodeSet }) set: CodeSet, @Query({ schema: ImportQuery }) { activate }: z.infer<typeof ImportQuery>, @CurrentUser() by: SignedIn, @Address() address: string): Promise<CodeSet> {
    return this.sets.import(set, activate, { name: by.username, address })
  }

  @Get('versions')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: page(CodeSetVersion) })
  async versions(): Promise<Page<CodeSetVersion>> {
    const items = await this.sets.versions()
    return { items, total: items.length }
  }

  @Get('versions/:id')
  @Roles(...MAY.readIncidents)
  @ApiOkResponse({ standardSchema: CodeSet })
  version(@Param('id', { schema: VersionId }) id: string): Promise<CodeSet> { return this.sets.version(id) }

  @Post('versions/:id/activate')
  @Roles(...MAY.manageCategories)
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: CodeSet })
  activate(@Param('id', { schema: VersionId }) id: string, @CurrentUser() by: SignedIn, @Address() address: string): Promise<CodeSet> { return this.sets.activate(id, { name: by.username, address }) }
}

/** The calendar by which working time is counted. */
@Controller('api/calendar')
export class CalendarController {
  constructor(private readonly calendar: CalendarBook) {}

  @Get()
  @Roles(...MAY.reportIncidents)
  @ApiOkResponse({ standardSchema: WorkCalendar })
  read(): Promise<WorkCalendar> { return this.calendar.read() }

  /** Replaces it; running clocks of working time are reckoned anew in the background. */
  @Put()
  @Roles(...MAY.manageCategories)
  @LargeJson()
  @ApiOkResponse({ standardSchema: WorkCalendar })
  replace(@Body({ schema: WorkCalendar }) calendar: WorkCalendar, @CurrentUser() by: SignedIn, @Address() address: string): Promise<WorkCalendar> {
    return this.calendar.replace(calendar, { name: by.username, address })
  }
}
