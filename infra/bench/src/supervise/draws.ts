import { createHash } from 'node:crypto'
import { drawOne } from '@watchfloor/domain'
import { SQUADS } from './officers.js'
import type { Officer } from './officers.js'

/** Most drawn by least drawn after so many draws among officers who are all on duty: over all, and in the squad where it is worst. */
export function spreadOfDraws(officers: readonly Officer[], draws: number): { overall: number; worstSquad: number } {
  const candidates = officers.map(({ n, name, squad }) => ({ dutyId: `duty-${n}`, person: name, key: String(n), squadId: `squad-${squad}`, past: 0 }))
  const byDuty = new Map(candidates.map((one) => [one.dutyId, one]))
  for (let n = 0; n < draws; n++) byDuty.get(drawOne(candidates, createHash('sha256').update(`bench ${n}`).digest('hex'))!.dutyId)!.past += 1
  const spread = (some: readonly { past: number }[]): number => Math.max(...some.map(({ past }) => past)) / Math.min(...some.map(({ past }) => past))
  return { overall: spread(candidates), worstSquad: Math.max(...Array.from({ length: SQUADS }, (_, squad) => spread(candidates.filter(({ squadId }) => squadId === `squad-${squad}`)))) }
}
