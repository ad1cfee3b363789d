import { Module } from '@nestjs/common'
import { FactRefresher } from './facts/fact-refresher.js'
import { FigureRefresh } from './facts/figure-refresh.job.js'
import { KpiController } from './kpi.controller.js'
import { BesideSums } from './query/beside-sums.js'
import { BehindReader } from './query/behind-reader.js'
import { FigureReader } from './query/figure-reader.js'
import { FigureSums } from './query/figure-sums.js'
import { GroupNames } from './query/group-names.js'
import { NoticeReader } from './query/notice-reader.js'

/** What the centre achieves, in figures whose incidents are one click away. */
@Module({ controllers: [KpiController], providers: [FactRefresher, FigureRefresh, FigureSums, GroupNames, FigureReader, BehindReader, BesideSums, NoticeReader] })
export class FiguresModule {}
