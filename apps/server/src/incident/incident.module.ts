import { Module } from '@nestjs/common'
import { IncidentPort } from '../ports/incident.port.js'
import { AutoFlowController } from './auto-flow/auto-flow.controller.js'
import { CandidateOpener } from './auto-flow/candidate-opener.js'
import { FurtherSightings } from './auto-flow/further-sightings.js'
import { FlowDesk } from './auto-flow/flow-desk.js'
import { FlowFactsReader } from './auto-flow/flow-facts-reader.js'
import { FlowReport } from './auto-flow/flow-report.js'
import { FlowRollBack } from './auto-flow/flow-roll-back.js'
import { FlowSettingsBook } from './auto-flow/flow-settings-book.js'
import { FlowSweep } from './auto-flow/flow-sweep.js'
import { AfterCommit } from './case/after-commit.js'
import { CaseDesk } from './case/case-desk.js'
import { CaseGroups } from './case/case-groups.js'
import { CaseNews } from './case/case-news.js'
import { CaseStore } from './case/case-store.js'
import { EvidenceChain } from './case/evidence-chain.js'
import { FactsDesk } from './case/facts-desk.js'
import { NumberBook } from './case/number-book.js'
import { OverrideLog } from './case/override-log.js'
import { ClockDesk } from './clocks/clock-desk.js'
import { ClockReckoning } from './clocks/clock-reckoning.js'
import { ClockJobs } from './clocks/clock.jobs.js'
import { BulkDesk } from './http/bulk-desk.js'
import { DispatchesController } from './http/dispatches.controller.js'
import { Duplicates } from './http/duplicates.js'
import { IncidentsController } from './http/incidents.controller.js'
import { Reaches } from './http/reach.js'
import { CalendarController, CategoriesController } from './http/reference.controller.js'
import { SavedFiltersController } from './http/saved-filters.controller.js'
import { IncidentJobs } from './jobs/incident.jobs.js'
import { UnplacedIncidents } from './jobs/unplaced-incidents.job.js'
import { IncidentList } from './list/incident-list.js'
import { RowReader } from './list/row-reader.js'
import { CalendarBook } from './reference/calendar-book.js'
import { CodeSets } from './reference/code-sets.js'
import { Reference } from './reference/reference.js'

/** Alarms and people → incidents. Each change is one transaction: the incident, its clocks and units, its story, and what has to happen because of it. */
@Module({
  controllers: [IncidentsController, SavedFiltersController, DispatchesController, CategoriesController, CalendarController, AutoFlowController],
  providers: [
    CaseDesk, CaseGroups, CaseStore, CaseNews, AfterCommit, EvidenceChain, FactsDesk, NumberBook, OverrideLog, Reference, CodeSets, CalendarBook, ClockDesk, ClockReckoning, ClockJobs, IncidentJobs, UnplacedIncidents,
    IncidentList, RowReader, BulkDesk, Duplicates, Reaches,
    FlowSettingsBook, FlowFactsReader, FlowDesk, CandidateOpener, FurtherSightings, FlowSweep, FlowReport, FlowRollBack, { provide: IncidentPort, useExisting: CaseDesk },
  ],
  exports: [IncidentPort],
})
export class IncidentModule {}
