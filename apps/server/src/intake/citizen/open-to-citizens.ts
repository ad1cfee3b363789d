import { Injectable } from '@nestjs/common'
import type { CanActivate } from '@nestjs/common'
import { Settings } from '../../platform/config/settings.js'
import { ApiProblem } from '../../platform/http/api-problem.js'

/** Whether citizens may report here at all. A door without an account is opened on purpose or not at all; the demo shows it. */
@Injectable()
export class OpenToCitizens implements CanActivate {
  constructor(private readonly settings: Settings) {}

  canActivate(): boolean {
    if (this.settings.CITIZEN_REPORTS || this.settings.DEMO) return true
    throw new ApiProblem('not_found', 'this centre takes no reports of citizens here: call its hotline (CITIZEN_REPORTS=1 opens this door)')
  }
}
