import { SQUADS, seeded } from '@watchfloor/city'
import type { City } from '@watchfloor/city'
import { personName } from '../officers/person-name.js'
import { csvTable } from './csv.js'
import { DEPARTMENTS, JOINT } from './departments.js'
import type { HubClient } from './hub-client.js'

type RoutingCells = Partial<Record<'category' | 'area' | 'unit' | 'with' | 'plan', string>>

/** Departments, who is responsible for what where, and whom to call in each community. Only what is missing: a table that an administrator has filled is left as it is. */
export async function registerUnits(hub: HubClient, city: City): Promise<void> {
  const [units, { items: table }, { items: contacts }] = await Promise.all([
    hub.all<{ name: string }>('/api/squads'), hub.get('/api/routing') as Promise<{ items: unknown[] }>, hub.get('/api/contacts') as Promise<{ items: unknown[] }>,
  ])
  const there = new Set(units.map(({ name }) => name))
  const missing = DEPARTMENTS.filter(({ name }) => !there.has(name))
  for (const { name, phone, leads } of missing) await hub.post('/api/squads', { name, phone, kind: 'department', qualifiedFor: [...new Set([...leads, ...JOINT.along.some((one) => one === name) ? [JOINT.category] : []])] })
  // A department that is new brings its rows; one that lost them lost them by somebody's hand.
  const rows = [...(table.length === 0 ? groundRows() : []), ...(missing.length === DEPARTMENTS.length ? jointRows() : []), ...missing.flatMap(departmentRows)]
  if (rows.length > 0) await hub.postCsv('/api/imports/routing?dryRun=false', csvTable(['category', 'area', 'unit', 'with', 'plan'], rows))
  if (contacts.length === 0) await hub.postCsv('/api/imports/contacts?dryRun=false', csvTable(['area', 'name', 'phone', 'substitute', 'substitutePhone'], contactRows(city)))
}

const groundOf = (squad: string): string => `duty/${squad}辖区`
const groundRows = (): RoutingCells[] => SQUADS.map(({ zh }) => ({ category: '*', area: groundOf(zh), unit: zh }))
const jointRows = (): RoutingCells[] => SQUADS.map(({ zh }) => ({ category: JOINT.category, area: groundOf(zh), unit: zh, with: JOINT.along.join('、'), plan: JOINT.plan }))
const departmentRows = ({ name, leads, along = [] }: (typeof DEPARTMENTS)[number]): RoutingCells[] => leads.map((category) => ({ category, unit: name, with: along.join('、') }))

/** Numbers within the administration's own exchange: they ring nobody outside. */
function contactRows(city: City): Record<'area' | 'name' | 'phone' | 'substitute' | 'substitutePhone', string>[] {
  const random = seeded(500)
  return city.areas.filter(({ level }) => level === 'community').map(({ zh }, i) => ({ area: `community/${zh}`, name: personName(random), phone: String(7001 + 2 * i), substitute: personName(random), substitutePhone: String(7002 + 2 * i) }))
}
