import { z } from 'zod'

/** The closed list of error codes: the part before the dot is the noun, the console translates each. */
export const ERROR_CODES = [
  'auth.required', 'auth.wrong_credentials', 'auth.forbidden', 'auth.too_many_attempts', 'auth.must_change_password', 'auth.disabled',
  'input.invalid', 'input.too_large', 'input.too_often', 'not_found', 'conflict.exists', 'conflict.in_use', 'conflict.last_admin',
  'device.offline', 'device.no_command', 'device.not_moving', 'import.has_errors', 'track.range_too_long',
  'quarantine.not_adoptable',
  'incident.illegal_action', 'incident.stale_version', 'incident.not_allowed', 'incident.missing', 'incident.limit_reached', 'incident.bad_target', 'incident.undo_over', 'incident.plate_needed', 'incident.not_first',
  'video.off', 'video.no_source', 'video.reason_needed', 'video.no_transcoder', 'ptz.none', 'ptz.held', 'ptz.unreachable', 'ptz.unauthorised', 'ptz.refused', 'recording.stale', 'patrol.elsewhere', 'patrol.stale', 'patrol.rest', 'patrol.no_cameras',
  'incident.unknown_category', 'incident.outside_city', 'alarm.illegal_action', 'alarm.stale_version', 'alarm.not_shelvable', 'shift.owed', 'shift.not_taken', 'rule.unfit', 'duty.overlap', 'duty.not_begun', 'beat.outside_city', 'check.unseen', 'check.decided', 'check.nobody',
  'hub.starting', 'hub.overloaded', 'internal',
] as const
export const ErrorCode = z.enum(ERROR_CODES)
export type ErrorCode = z.infer<typeof ErrorCode>
/** Body of every answer ≥ 400. `message` is English for logs and API users; screens translate `code`. */
export const ApiError = z.object({ code: ErrorCode, message: z.string(), details: z.unknown().optional() })
export type ApiError = z.infer<typeof ApiError>
