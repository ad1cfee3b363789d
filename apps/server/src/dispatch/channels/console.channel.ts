import { Injectable } from '@nestjs/common'
import { PgPool } from '../../platform/database/pg-pool.js'
import { NoticeBox } from '../notices/notice-box.js'
import type { NoticeDraft } from '../notices/notice-box.js'
import type { Audience, Channel, Parcel } from './channel.js'

/** A parcel as people read it on their screens. */
export const noticeOf = ({ type, action, about, priority, incident, at }: Parcel): NoticeDraft | null =>
  type === 'notify' || type === 'withdraw' || type === 'answer' ? { type, incidentId: incident.id, alarmId: null, number: incident.number, action, priority, about: { ...about, category: incident.category, lat: incident.lat, lon: incident.lon, address: incident.address }, at } : null

/** The consoles and phones of people with an account; who is not there finds it when they come. */
@Injectable()
export class ConsoleChannel implements Channel {
  readonly name = 'console'

  constructor(private readonly box: NoticeBox, private readonly pool: PgPool) {}

  addresses({ people }: Audience, parcel: Parcel): Promise<readonly string[]> { return Promise.resolve(noticeOf(parcel) ? people.map(({ id }) => id) : []) }

  async deliver(parcel: Parcel, userId: string): Promise<void> {
    const notice = noticeOf(parcel)
    if (notice) await this.box.put(userId, parcel.effectId, parcel.version, notice)
  }

  /** An account that is closed has a name still. */
  async nameOf(userId: string): Promise<string> {
    const { rows: [person] } = await this.pool.query<{ name: string }>('SELECT name FROM user_account WHERE id::text = $1', [userId])
    return person?.name ?? userId
  }
}
