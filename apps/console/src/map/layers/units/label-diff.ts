/** One label as the source holds it. */
export interface Label { id: number; lon: number; lat: number; text: string; tone: 'normal' | 'stale' | 'alarm' | 'selected'; rank: number }
export interface LabelDiff { add: Label[]; move: Label[]; change: Label[]; remove: number[] }

/** What to tell a source that holds `was` so that it holds `is`: most labels only move, and a move is the cheapest to tell. */
export function diffLabels(was: ReadonlyMap<number, Label>, is: ReadonlyMap<number, Label>): LabelDiff {
  const diff: LabelDiff = { add: [], move: [], change: [], remove: [] }
  for (const id of was.keys()) if (!is.has(id)) diff.remove.push(id)
  for (const label of is.values()) {
    const before = was.get(label.id)
    if (!before) diff.add.push(label)
    else if (before.text !== label.text || before.tone !== label.tone || before.rank !== label.rank) diff.change.push(label)
    else if (before.lon !== label.lon || before.lat !== label.lat) diff.move.push(label)
  }
  return diff
}

export const isEmpty = (diff: LabelDiff): boolean => diff.add.length + diff.move.length + diff.change.length + diff.remove.length === 0
