import { Injectable, Logger } from '@nestjs/common'
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common'
import { rungsBetween } from '@watchfloor/domain'
import type { EscalationAudience } from '@watchfloor/domain'
import type { Role } from '@watchfloor/shared'
import { runs, Settings } from '../../platform/config/settings.js'
import { NoticeBox } from '../notices/notice-box.js'
import { Roster } from '../roster/roster.js'
import { EscalationRows, rungKey } from './escalation-rows.js'
import type { Unanswered } from './escalation-rows.js'

const SWEEP_MS = 1000
/** Whom each rung means. The first is the announcing itself, which the alarm's feed or the unit's notice has done. */
const ROLES: Readonly<Record<EscalationAudience, readonly Role[]>> = { seat: [], all_seats: ['seat', 'dispatcher'], supervisor: ['supervisor'], voice: ['seat', 'dispatcher', 'supervisor'] }

/** What nobody answers climbs (DOMAIN §6.4): each rung is told once, however often one looks and however long the hub was away. */
@Injectable()
export class Escalator implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('escalation')
  private timer: NodeJS.Timeout | null = null
  private sweeping: Promise<void> | null = null

  constructor(private readonly rows: EscalationRows, private readonly box: NoticeBox, private readonly roster: Roster, private readonly settings: Settings) {}

  onApplicationBootstrap(): void {
    if (!runs(this.settings, 'worker')) return
    this.timer = setInterval(() => {
      this.sweeping ??= this.sweep(Date.now()).catch((error: Error) => this.log.warn(`escalation could not look: ${error.message}`)).finally(() => { this.sweeping = null })
    }, SWEEP_MS)
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer)
    await this.sweeping
  }

  private async sweep(nowMs: number): Promise<void> {
    for (const subject of await this.rows.unanswered()) {
      const due = rungsBetween(subject.priority, subject.announcedMs, subject.rung, nowMs)
      if (due.length === 0) continue
      // A rung on which nobody stands holds up none above it, but it is tried again until somebody of that role is there; telling twice is one notice.
      let told = 0
      for (const [i, { to }] of due.entries()) if (await this.tell(subject, subject.rung + i, to, nowMs) && told === i) told += 1
      if (told > 0) await this.rows.reached(subject.subject, subject.rung + told)
    }
  }

  /** False when nobody of the role is known. */
  private async tell({ subject, what, priority, incidentId, alarmId, number, unitId, kind, announcedMs }: Unanswered, rung: number, to: EscalationAudience, nowMs: number): Promise<boolean> {
    const unit = unitId === null ? undefined : this.roster.unit(unitId)
    const about = { to, what, waitedS: Math.round((nowMs - announcedMs) / 1000), ...(kind === null ? {} : { kind }), ...(unit ? { unit: unit.name, phone: unit.phone } : {}) }
    const people = [...this.roster.people()].filter(({ role }) => ROLES[to].includes(role))
    for (const person of people) {
      await this.box.put(person.id, rungKey(subject, rung), null, { type: 'escalation', incidentId, alarmId, number, action: what === 'alarm' ? 'unacknowledged' : 'no_answer', priority, about, at: new Date(nowMs).toISOString() })
    }
    return people.length > 0 || ROLES[to].length === 0
  }
}
