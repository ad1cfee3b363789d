import { Injectable } from '@nestjs/common'
import type { Role } from '@watchfloor/shared'
import { rungKey } from '../escalation/escalation-rows.js'
import { NoticeBox } from '../notices/notice-box.js'
import { Roster } from '../roster/roster.js'

/** What is told of a shift: offered, left without handing over, its person gone, taken over by nobody. Each is told once, however often it is tried. */
const RUNG = { shift_offered: 0, shift_left: 1, shift_vanished: 2, shift_not_taken: 3 } as const
export interface ShiftWord { readonly handOverId: string; readonly word: keyof typeof RUNG; readonly from: { readonly id: string; readonly name: string; readonly role: Role }; readonly items: number; readonly reason?: string | null }

/** Tells colleagues and supervisors of shifts that change hands. */
@Injectable()
export class HandOverNews {
  constructor(private readonly notices: NoticeBox, private readonly roster: Roster) {}

  /** Whoever is named; else all who have the same role, since it is one of them. */
  toTakers(word: ShiftWord, toUser: string | null): Promise<number> {
    return this.tell(word, (id, role) => (toUser === null ? role === word.from.role : id === toUser))
  }

  toSupervisors(word: ShiftWord): Promise<number> { return this.tell(word, (_id, role) => role === 'supervisor') }

  private async tell({ handOverId, word, from, items, reason }: ShiftWord, isMeant: (id: string, role: Role) => boolean): Promise<number> {
    const draft = {
      type: word === 'shift_offered' ? 'notify' : 'escalation', incidentId: null, alarmId: null, number: null, action: word, priority: null, about: { name: from.name, items, ...(reason ? { reason } : {}) }, at: new Date().toISOString(),
    } as const
    const people = [...this.roster.people()].filter(({ id, role }) => id !== from.id && isMeant(id, role))
    for (const { id } of people) await this.notices.put(id, rungKey(handOverId, RUNG[word]), null, draft)
    return people.length
  }
}
