import { DataSource } from 'typeorm'
import { entities } from './entities/index.js'
import { PeopleAndDevices1790000000000 } from './migrations/1790000000000-people-and-devices.js'
import { Telemetry1790000000001 } from './migrations/1790000000001-telemetry.js'
import { GoodbyesAndOldEvents1790000000002 } from './migrations/1790000000002-goodbyes-and-old-events.js'
import { Incidents1790000000003 } from './migrations/1790000000003-incidents.js'
import { Alarms1790000000004 } from './migrations/1790000000004-alarms.js'
import { Evidence1790000000005 } from './migrations/1790000000005-evidence.js'
import { Duty1790000000006 } from './migrations/1790000000006-duty.js'
import { CaseEngine1790000000007 } from './migrations/1790000000007-case-engine.js'
import { Dispatch1790000000009 } from './migrations/1790000000009-dispatch.js'
import { ParkingNotices1790000000010 } from './migrations/1790000000010-parking-notices.js'
import { Figures1790000000011 } from './migrations/1790000000011-figures.js'
import { WhatDetectorsAdd1790000000012 } from './migrations/1790000000012-what-detectors-add.js'
import { AutoFlow1790000000013 } from './migrations/1790000000013-auto-flow.js'
import { Intake1790000000015 } from './migrations/1790000000015-intake.js'
import { WhereCamerasLook1790000000016 } from './migrations/1790000000016-where-cameras-look.js'
import { Speed1790000000017 } from './migrations/1790000000017-speed.js'
import { Video1790000000020 } from './migrations/1790000000020-video.js'
import { Ptz1790000000028 } from './migrations/1790000000028-ptz.js'
import { Shifts1790000000034 } from './migrations/1790000000034-shifts.js'
import { RejectionsAndPlates1790000000035 } from './migrations/1790000000035-rejections-and-plates.js'
import { Patrol1790000000022 } from './migrations/1790000000022-patrol.js'
import { AlarmsOfIncidents1790000000023 } from './migrations/1790000000023-alarms-of-incidents.js'
import { ChargeNews1790000000024 } from './migrations/1790000000024-charge-news.js'
import { CameraPush1790000000026 } from './migrations/1790000000026-camera-push.js'
import { ToldAndRolledBack1790000000018 } from './migrations/1790000000018-told-and-rolled-back.js'
import { Supervise1790000000019 } from './migrations/1790000000019-supervise.js'
import { WhoWatchesWhere1790000000027 } from './migrations/1790000000027-who-watches-where.js'
import { Recordings1790000000025 } from './migrations/1790000000025-recordings.js'
import { AlarmComments1790000000031 } from './migrations/1790000000031-alarm-comments.js'
import { Seats1790000000030 } from './migrations/1790000000030-seats.js'
import { ReportPictures1790000000038 } from './migrations/1790000000038-report-pictures.js'
import { EyesOnCameras1790000000041 } from './migrations/1790000000041-eyes-on-cameras.js'
import { EndedChecks1790000000039 } from './migrations/1790000000039-ended-checks.js'
import { KeptLookers1790000000040 } from './migrations/1790000000040-kept-lookers.js'
import { ClipsTriedAgain1790000000036 } from './migrations/1790000000036-clips-tried-again.js'
import { KeptLooks1790000000037 } from './migrations/1790000000037-kept-looks.js'
import { AreaLevels1790000000032 } from './migrations/1790000000032-area-levels.js'
import { WordsInAreas1790000000033 } from './migrations/1790000000033-words-in-areas.js'

/** In the order in which they run; append only. */
export const migrations = [
  PeopleAndDevices1790000000000, Telemetry1790000000001, GoodbyesAndOldEvents1790000000002, Incidents1790000000003, Alarms1790000000004, Evidence1790000000005,
  Duty1790000000006, CaseEngine1790000000007, Dispatch1790000000009, ParkingNotices1790000000010, Figures1790000000011, WhatDetectorsAdd1790000000012,
  AutoFlow1790000000013, Intake1790000000015, WhereCamerasLook1790000000016, Speed1790000000017, ToldAndRolledBack1790000000018, Supervise1790000000019, Video1790000000020, Patrol1790000000022,
  AlarmsOfIncidents1790000000023, ChargeNews1790000000024, Recordings1790000000025, CameraPush1790000000026, WhoWatchesWhere1790000000027, Ptz1790000000028, Seats1790000000030, AlarmComments1790000000031, AreaLevels1790000000032, WordsInAreas1790000000033,
  Shifts1790000000034, RejectionsAndPlates1790000000035, ClipsTriedAgain1790000000036, KeptLooks1790000000037, ReportPictures1790000000038, EndedChecks1790000000039, KeptLookers1790000000040, EyesOnCameras1790000000041,
]

/** TypeORM's view of a database: all nouns and migrations, nothing synchronised by itself. */
export const dataSourceOf = (url: string, connections: number): DataSource => new DataSource({
  type: 'postgres', url, entities, migrations, synchronize: false, logging: false, migrationsTransactionMode: 'each',
  extra: { connectionString: url, max: connections, application_name: 'watchfloor registry' },
})
