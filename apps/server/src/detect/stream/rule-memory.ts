import { Injectable, Logger } from '@nestjs/common'
import type { OnModuleInit } from '@nestjs/common'
import { RULES, loadRuleState } from '@watchfloor/domain'
import type { StoredRuleState } from '@watchfloor/domain'
import { Settings, runs } from '../../platform/config/settings.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import type { KnownDevice } from '../../store/device-directory.js'
import { storableJson } from '../../store/storable-text.js'
import type { Ask } from '../../store/alarm-rows.js'
import { DetectMetrics } from '../detect-metrics.js'
import { Watched } from './watched.js'

const WRITE = `INSERT INTO rule_state (device_no, rule, version, state) SELECT no, rule, version, state::jsonb FROM unnest($1::int[], $2::text[], $3::int[], $4::text[]) AS t(no, rule, version, state)
  ON CONFLICT (device_no, rule) DO UPDATE SET version = excluded.version, state = excluded.state`

/** Each device with what the rules remember of it; read once, before any door opens. */
@Injectable()
export class RuleMemory implements OnModuleInit {
  private readonly log = new Logger('Rules')
  private readonly byNo: (Watched | undefined)[] = []
  /** Rows as they were stored, until their device is first looked at. */
  private readonly stored = new Map<number, Map<string, StoredRuleState>>()

  constructor(private readonly pool: PgPool, private readonly metrics: DetectMetrics, private readonly settings: Settings) {}

  async onModuleInit(): Promise<void> {
    if (!runs(this.settings, 'ingest')) return
    const { rows } = await this.pool.query<{ no: number; rule: string } & StoredRuleState>('SELECT device_no AS no, rule, version, state FROM rule_state')
    for (const { no, rule, version, state } of rows) {
      const rules = this.stored.get(no) ?? new Map<string, StoredRuleState>()
      rules.set(rule, { version, state })
      this.stored.set(no, rules)
    }
  }

  of(device: KnownDevice): Watched {
    const watched = this.byNo[device.no] ?? (this.byNo[device.no] = this.load(device))
    // The directory replaces a device whole when it changes.
    watched.device = device
    return watched
  }

  *all(): IterableIterator<Watched> { for (const watched of this.byNo) if (watched) yield watched }

  /** A device was taken out of the registry. */
  forget(no: number): void {
    this.byNo[no] = undefined
    this.stored.delete(no)
  }

  /** Forgets what some rules remember of a device. */
  drop(no: number, rules: readonly string[]): void {
    const watched = this.byNo[no]
    for (const rule of rules) {
      if (watched) watched.states[RULES.findIndex(({ name }) => name === rule)] = undefined
      this.stored.get(no)?.delete(rule)
    }
  }

  private load(device: KnownDevice): Watched {
    const watched = new Watched(device)
    const rules = this.stored.get(device.no)
    this.stored.delete(device.no)
    if (rules === undefined) return watched
    for (const [index, rule] of RULES.entries()) {
      const stored = rules.get(rule.name)
      if (stored === undefined) continue
      const { state, fresh } = loadRuleState(rule, stored)
      watched.states[index] = state
      if (!fresh) continue
      this.metrics.refused('rule_state')
      this.log.warn(`What the rule ${rule.name} remembered of ${device.name} cannot be read (version ${stored.version}); it begins anew`)
    }
    return watched
  }
}

/** Stores the drafts that are marked. */
export async function writeStates(ask: Ask, touched: readonly Watched[]): Promise<void> {
  const numbers: number[] = []
  const rules: string[] = []
  const versions: number[] = []
  const states: string[] = []
  for (const { now, drafts, device } of touched) {
    if (now === 0) continue
    for (const [index, rule] of RULES.entries()) {
      if ((now & (1 << index)) === 0) continue
      numbers.push(device.no)
      rules.push(rule.name)
      versions.push(rule.version)
      states.push(storableJson(drafts[index]))
    }
  }
  if (numbers.length > 0) await ask(WRITE, [numbers, rules, versions, states])
}
