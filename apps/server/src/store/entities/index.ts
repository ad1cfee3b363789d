import { AreaEntity } from './area.entity.js'
import { AuditEntity } from './audit.entity.js'
import { CommandEntity } from './command.entity.js'
import { DeviceEntity } from './device.entity.js'
import { QuarantineEntity } from './quarantine.entity.js'
import { SessionEntity } from './session.entity.js'
import { SourceEntity } from './source.entity.js'
import { SquadEntity } from './squad.entity.js'
import { UserEntity } from './user.entity.js'

export { AreaEntity, AuditEntity, CommandEntity, DeviceEntity, QuarantineEntity, SessionEntity, SourceEntity, SquadEntity, UserEntity }
/** Every relational noun; telemetry tables are plain SQL (store/migrations). */
export const entities = [UserEntity, SessionEntity, SquadEntity, AreaEntity, SourceEntity, DeviceEntity, QuarantineEntity, CommandEntity, AuditEntity]
