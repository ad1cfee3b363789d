import { Module } from '@nestjs/common'
import { PicturePort } from '../ports/picture.port.js'
import { VideoPort } from '../ports/video.port.js'
import { AuthHook } from './access/auth-hook.js'
import { MediaAuth } from './access/media-auth.js'
import { MediaAuthController } from './access/media-auth.controller.js'
import { FrameKeeper } from './access/keep-frame.js'
import { ReasonedLooks } from './access/reasoned-looks.js'
import { StillDesk } from './access/still-desk.js'
import { OpenViews } from './access/open-views.js'
import { Pictures } from './access/pictures.js'
import { ViewController } from './access/view.controller.js'
import { ViewDesk } from './access/view-desk.js'
import { ViewTokens } from './access/view-token.js'
import { AlarmPictureDesk } from './alarm-pictures/alarm-picture-desk.js'
import { AlarmViews } from './alarm-pictures/alarm-views.js'
import { DetectorPictures } from './alarm-pictures/detector-pictures.js'
import { PictureWishes } from './alarm-pictures/picture-wishes.js'
import { GatewayProcess } from './gateway/gateway-process.js'
import { MediaDoor } from './gateway/media-door.js'
import { MediaPaths } from './gateway/media-paths.js'
import { MediaProxyController } from './gateway/media-proxy.controller.js'
import { Senders } from './gateway/senders.js'
import { VideoState } from './gateway/video-state.js'
import { PATROL } from './patrol/patrol-parts.js'
import { RECORD } from './record/record-parts.js'
import { PTZ } from './ptz/ptz-parts.js'
import { PublishLeaves } from './access/publish-leave.js'
import { PushDesk } from './push/push-desk.js'
import { PushRows } from './push/push-rows.js'
import { CameraAreas } from './registry/camera-areas.js'
import { CameraEditor } from './registry/camera-editor.js'
import { CameraImport } from './registry/camera-import.js'
import { CameraKindBook } from './registry/camera-kinds.js'
import { CameraList } from './registry/camera-list.js'
import { CameraPool } from './registry/camera-pool.js'
import { CameraRows } from './registry/camera-rows.js'
import { CameraView } from './registry/camera-view.js'
import { CamerasController } from './registry/cameras.controller.js'
import { VideoKey } from './registry/video-key.js'
import { WatchLimits } from './registry/watch-limits.js'
import { WatchLimitsController } from './registry/watch-limits.controller.js'
import { CameraTryController } from './watch/camera-try.controller.js'
import { ConditionController } from './watch/condition.controller.js'
import { ConditionRows } from './watch/condition-rows.js'
import { Prober } from './watch/prober.js'
import { SourceLook } from './watch/source-look.js'
import { SuspicionDesk } from './watch/suspicion-desk.js'
import { WallsController } from './walls/walls.controller.js'

/** Cameras: which there are, who may watch them, the gateway that brings their pictures, and the walls on which they are seen. */
@Module({
  controllers: [CamerasController, WatchLimitsController, ViewController, MediaAuthController, MediaProxyController, CameraTryController, ConditionController, WallsController, ...PATROL.controllers, ...PTZ.controllers, ...RECORD.controllers],
  providers: [
    VideoKey, CameraRows, CameraKindBook, CameraAreas, CameraPool, WatchLimits, CameraView, CameraList, CameraEditor, CameraImport,
    GatewayProcess, MediaDoor, MediaPaths, Senders, ViewTokens, ReasonedLooks, OpenViews, MediaAuth, AuthHook, PublishLeaves, PushRows, PushDesk, ViewDesk, StillDesk, FrameKeeper, ConditionRows, SourceLook, Prober, SuspicionDesk,
    PictureWishes, DetectorPictures, AlarmViews, AlarmPictureDesk,
    ...PATROL.providers, ...PTZ.providers, ...RECORD.providers, Pictures, { provide: PicturePort, useExisting: Pictures }, VideoState, { provide: VideoPort, useExisting: VideoState },
  ],
  exports: [PicturePort, VideoPort],
})
export class VideoModule {}
