/** How a list of equal rows lies in its window: pixels scrolled, and an empty space above the first row (only where scrolling alone could not hold a row in its place). */
export interface Lie { scrollTop: number; lead: number }

/** The row that must not move: the one under the pointer, else the open one while it is in sight, else the first one in sight. */
export function anchorOf(order: readonly string[], lie: Lie, heightPx: number, rowPx: number, hoverId: string | null, openId: string | null): string | null {
  if (hoverId !== null && order.includes(hoverId)) return hoverId
  const first = Math.max(0, Math.ceil((lie.scrollTop - lie.lead) / rowPx))
  const last = Math.floor((lie.scrollTop - lie.lead + heightPx) / rowPx) - 1
  const open = openId === null ? -1 : order.indexOf(openId)
  if (open >= first && open <= last) return openId
  return lie.scrollTop > 0 ? order[first] ?? null : null
}

/**
 * Where the list must lie so that a row stays where it is on the screen although others came above it, went, or changed their order.
 * Is the row itself gone, then the next one below it that is still there takes its place.
 */
export function holdStill(before: readonly string[], after: readonly string[], anchorId: string | null, lie: Lie, rowPx: number): Lie {
  if (anchorId === null) return lie
  const from = before.indexOf(anchorId)
  if (from < 0) return lie
  const place = new Map(after.map((id, index) => [id, index]))
  let held = from
  while (held < before.length && !place.has(before[held] as string)) held += 1
  if (held === before.length) return lie
  // Its own place on the screen, or that of the row whose place it takes.
  const y = lie.lead + from * rowPx - lie.scrollTop
  const scrollTop = (place.get(before[held] as string) as number) * rowPx - y
  return scrollTop >= 0 ? { scrollTop, lead: 0 } : { scrollTop: 0, lead: -scrollTop }
}

/** How high the list must be, so that it can be scrolled to where it lies. */
export const heightOf = (count: number, lie: Lie, windowPx: number, rowPx: number): number => Math.max(lie.lead + count * rowPx, lie.scrollTop + windowPx)

/** Those of the new rows that lie above what is seen, out of sight. */
export const hiddenAbove = (order: readonly string[], fresh: ReadonlySet<string>, lie: Lie, rowPx: number): string[] =>
  order.slice(0, Math.max(0, Math.ceil((lie.scrollTop - lie.lead) / rowPx))).filter((id) => fresh.has(id))
