import { RULES } from '@watchfloor/domain'
import type { DeviceDirectory } from '../../store/device-directory.js'
import type { Ask } from '../../store/alarm-rows.js'
import type { Signal } from '../alarms/fold-signals.js'
import type { Facts } from '../facts/facts.js'
import type { RuleMemory } from './rule-memory.js'
import { looksAt } from './rule-plan.js'

/**
 * A rule that is switched off, or a device that is taken away, says no more that a condition is over: what it raised would stand for ever. So what nobody
 * looks at any more is over, and what was remembered of it is forgotten: it may not go on from there when it is switched on again.
 */
export class Withdrawal {
  constructor(private readonly facts: Facts, private readonly directory: DeviceDirectory, private readonly memory: RuleMemory, private readonly nowMs: number, private readonly committed: () => void) {}

  /** What is over by it, within the transaction. */
  async find(ask: Ask): Promise<Signal[]> {
    const { plan } = this.facts
    const remembered = await ask<{ no: number; rule: string }>('SELECT device_no AS no, rule FROM rule_state', [])
    const idle = remembered.filter(({ no, rule }) => { const device = this.directory.byNo(no); return !device?.enabled || !looksAt(plan, rule, device.kind) })
    if (idle.length > 0) {
      await ask('DELETE FROM rule_state s USING unnest($1::int[], $2::text[]) AS idle(no, rule) WHERE s.device_no = idle.no AND s.rule = idle.rule', [idle.map(({ no }) => no), idle.map(({ rule }) => rule)])
    }
    const standing = await ask<{ rule: string; kind: string; source: string }>("SELECT rule, kind, source_id AS source FROM alarm WHERE state IN ('active_new', 'active_seen')", [])
    return standing.flatMap(({ rule, kind, source }): Signal[] => {
      const device = this.directory.byId(source)
      return device?.enabled && looksAt(plan, rule, device.kind) ? [] : [{ sourceId: source, clear: { kind, atMs: this.nowMs } }]
    })
  }

  /** After the commit. */
  done(): void {
    this.committed()
    const { plan } = this.facts
    for (const { device, states } of this.memory.all()) {
      for (const [index, { name }] of RULES.entries()) if (states[index] !== undefined && (!device.enabled || !looksAt(plan, name, device.kind))) states[index] = undefined
    }
  }
}
