import { Injectable } from '@nestjs/common'
import { RULES, checkSettings, defaultSettings, formOf, ruleOf } from '@watchfloor/domain'
import type { AnyRule } from '@watchfloor/domain'
import type { RuleEntry, RuleSettings } from '@watchfloor/shared'
import { IncidentPort } from '../../ports/incident.port.js'
import { AuditService } from '../../platform/audit/audit.service.js'
import { PgPool } from '../../platform/database/pg-pool.js'
import { ApiProblem } from '../../platform/http/api-problem.js'
import type { Actor } from '../../platform/people/user.service.js'
import { FactsReader } from '../facts/facts-reader.js'

const PUT = `INSERT INTO rule_settings (rule, settings, changed_at, changed_by) VALUES ($1, $2, now(), $3)
  ON CONFLICT (rule) DO UPDATE SET settings = excluded.settings, changed_at = excluded.changed_at, changed_by = excluded.changed_by`

/** How this centre runs its rules. */
@Injectable()
export class RuleBook {
  constructor(private readonly pool: PgPool, private readonly facts: FactsReader, private readonly audit: AuditService, private readonly incidents: IncidentPort) {}

  async list(): Promise<RuleEntry[]> {
    const stored = await this.stored()
    return RULES.map((rule) => entryOf(rule, stored.get(rule.name)))
  }

  /** Saves settings, in force at once. A rule without an operator action is refused: it would be no alarm (DOMAIN §6.1). */
  async save(name: string, input: unknown, actor: Actor): Promise<RuleEntry> {
    const rule = known(name)
    const checked = checkSettings({ ...(input as object), rule: name })
    const faults = checked.ok ? await this.unknownCategories(rule, checked.settings) : checked.faults
    if (!checked.ok || faults.length > 0) throw new ApiProblem('rule.unfit', `the rule cannot run like this: ${faults.join('; ')}`, { faults })
    const before = entryOf(rule, (await this.stored()).get(name)).settings
    await this.pool.query(PUT, [name, checked.settings, actor.name])
    await this.facts.refresh()
    await this.audit.write(actor.name, 'rule.change', name, actor.address, changedOf(before, checked.settings))
    return entryOf(rule, checked.settings)
  }

  /** Runs a rule as it comes again. */
  async reset(name: string, actor: Actor): Promise<RuleEntry> {
    const rule = known(name)
    const { rowCount } = await this.pool.query('DELETE FROM rule_settings WHERE rule = $1', [name])
    await this.facts.refresh()
    if (rowCount) await this.audit.write(actor.name, 'rule.reset', name, actor.address)
    return entryOf(rule, undefined)
  }

  /** Codes that the centre's set lacks: an alarm of such a category could never become an incident. */
  private async unknownCategories(rule: AnyRule, { params }: RuleSettings): Promise<string[]> {
    const named = rule.categories?.(params) ?? []
    const known = new Set((await this.incidents.categories()).categories.map(({ code }) => code))
    return named.filter(({ code }) => !known.has(code)).map(({ field, code }) => `${field}: there is no category ${code} in the code set`)
  }

  /** What is stored and fits; a row that an older hub left and that fits no more counts as not there, as it does for the rules themselves. */
  private async stored(): Promise<Map<string, RuleSettings>> {
    const { rows } = await this.pool.query<{ settings: unknown }>('SELECT settings FROM rule_settings')
    return new Map(rows.flatMap(({ settings }) => { const checked = checkSettings(settings); return checked.ok ? [[checked.settings.rule, checked.settings] as const] : [] }))
  }
}

function known(name: string): AnyRule {
  const rule = ruleOf(name)
  if (rule === undefined) throw new ApiProblem('not_found', `there is no rule ${name}; there are ${RULES.map((one) => one.name).join(', ')}`)
  return rule
}

const entryOf = (rule: AnyRule, stored: RuleSettings | undefined): RuleEntry =>
  ({ name: rule.name, title: rule.title, kinds: [...rule.kinds], settings: stored ?? defaultSettings(rule, 'zh'), changed: stored !== undefined, form: formOf(rule) as RuleEntry['form'] })

/** The fields that changed, as they were and as they are. */
const changedOf = (before: RuleSettings, after: RuleSettings): Record<string, unknown> =>
  Object.fromEntries((Object.keys(after) as (keyof RuleSettings)[]).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map((key) => [key, { from: before[key], to: after[key] }]))
