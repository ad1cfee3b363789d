import type { RuleSettings } from '@watchfloor/shared'
import type { HubClient } from '../hub/hub-client.js'
import { HubRefusal } from '../hub/hub-client.js'

interface Entry { readonly name: string; readonly settings: RuleSettings }

/** Seconds that rules wait by, in their parameters. */
const WAITS = new Set(['dwellS', 'urgentDwellS', 'gapS', 'goneS'])

/**
 * A day that passes in minutes needs rules that wait seconds: the centre's own settings are set by the same factor through the API, as an administrator would. Answers the
 * names of the rules that were set; none where the hub has no rules.
 */
export async function quickenRules(admin: HubClient, speed: number): Promise<string[]> {
  const list = await admin.get('/api/rules').catch((error: unknown) => {
    if (error instanceof HubRefusal && error.status === 404) return { items: [] }
    throw error
  }) as { items: Entry[] }
  const set: string[] = []
  for (const { name, settings } of list.items) {
    if (name !== 'ai_detection' && name !== 'cooking_fume') continue
    const quick = (seconds: number): number => (seconds === 0 ? 0 : Math.max(2, Math.round(seconds / speed)))
    const params = Object.fromEntries(Object.entries(settings.params).map(([key, value]) => [key, WAITS.has(key) && typeof value === 'number' ? quick(value) : value]))
    await admin.put(`/api/rules/${name}`, { ...settings, params, delayOnS: quick(settings.delayOnS), delayOffS: quick(settings.delayOffS) } satisfies RuleSettings)
    set.push(name)
  }
  return set
}
