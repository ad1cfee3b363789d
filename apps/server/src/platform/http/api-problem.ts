import { HttpException } from '@nestjs/common'
import type { ApiError, ErrorCode } from '@watchfloor/shared'

/** The status that goes with each code; the closed list makes a code without a status a compile error. */
const STATUS: Record<ErrorCode, number> = {
  'auth.required': 401, 'auth.wrong_credentials': 401, 'auth.forbidden': 403, 'auth.too_many_attempts': 429, 'auth.must_change_password': 403, 'auth.disabled': 403,
  'input.invalid': 400, 'input.too_large': 413, 'input.too_often': 429, 'not_found': 404, 'conflict.exists': 409, 'conflict.in_use': 409, 'conflict.last_admin': 409,
  'device.offline': 409, 'device.no_command': 409, 'device.not_moving': 409, 'import.has_errors': 422, 'track.range_too_long': 400,
  'quarantine.not_adoptable': 409,
  'incident.illegal_action': 409, 'incident.stale_version': 409, 'incident.not_allowed': 403, 'incident.missing': 422, 'incident.limit_reached': 409, 'incident.bad_target': 409, 'incident.undo_over': 409, 'incident.plate_needed': 422, 'incident.not_first': 409,
  'incident.unknown_category': 422, 'incident.outside_city': 422, 'alarm.illegal_action': 409, 'alarm.stale_version': 409, 'alarm.not_shelvable': 409, 'shift.owed': 409, 'shift.not_taken': 409, 'rule.unfit': 422, 'duty.overlap': 409, 'duty.not_begun': 409,
  'video.off': 503, 'video.no_source': 409, 'video.reason_needed': 422, 'video.no_transcoder': 409, 'ptz.none': 409, 'ptz.held': 409, 'ptz.unreachable': 503, 'ptz.unauthorised': 409, 'ptz.refused': 409, 'recording.stale': 409, 'patrol.elsewhere': 409, 'patrol.stale': 409, 'patrol.rest': 409, 'patrol.no_cameras': 422,
  'beat.outside_city': 422, 'check.unseen': 409, 'check.decided': 409, 'check.nobody': 409,
  'hub.starting': 503, 'hub.overloaded': 503, 'internal': 500,
}

/** The one way to refuse a call: a code of the closed list, an English sentence, details where they help. */
export class ApiProblem extends HttpException {
  constructor(code: ErrorCode, message: string, details?: unknown) {
    super({ code, message, ...(details === undefined ? {} : { details }) } satisfies ApiError, STATUS[code])
  }
}

/** The code for an error that only has an HTTP status: the framework's own, or the body parser's. */
export function codeOfStatus(status: number): ErrorCode {
  switch (status) {
    case 401: return 'auth.required'
    case 403: return 'auth.forbidden'
    case 404: case 405: return 'not_found'
    case 413: return 'input.too_large'
    case 429: return 'auth.too_many_attempts'
    case 503: return 'hub.overloaded'
    default: return status < 500 ? 'input.invalid' : 'internal'
  }
}
