import { Module } from '@nestjs/common'
import { DeviceDoorPort } from '../ports/device-door.port.js'
import { DeviceRegistryPort } from '../ports/device-registry.port.js'
import { CommandAnswers } from './commands/command-answers.js'
import { CommandDesk } from './commands/command-desk.js'
import { CommandsController } from './commands/commands.controller.js'
import { DecodeDesk } from './desk/decode-desk.js'
import { DropLedger } from './desk/drop-ledger.js'
import { Gateways } from './desk/gateways.js'
import { IntakeGate } from './desk/intake-gate.js'
import { MqttOutlet } from './desk/mqtt-outlet.js'
import { Routes } from './desk/routes.js'
import { HttpDoorsController } from './http/http-doors.controller.js'
import { IngestDoors } from './ingest-doors.js'
import { IngestMetrics } from './ingest-metrics.js'
import { BrokerAccounts } from './mqtt/broker-accounts.js'
import { EmbeddedBroker } from './mqtt/embedded-broker.js'
import { OuterBroker } from './mqtt/outer-broker.js'
import { TopicRights } from './mqtt/topic-rights.js'
import { QuarantineController } from './quarantine/quarantine.controller.js'
import { QuarantineLog } from './quarantine/quarantine-log.js'
import { QuarantineService } from './quarantine/quarantine.service.js'
import { DeviceList } from './registry/device-list.js'
import { DeviceRegistry } from './registry/device-registry.js'
import { DeviceView } from './registry/device-view.js'
import { DevicesController } from './registry/devices.controller.js'
import { DeviceImport } from './registry/import/device-import.js'
import { ImportsController } from './registry/import/imports.controller.js'
import { ItemProfiles } from './registry/item-profiles.js'
import { RegistryChanges } from './registry/registry-change.js'
import { RegistryDoor } from './registry/registry-door.js'
import { SourceRegistry } from './registry/source-registry.js'
import { SourcesController } from './registry/sources.controller.js'
import { CommandDoor } from './roles/command-door.js'
import { ProcessBus } from './roles/process-bus.js'
import { RegistryBus } from './roles/registry-bus.js'
import { SourceDirectory } from './sources/source-directory.js'
import { SourceSignIn } from './sources/source-sign-in.js'
import { Admission } from './tcp/admission.js'

/** The doors for devices: a message comes in by mqtt/, tcp/ or http/, passes the desk, and goes on to track. Beside it the registry of who may come in. */
@Module({
  controllers: [DevicesController, SourcesController, ImportsController, QuarantineController, CommandsController, HttpDoorsController],
  providers: [
    SourceDirectory, SourceSignIn, QuarantineLog, QuarantineService,
    DecodeDesk, DropLedger, Gateways, IntakeGate, MqttOutlet, Routes,
    EmbeddedBroker, OuterBroker, BrokerAccounts, TopicRights, Admission, IngestDoors, IngestMetrics,
    ItemProfiles, RegistryChanges, DeviceRegistry, SourceRegistry, DeviceList, DeviceView, DeviceImport,
    CommandAnswers, CommandDesk, ProcessBus, RegistryBus, CommandDoor, { provide: DeviceDoorPort, useExisting: CommandDoor },
    RegistryDoor, { provide: DeviceRegistryPort, useExisting: RegistryDoor },
  ],
  exports: [DeviceDoorPort, DeviceRegistryPort],
})
export class IngestModule {}
