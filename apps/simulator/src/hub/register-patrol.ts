import type { HubClient } from './hub-client.js'

/** What the centre's supervisors have seats look through: the great junctions round the clock, the market streets of an evening, the whole city once. */
const ROUNDS = [
  { name: '重点路口', pool: { groups: ['重点路口'] }, order: 'risk', dwellS: 15, tiles: 4, blockMin: 25, note: '每班至少一遍' },
  { name: '晚间占道经营', pool: { groups: ['重点路口'] }, order: 'risk', dwellS: 12, tiles: 4, blockMin: 20, lookFor: [{ category: '0405', hours: [{ from: '17:00', to: '23:00' }] }, { category: '0406', hours: [{ from: '17:00', to: '23:00' }] }], note: '' },
  { name: '全城一遍', pool: { all: true }, order: 'risk', dwellS: 15, tiles: 9, blockMin: 30, note: '两个席位分两段走完' },
] as const

/** Sets up the rounds that are not there yet; one that somebody has changed stays as it is. */
export async function registerPatrol(hub: HubClient): Promise<void> {
  const { items } = (await hub.get('/api/patrol/rounds')) as { items: { name: string }[] }
  for (const round of ROUNDS) if (!items.some(({ name }) => name === round.name)) await hub.post('/api/patrol/rounds', round)
}
