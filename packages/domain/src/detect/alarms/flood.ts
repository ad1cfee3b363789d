import { isMoreUrgent, isShelved } from '@watchfloor/shared'
import type { Alarm, Priority } from '@watchfloor/shared'

/** More than this many new alarms in the window and one seat is in flood; it is out again when there are fewer than half (DOMAIN §6.1, EEMUA 191 / ISA-18.2). */
export const FLOOD = { windowMs: 10 * 60_000, limit: 10, endsBelow: 5 } as const

/** A row of a seat's alarm list: one alarm, or what is alike in kind and area. */
export type FloodRow =
  | { readonly type: 'alarm'; readonly alarm: Alarm }
  | { readonly type: 'group'; readonly kind: string; readonly areaId: string | null; readonly alarms: readonly Alarm[]; readonly priority: Priority; readonly count: number; readonly newestAt: string }

/** What a seat sees. `folded` = how many alarms are in groups, the same number that the groups say together: the banner says so, nothing is dropped. */
export interface FloodView { readonly inFlood: boolean; readonly rows: readonly FloodRow[]; readonly folded: number }

const isFolding = ({ priority }: Alarm): boolean => priority === 'P3' || priority === 'P4'
const priorityOf = (row: FloodRow): Priority => (row.type === 'alarm' ? row.alarm.priority : row.priority)
const newestOf = (row: FloodRow): string => (row.type === 'alarm' ? row.alarm.lastAt : row.newestAt)

/** Whether a seat is in flood, given when alarms were announced to it; once in, it stays until it is calm. */
export function isFlood(announcedMs: readonly number[], nowMs: number, wasInFlood: boolean): boolean {
  const recent = announcedMs.filter((ms) => ms > nowMs - FLOOD.windowMs && ms <= nowMs).length
  return recent > FLOOD.limit || (wasInFlood && recent >= FLOOD.endsBelow)
}

/** A seat's list: what is closed or put aside left out, and in flood P3 and P4 of one kind in one area folded into a row. The gravest first, then the newest. */
export function floodView(alarms: readonly Alarm[], nowMs: number, wasInFlood = false): FloodView {
  const shown = alarms.filter((alarm) => alarm.state !== 'closed' && !isShelved(alarm, nowMs))
  const inFlood = isFlood(alarms.map(({ episodeAt }) => Date.parse(episodeAt)), nowMs, wasInFlood)
  const groups = new Map<string, Alarm[]>()
  const rows: FloodRow[] = []
  let folded = 0
  for (const alarm of shown) {
    if (!inFlood || !isFolding(alarm)) {
      rows.push({ type: 'alarm', alarm })
      continue
    }
    const key = JSON.stringify([alarm.kind, alarm.areaId])
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [alarm])
    else group.push(alarm)
  }
  for (const members of groups.values()) {
    const [first, ...others] = members as [Alarm, ...Alarm[]]
    if (others.length === 0) rows.push({ type: 'alarm', alarm: first })
    else {
      folded += members.length
      rows.push({
        type: 'group', kind: first.kind, areaId: first.areaId, alarms: members, count: members.reduce((sum, { count }) => sum + count, 0),
        priority: members.reduce<Priority>((gravest, { priority }) => (isMoreUrgent(priority, gravest) ? priority : gravest), 'P4'),
        newestAt: members.reduce((newest, { lastAt }) => (lastAt > newest ? lastAt : newest), ''),
      })
    }
  }
  rows.sort((a, b) => priorityOf(a).localeCompare(priorityOf(b)) || newestOf(b).localeCompare(newestOf(a)))
  return { inFlood, rows, folded }
}
