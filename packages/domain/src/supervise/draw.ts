import type { DrawCandidate } from '@watchfloor/shared'

/** A person's draw weighs a quarter for each time it was drawn more than the least drawn colleague of the squad … */
const PERSON_STEP = 4
/** … but never less than this: whoever is new to the roster is likely, not certain, and nobody is ever safe. */
const MOST_STEPS = 3
/** A squad's weight falls this fast with the draws per head that it is ahead. */
const SQUAD_STEP = 16

/**
 * Draws one of the candidates by a seed (64 hex digits): first the squad, by its size and what it is behind in draws per head, then the person within it. The
 * order of the candidates does not matter; the same seed and candidates always give the same one, and without the seed nothing can be foreseen. Null = there is nobody.
 */
export function drawOne(candidates: readonly DrawCandidate[], seed: string): DrawCandidate | null {
  if (!/^[0-9a-f]{64}$/.test(seed)) throw new RangeError('a seed has 64 hex digits')
  const random = randomOf(seed)
  const squads = new Map<string, DrawCandidate[]>()
  for (const one of [...candidates].sort((a, b) => (a.dutyId < b.dutyId ? -1 : 1))) squads.set(one.squadId, [...squads.get(one.squadId) ?? [], one])
  const groups = [...squads].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, people]) => ({ people, perHead: people.reduce((sum, { past }) => sum + past, 0) / people.length }))
  const leastPerHead = Math.min(...groups.map(({ perHead }) => perHead))
  const group = pick(groups, ({ people, perHead }) => people.length * SQUAD_STEP ** -Math.min(MOST_STEPS, perHead - leastPerHead), random())
  if (group === null) return null
  const least = Math.min(...group.people.map(({ past }) => past))
  return pick(group.people, ({ past }) => PERSON_STEP ** -Math.min(MOST_STEPS, past - least), random())
}

function pick<T>(items: readonly T[], weightOf: (item: T) => number, share: number): T | null {
  const weights = items.map(weightOf)
  let left = share * weights.reduce((sum, weight) => sum + weight, 0)
  for (const [i, weight] of weights.entries()) if ((left -= weight) < 0) return items[i]!
  return items.at(-1) ?? null
}

/** xoshiro128** over the seed's 256 bits, folded; the seed comes from the machine's own source of chance, so this only has to spread it. */
function randomOf(seed: string): () => number {
  const words = Array.from({ length: 8 }, (_, i) => Number.parseInt(seed.slice(8 * i, 8 * i + 8), 16))
  const state = Uint32Array.from({ length: 4 }, (_, i) => scramble((words[i]! ^ Math.imul(words[i + 4]!, 0x9e3779b1)) + i))
  const turn = (x: number, k: number): number => (x << k) | (x >>> (32 - k))
  return () => {
    const result = Math.imul(turn(Math.imul(state[1]!, 5), 7), 9) >>> 0
    const t = state[1]! << 9
    state[2]! ^= state[0]!
    state[3]! ^= state[1]!
    state[1]! ^= state[2]!
    state[0]! ^= state[3]!
    state[2]! ^= t
    state[3] = turn(state[3]!, 11)
    return result / 2 ** 32
  }
}

/** Spreads a word over all its bits; never the same for two words. */
function scramble(word: number): number {
  let x = (word + 0x6d2b79f5) | 0
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b)
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35)
  return (x ^ (x >>> 16)) >>> 0
}
