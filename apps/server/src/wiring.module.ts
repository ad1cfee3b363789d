import { Global, Module } from '@nestjs/common'
import { BroadcastModule } from './broadcast/broadcast.module.js'
import { EvidenceModule } from './evidence/evidence.module.js'
import { IncidentModule } from './incident/incident.module.js'
import { DispatchModule } from './dispatch/dispatch.module.js'
import { DetectModule } from './detect/detect.module.js'
import { IngestModule } from './ingest/ingest.module.js'
import { VideoModule } from './video/video.module.js'
import { SuperviseModule } from './supervise/supervise.module.js'
import { TrackModule } from './track/track.module.js'

/**
 * Makes the rooms' ports known to all rooms, so that none imports another. Each room binds its own port in its module and exports it:
 *
 * | port (ports/) | bound by | asked for by |
 * |---|---|---|
 * | TrackPort, LiveStatePort | track | ingest, detect, supervise, broadcast |
 * | DetectPort | detect | track |
 * | BroadcastPort | broadcast | track |
 * | RawWatchPort | broadcast | ingest |
 * | IncidentPort | incident | detect, dispatch, evidence, video, supervise |
 * | CaseFeedPort | broadcast | detect, incident, dispatch, video |
 * | EvidencePort | evidence | incident, video, supervise |
 * | DispatchPort | dispatch | incident, broadcast |
 * | ShiftPort | dispatch | incident, and the sign-out |
 * | TrackHistoryPort | track | evidence, supervise |
 * | DeviceDoorPort | ingest | video, and whoever sends a command |
 * | DeviceRegistryPort | ingest | video |
 * | PicturePort | video | supervise |
 * | VideoPort | video | broadcast |
 * | ChargePort | supervise | ingest, track, dispatch, video, broadcast |
 */
@Global()
@Module({ imports: [IngestModule, TrackModule, DetectModule, IncidentModule, DispatchModule, EvidenceModule, VideoModule, SuperviseModule, BroadcastModule], exports: [IngestModule, TrackModule, DetectModule, IncidentModule, DispatchModule, EvidenceModule, VideoModule, SuperviseModule, BroadcastModule] })
export class WiringModule {}
