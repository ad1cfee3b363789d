import { Injectable } from '@nestjs/common'
import type { Actor } from '@watchfloor/domain'
import type { IncidentDetail, IncidentInput } from '@watchfloor/shared'
import { DataSource } from 'typeorm'
import { IncidentPort } from '../../ports/incident.port.js'
import { ReportPictures } from '../pictures/report-pictures.js'
import { reportOf } from './request-input.js'
import type { RequestForm } from './request-input.js'

/** Open311 in: a request becomes an incident at once, and its picture, which lies with the sender, follows. */
@Injectable()
export class RequestDesk {
  constructor(private readonly incidents: IncidentPort, private readonly pictures: ReportPictures, private readonly database: DataSource) {}

  async report(form: RequestForm, source: IncidentInput['source'], actor: Actor): Promise<IncidentDetail> {
    const { media_url: url } = form
    if (url === undefined) return this.incidents.open(reportOf(form, source), actor)
    const incident = await this.database.transaction(async (within) => {
      const made = await this.incidents.open(reportOf(form, source), actor, { within })
      await this.pictures.want(made.id, url, within)
      return made
    })
    this.pictures.wake()
    return incident
  }
}
