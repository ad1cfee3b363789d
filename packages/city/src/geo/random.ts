const { PI, cos, floor, imul, log, sqrt } = Math

/** Numbers that look random and are the same on every machine: 0 ≤ n < 1 (mulberry32). */
export type Random = () => number

export function seeded(seed: number): Random {
  let a = seed >>> 0
  return () => {
    a = (a + 0x6d2b79f5) >>> 0
    let t = imul(a ^ (a >>> 15), a | 1)
    t ^= t + imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A seed out of a name, so that each thing has its own stream and adding one does not shift the others (FNV-1a). */
export function seedOf(name: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = imul(h ^ name.charCodeAt(i), 0x01000193)
  return h >>> 0
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[floor(random() * from.length)] as T
export const between = (random: Random, low: number, high: number): number => low + random() * (high - low)
/** Normal distribution, mean 0, deviation 1 (Box–Muller). */
export const gauss = (random: Random): number => sqrt(-2 * log(1 - random())) * cos(2 * PI * random())
export function shuffled<T>(random: Random, from: readonly T[]): T[] {
  const out = [...from]
  for (let i = out.length - 1; i > 0; i--) {
    const j = floor(random() * (i + 1))
    ;[out[i], out[j]] = [out[j] as T, out[i] as T]
  }
  return out
}
