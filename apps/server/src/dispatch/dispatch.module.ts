import { Module } from '@nestjs/common'
import { DispatchPort } from '../ports/dispatch.port.js'
import { DispatchDesk } from './dispatch-desk.js'
import { Candidates } from './proposal/candidates.js'
import { Proposer } from './proposal/proposer.js'
import { Roster } from './roster/roster.js'
import { ContactBook } from './routing/contact-book.js'
import { ContactImport } from './routing/contact-import.js'
import { ContactsController } from './routing/contacts.controller.js'
import { Responsible } from './routing/responsible.js'
import { RoutingController } from './routing/routing.controller.js'
import { RoutingImport } from './routing/routing-import.js'
import { RoutingTable } from './routing/routing-table.js'
import { TableImportsController } from './routing/table-imports.controller.js'

/** Who is on duty, who is responsible, who goes, and how they are told. */
@Module({
  controllers: [RoutingController, ContactsController, TableImportsController],
  providers: [
    Roster, Responsible, RoutingTable, RoutingImport, ContactBook, ContactImport, Candidates, Proposer,
    DispatchDesk, { provide: DispatchPort, useExisting: DispatchDesk },
  ],
  exports: [DispatchPort],
})
export class DispatchModule {}
