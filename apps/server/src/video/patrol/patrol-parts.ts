import { BlindSpotSurvey } from './blind-spot-survey.js'
import { CoverageController } from './coverage.controller.js'
import { CoverageReader } from './coverage-reader.js'
import { PatrolJobs } from './patrol.jobs.js'
import { PatrolProofOfCase } from './proof-of-case.js'
import { RoundBook } from './round-book.js'
import { RoundPool } from './round-pool.js'
import { RoundsController } from './rounds.controller.js'
import { SessionDesk } from './session-desk.js'
import { SessionRows } from './session-rows.js'
import { SessionView } from './session-view.js'
import { SessionsController } from './sessions.controller.js'
import { WalkPlan } from './walk-plan.js'

/** The patrol's part of the video room. It stands on the registry of cameras, which a module of its own would make known to all rooms. */
export const PATROL = {
  controllers: [RoundsController, SessionsController, CoverageController],
  providers: [RoundPool, RoundBook, WalkPlan, SessionRows, PatrolProofOfCase, SessionDesk, SessionView, CoverageReader, BlindSpotSurvey, PatrolJobs],
}
