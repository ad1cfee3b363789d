import { Module } from '@nestjs/common'
import { DetectPort } from '../ports/detect.port.js'
import { AlarmDesk } from './alarms/alarm-desk.js'
import { AlarmFiguresDesk } from './alarms/alarm-figures.js'
import { AlarmList } from './alarms/alarm-list.js'
import { AlarmOpener } from './alarms/alarm-opener.js'
import { AlarmsController } from './alarms/alarms.controller.js'
import { DetectMetrics } from './detect-metrics.js'
import { MaskTable, PermitTable, TruckPlaceTable } from './facts/fact-tables.js'
import { Facts } from './facts/facts.js'
import { FactsReader } from './facts/facts-reader.js'
import { MasksController } from './imports/masks.controller.js'
import { PermitImport } from './imports/permit-import.js'
import { PermitsController } from './imports/permits.controller.js'
import { TruckPlacesController } from './imports/truck-places.controller.js'
import { RuleBook } from './rules/rule-book.js'
import { RulesController } from './rules/rules.controller.js'
import { SeatBook } from './seats/seat-book.js'
import { SeatRound } from './seats/seat-round.js'
import { RuleEngine } from './stream/rule-engine.js'
import { RuleMemory } from './stream/rule-memory.js'
import { DetectUpkeep } from './upkeep/detect-upkeep.job.js'

/** Rules over the stream with their saved memory, what they look at, and the alarms they raise. */
@Module({
  controllers: [AlarmsController, RulesController, MasksController, TruckPlacesController, PermitsController],
  providers: [
    DetectMetrics, Facts, FactsReader, RuleMemory, RuleEngine, { provide: DetectPort, useExisting: RuleEngine },
    SeatBook, SeatRound, AlarmOpener, AlarmList, AlarmDesk, AlarmFiguresDesk, RuleBook, MaskTable, TruckPlaceTable, PermitTable, PermitImport, DetectUpkeep,
  ],
  exports: [DetectPort],
})
export class DetectModule {}
