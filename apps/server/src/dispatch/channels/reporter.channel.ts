import { Injectable } from '@nestjs/common'
import { NoticeBox } from '../notices/notice-box.js'
import { noticeOf } from './console.channel.js'
import type { Audience, Channel, Parcel } from './channel.js'

/** The answer to whoever reported, account or not: kept with the incident, where the doors for citizens read it. */
@Injectable()
export class ReporterChannel implements Channel {
  readonly name = 'reporter'

  constructor(private readonly box: NoticeBox) {}

  addresses({ to }: Audience, { incident }: Parcel): Promise<readonly string[]> { return Promise.resolve(to.type === 'reporter' ? [`reporter:${incident.id}`] : []) }

  async deliver(parcel: Parcel, address: string): Promise<void> {
    const notice = noticeOf(parcel)
    if (notice) await this.box.keep(address, parcel.effectId, parcel.version, notice)
  }

  nameOf(address: string): Promise<string> { return Promise.resolve(address) }
}
