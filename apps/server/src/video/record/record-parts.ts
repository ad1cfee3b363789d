import { CameraCases } from './camera-cases.js'
import { ClipDesk } from './clip-desk.js'
import { ClipRows } from './clip-rows.js'
import { ClipSource } from './clip-source.js'
import { RecordingClock } from './recording-clock.js'
import { RecordingDesk } from './recording-desk.js'
import { RecordingOverview } from './recording-overview.js'
import { RecordingRulesController } from './recording-rules.controller.js'
import { RecordingSettingsBook } from './recording-settings.js'
import { RecordingStore } from './recording-store.js'
import { RecordingsController } from './recordings.controller.js'
import { RecordingRuleBook } from './rule-book.js'
import { WornThen } from './worn-then.js'

/** What the video room is made of for recording: rules, the clock that follows them, looking back, clips. */
export const RECORD = {
  controllers: [RecordingsController, RecordingRulesController],
  providers: [RecordingRuleBook, RecordingSettingsBook, CameraCases, RecordingClock, RecordingStore, RecordingDesk, RecordingOverview, WornThen, ClipRows, ClipSource, ClipDesk],
}
