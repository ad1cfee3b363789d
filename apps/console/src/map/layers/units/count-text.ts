/** Characters of the atlas, in its order; a cluster's number travels to the shader as places in this row. */
export const COUNT_CHARACTERS = '0123456789.k'

/** 7 · 42 · 999 · 1.2k · 10k · 123k: never more than four characters, never rounded up to a rank it has not reached. */
export function countText(count: number): string {
  if (count < 1000) return String(count)
  const hundreds = Math.floor(count / 100)
  return count < 10_000 ? `${Math.floor(hundreds / 10)}.${hundreds % 10}k` : `${Math.floor(count / 1000)}k`
}

/** Up to four characters, four bits each from the left, their number in three bits from 16 on, the disc's radius in 1/32 px from 20 on. */
export function packText(text: string, radiusPx: number): number {
  let packed = (text.length << 16) | (Math.round(radiusPx * 32) << 20)
  for (let i = 0; i < text.length; i++) packed |= COUNT_CHARACTERS.indexOf(text[i] as string) << (4 * i)
  return packed >>> 0
}
