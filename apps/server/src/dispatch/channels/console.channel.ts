import { Injectable } from '@nestjs/common'
import { NoticeBox } from '../notices/notice-box.js'
import type { NoticeDraft } from '../notices/notice-box.js'
import { Roster } from '../roster/roster.js'
import type { Audience, Channel, Parcel } from './channel.js'

/** A parcel as people read it on their screens. */
export const noticeOf = ({ type, action, about, priority, incident, at }: Parcel): NoticeDraft | null =>
  type === 'notify' || type === 'withdraw' || type === 'answer' ? { type, incidentId: incident.id, alarmId: null, number: incident.number, action, priority, about: { ...about, category: incident.category, lat: incident.lat, lon: incident.lon, address: incident.address }, at } : null

/** The consoles and phones of people with an account; who is not there finds it when they come. */
@Injectable()
export class ConsoleChannel implements Channel {
  readonly name = 'console'

  constructor(private readonly box: NoticeBox, private readonly roster: Roster) {}

  addresses({ people }: Audience, parcel: Parcel): Promise<readonly string[]> { return Promise.resolve(noticeOf(parcel) ? people.map(({ id }) => id) : []) }

  async deliver(parcel: Parcel, userId: string): Promise<void> {
    const notice = noticeOf(parcel)
    if (notice) await this.box.put(userId, parcel.effectId, parcel.version, notice)
  }

  nameOf(userId: string): Promise<string> { return Promise.resolve(this.roster.person(userId)?.name ?? userId) }
}
