/** What one tile does: plays, shows a still that is refreshed in turn, or rests. */
export type TileWork = 'live' | 'still' | 'off'

/** More full decodes than this make a common machine stutter, and a person who watches nine already misses half (UK PSDB study). */
export const MOST_LIVE = 9

/**
 * Which tiles play. The large one and the chosen one first, then in the order of the wall; what is not to be seen rests.
 * @param tiles whether each holds a camera and is in sight
 * @param stills whether the gateway gives single pictures: without them a tile that does not play would be dark for ever, so all play
 */
export function decodePlan(tiles: readonly { filled: boolean; seen: boolean }[], first: readonly number[], stills: boolean): TileWork[] {
  const rank = (index: number): number => { const at = first.indexOf(index); return at < 0 ? first.length + index : at }
  const wanted = tiles.flatMap(({ filled, seen }, index) => filled && seen ? [index] : []).sort((a, b) => rank(a) - rank(b))
  const live = new Set(stills ? wanted.slice(0, MOST_LIVE) : wanted)
  return tiles.map(({ filled, seen }, index) => !filled || !seen ? 'off' : live.has(index) ? 'live' : 'still')
}
