import { HoldRows } from './hold-rows.js'
import { KeptLooks } from './kept-looks.js'
import { LensBook } from './lens-book.js'
import { Mover } from './mover.js'
import { PoseWatch } from './pose-watch.js'
import { PtzController } from './ptz.controller.js'
import { PtzDesk } from './ptz-desk.js'

/** What moves cameras, for the video room's module. */
export const PTZ = { controllers: [PtzController], providers: [HoldRows, LensBook, Mover, PoseWatch, PtzDesk, KeptLooks] }
