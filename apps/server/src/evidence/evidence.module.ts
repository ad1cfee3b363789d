import { Module } from '@nestjs/common'
import { EvidencePort } from '../ports/evidence.port.js'
import { BundleController } from './bundle/bundle.controller.js'
import { BundleExport } from './bundle/bundle-export.js'
import { CaseStories } from './bundle/case-story.js'
import { HubKey } from './bundle/hub-key.js'
import { EvidenceChain } from './chain/evidence-chain.js'
import { EvidenceController } from './evidence.controller.js'
import { EvidenceKeeper } from './evidence-keeper.js'
import { EvidenceRights } from './evidence-rights.js'
import { FileStore } from './files/file-store.js'
import { ImageShrinker } from './files/image-shrinker.js'
import { Previews } from './files/previews.js'
import { NoticeRulesBook } from './notices/notice-rules-book.js'
import { ParkingNotices } from './notices/parking-notices.js'
import { ParkingNoticesController } from './notices/parking-notices.controller.js'

/** Files by the hash of their content, the append-only chain of each incident, and the signed bundle in which both leave the house. */
@Module({
  controllers: [EvidenceController, BundleController, ParkingNoticesController],
  providers: [FileStore, ImageShrinker, Previews, EvidenceChain, EvidenceKeeper, EvidenceRights, HubKey, CaseStories, BundleExport, ParkingNotices, NoticeRulesBook, { provide: EvidencePort, useExisting: EvidenceKeeper }],
  exports: [EvidencePort],
})
export class EvidenceModule {}
