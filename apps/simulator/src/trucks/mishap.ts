import { between } from '@watchfloor/city'
import type { Random } from '@watchfloor/city'

/** What may go wrong on one trip, so seldom that a day has a handful (DOMAIN §7.4 scenarios). */
export type Mishap = { readonly kind: 'no_network' | 'silenced' | 'uncovered'; readonly afterS: number; readonly lastsS: number }

/** Draws at most one mishap for a trip: about one trip in 120 loses the network, one in 700 the terminal, one in 250 drives uncovered. */
export function drawMishap(random: Random, tripS: number): Mishap | null {
  const u = random()
  const afterS = tripS * between(random, 0.2, 0.7)
  if (u < 1 / 120) return { kind: 'no_network', afterS, lastsS: between(random, 150, 420) }
  if (u < 1 / 120 + 1 / 700) return { kind: 'silenced', afterS, lastsS: between(random, 1200, 2700) }
  if (u < 1 / 120 + 1 / 700 + 1 / 250) return { kind: 'uncovered', afterS, lastsS: 0 }
  return null
}
