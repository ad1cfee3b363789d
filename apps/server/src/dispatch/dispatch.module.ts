import { Module } from '@nestjs/common'
import { DispatchPort } from '../ports/dispatch.port.js'
import { ShiftPort } from '../ports/shift.port.js'
import { CHANNELS } from './channels/channel.js'
import type { Channel } from './channels/channel.js'
import { ConsoleChannel } from './channels/console.channel.js'
import { OutsideCall } from './channels/outside-call.js'
import { DispatchDesk } from './dispatch-desk.js'
import { BeatBook } from './duty/beat-book.js'
import { BeatImport } from './duty/beat-import.js'
import { BeatsController } from './duty/beats.controller.js'
import { DutyBook } from './duty/duty-book.js'
import { PresentPeople } from './duty/present-people.js'
import { DutyController } from './duty/duty.controller.js'
import { DutyImport } from './duty/duty-import.js'
import { Audiences } from './effects/audience.js'
import { DeadLetters } from './effects/dead-letters.js'
import { EffectRows } from './effects/effect-rows.js'
import { EffectRunner } from './effects/effect-runner.js'
import { EffectWorker } from './effects/effect-worker.js'
import { EscalationRows } from './escalation/escalation-rows.js'
import { Escalator } from './escalation/escalator.js'
import { HandOverBook } from './hand-over/hand-over-book.js'
import { HandOverController } from './hand-over/hand-over.controller.js'
import { HandOverNews } from './hand-over/hand-over-news.js'
import { ShiftDesk } from './hand-over/shift-desk.js'
import { ShiftSheet } from './hand-over/shift-sheet.js'
import { ShiftWatch } from './hand-over/shift-watch.js'
import { NoticeBox } from './notices/notice-box.js'
import { NoticesController } from './notices/notices.controller.js'
import { Candidates } from './proposal/candidates.js'
import { LookerList } from './proposal/lookers.js'
import { NearbyDevices } from './proposal/nearby.js'
import { ProposalController } from './proposal/proposal.controller.js'
import { Proposer } from './proposal/proposer.js'
import { Roads } from './proposal/roads.js'
import { PushController } from './push/push.controller.js'
import { PushChannel } from './push/push.channel.js'
import { PushSubscriptions } from './push/push-subscriptions.js'
import { VapidKeys } from './push/vapid-keys.js'
import { Roster } from './roster/roster.js'
import { ContactBook } from './routing/contact-book.js'
import { ContactImport } from './routing/contact-import.js'
import { ContactsController } from './routing/contacts.controller.js'
import { Responsible } from './routing/responsible.js'
import { RoutingController } from './routing/routing.controller.js'
import { RoutingImport } from './routing/routing-import.js'
import { RoutingTable } from './routing/routing-table.js'
import { TableImportsController } from './routing/table-imports.controller.js'
import { DispatchUpkeep } from './upkeep/dispatch-upkeep.job.js'
import { WebhookBook } from './webhooks/webhook-book.js'
import { WebhookChannel } from './webhooks/webhook.channel.js'
import { WebhookSender } from './webhooks/webhook-sender.js'
import { WebhooksController } from './webhooks/webhooks.controller.js'

/** A new way of telling is a class and one word here. */
const CHANNEL_CLASSES = [ConsoleChannel, PushChannel, WebhookChannel]

/** Who is on duty, who is responsible, who goes, and how they are told. */
@Module({
  controllers: [RoutingController, ContactsController, TableImportsController, NoticesController, WebhooksController, PushController, ProposalController, BeatsController, DutyController, HandOverController],
  providers: [
    Roster, Responsible, RoutingTable, RoutingImport, ContactBook, ContactImport, Candidates, LookerList, Proposer, Roads, NearbyDevices, BeatBook, BeatImport, DutyBook, PresentPeople, DutyImport,
    NoticeBox, OutsideCall, WebhookBook, WebhookSender, PushSubscriptions, VapidKeys,
    ...CHANNEL_CLASSES, { provide: CHANNELS, inject: CHANNEL_CLASSES, useFactory: (...channels: Channel[]) => channels },
    Audiences, EffectRows, DeadLetters, EffectWorker, EffectRunner, EscalationRows, Escalator, ShiftSheet, HandOverNews, ShiftDesk, ShiftWatch, HandOverBook, DispatchUpkeep,
    DispatchDesk, { provide: DispatchPort, useExisting: DispatchDesk }, { provide: ShiftPort, useExisting: ShiftDesk },
  ],
  exports: [DispatchPort, ShiftPort],
})
export class DispatchModule {}
