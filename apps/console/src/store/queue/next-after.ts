/**
 * What is opened when a decision took an incident off the pile: the next one below it that waits, else the nearest one above, else any that waits, else none.
 * @param order ids as they stood when the decision was made
 */
export function nextAfter(order: readonly string[], decidedId: string, waits: (id: string) => boolean): string | null {
  const at = order.indexOf(decidedId)
  const below = order.slice(at + 1).find(waits)
  if (below !== undefined) return below
  return order.slice(0, Math.max(0, at)).findLast(waits) ?? null
}

/** The neighbour of the open one; the first or last when none is open. */
export function step(order: readonly string[], openId: string | null, by: 1 | -1): string | null {
  if (order.length === 0) return null
  const at = openId === null ? -1 : order.indexOf(openId)
  if (at < 0) return order[by === 1 ? 0 : order.length - 1] ?? null
  return order[Math.min(order.length - 1, Math.max(0, at + by))] ?? null
}
