import { Controller, Get, Query, Res } from '@nestjs/common'
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger'
import { KpiAnswer, KpiIncident, KpiIncidentsQuery, KpiNoticesQuery, KpiQuery, page, ParkingNotice } from '@watchfloor/shared'
import type { Page } from '@watchfloor/shared'
import type { Response } from 'express'
import { z } from 'zod'
import { AuditService } from '../platform/audit/audit.service.js'
import { Address, CurrentUser, Roles } from '../platform/auth/decorators.js'
import { MAY } from '../platform/auth/rights.js'
import type { SignedIn } from '../platform/auth/session.service.js'
import { figureCsv, figureXlsx } from './export/figure-file.js'
import { figureTable } from './export/figure-table.js'
import { BehindReader } from './query/behind-reader.js'
import { FigureReader } from './query/figure-reader.js'
import { NoticeReader } from './query/notice-reader.js'

const ExportQuery = KpiQuery.extend({ format: z.enum(['csv', 'xlsx']).default('csv'), lang: z.enum(['zh', 'en']).default('zh') })
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The centre's figures. An incident counts on the day on which it was reported. */
@ApiTags('figures')
@Controller('api/kpi')
@Roles(...MAY.readFigures)
export class KpiController {
  constructor(private readonly figures: FigureReader, private readonly behind: BehindReader, private readonly notices: NoticeReader, private readonly audit: AuditService) {}

  /** Figures of a stretch of days, by group, each with its formula, what was divided, the stretch before (环比) and the year before (同比). */
  @Get()
  @ApiOkResponse({ standardSchema: KpiAnswer })
  answer(@Query({ schema: KpiQuery }) query: KpiQuery): Promise<KpiAnswer> { return this.figures.answer(query) }

  /** The incidents behind one number. */
  @Get('incidents')
  @ApiOkResponse({ standardSchema: page(KpiIncident) })
  incidents(@Query({ schema: KpiIncidentsQuery }) query: KpiIncidentsQuery): Promise<Page<KpiIncident>> { return this.behind.list(query) }

  /** The parking notices behind the valid-notice rate. */
  @Get('notices')
  @ApiOkResponse({ standardSchema: page(ParkingNotice) })
  listNotices(@Query({ schema: KpiNoticesQuery }) query: KpiNoticesQuery): Promise<Page<ParkingNotice>> { return this.notices.list(query) }

  /** The same figures as a file for a spreadsheet, noted in the audit log. */
  @Get('export')
  @ApiProduces('text/csv', XLSX)
  async export(@Query({ schema: ExportQuery }) query: z.infer<typeof ExportQuery>, @CurrentUser() by: SignedIn, @Address() address: string, @Res() response: Response): Promise<void> {
    const answer = await this.figures.answer(query)
    const table = figureTable(answer, query.lang)
    const file = query.format === 'csv' ? figureCsv(table) : await figureXlsx(table)
    await this.audit.write(by.username, 'figures.export', null, address, { from: answer.from, to: answer.to, groupBy: query.groupBy, format: query.format })
    response.type(query.format === 'csv' ? 'text/csv; charset=utf-8' : XLSX).attachment(`figures-${answer.from}-${answer.to}-${query.groupBy}.${query.format}`).send(file)
  }
}
