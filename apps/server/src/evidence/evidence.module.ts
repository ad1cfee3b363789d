import { Module } from '@nestjs/common'
import { EvidencePort } from '../ports/evidence.port.js'
import { EvidenceChain } from './chain/evidence-chain.js'
import { EvidenceController } from './evidence.controller.js'
import { EvidenceKeeper } from './evidence-keeper.js'
import { EvidenceRights } from './evidence-rights.js'
import { FileStore } from './files/file-store.js'

/** Files by the hash of their content, and the append-only chain of each incident. */
@Module({
  controllers: [EvidenceController],
  providers: [FileStore, EvidenceChain, EvidenceKeeper, EvidenceRights, { provide: EvidencePort, useExisting: EvidenceKeeper }],
  exports: [EvidencePort],
})
export class EvidenceModule {}
