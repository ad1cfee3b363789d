import type { WallLayout } from '@watchfloor/shared'

/** Column and row of each tile, the upper left corner, and how far it reaches. */
const cells = (layout: WallLayout): { x: number; y: number; span: number }[] => {
  if (layout === '1+5') return [{ x: 0, y: 0, span: 2 }, { x: 2, y: 0, span: 1 }, { x: 2, y: 1, span: 1 }, { x: 0, y: 2, span: 1 }, { x: 1, y: 2, span: 1 }, { x: 2, y: 2, span: 1 }]
  const side = Math.sqrt(Number(layout))
  return Array.from({ length: side * side }, (_, index) => ({ x: index % side, y: Math.floor(index / side), span: 1 }))
}

/** The tile beside another, as it looks on the wall; at an edge it stays. */
export function step(layout: WallLayout, from: number, way: 'left' | 'right' | 'up' | 'down'): number {
  const all = cells(layout)
  const { x, y, span } = all[from] ?? all[0]!
  const goal = { left: { x: x - 1, y }, right: { x: x + span, y }, up: { x, y: y - 1 }, down: { x, y: y + span } }[way]
  const found = all.findIndex((cell) => goal.x >= cell.x && goal.x < cell.x + cell.span && goal.y >= cell.y && goal.y < cell.y + cell.span)
  return found < 0 ? from : found
}
