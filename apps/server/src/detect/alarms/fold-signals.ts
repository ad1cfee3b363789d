import { foldClear, foldRaise } from '@watchfloor/domain'
import type { Clear, RaisedAlarm } from '@watchfloor/domain'
import type { Alarm } from '@watchfloor/shared'
import { v7 as uuidv7 } from 'uuid'
import { announceAlarms, insertAlarms, lockOpenAlarms, updateAlarms } from '../../store/alarm-rows.js'
import type { Ask } from '../../store/alarm-rows.js'

/** What a rule said of one device, in order. */
export type Signal = { readonly sourceId: string } & ({ readonly raise: RaisedAlarm } | { readonly clear: Clear })
/** What became of alarms in one transaction. `announced` = ids of those to be told as of something new; `wanting` = some want an incident. */
export interface AlarmChanges { readonly alarms: readonly Alarm[]; readonly announced: readonly string[]; readonly wanting: boolean }

/** Where an alarm belongs: the area of its place, and the seat that hears of it first. */
export interface FoldPlaces { readonly areaAt: (lat: number, lon: number) => string | null; readonly seatOf: (alarm: Alarm) => string | null }
const keyOf = (sourceId: string, kind: string): string => `${sourceId}\n${kind}`

/** Folds what rules said into the table of alarms, within the transaction of what they said it about. People may have changed an alarm meanwhile: it is read here, locked. */
export async function foldSignals(ask: Ask, signals: readonly Signal[], nowMs: number, { areaAt, seatOf }: FoldPlaces): Promise<AlarmChanges> {
  const wanted = new Map(signals.map((signal) => { const { kind } = 'raise' in signal ? signal.raise : signal.clear; return [keyOf(signal.sourceId, kind), { sourceId: signal.sourceId, kind }] }))
  const open = new Map((await lockOpenAlarms(ask, [...wanted.values()])).map((alarm) => [keyOf(alarm.sourceId, alarm.kind), alarm]))
  const changed = new Map<string, Alarm>()
  const made = new Set<string>()
  const announced = new Set<string>()
  let wanting = false
  const put = (key: string, alarm: Alarm): void => {
    changed.set(alarm.id, alarm)
    if (alarm.state === 'closed') open.delete(key)
    else open.set(key, alarm)
  }
  for (const signal of signals) {
    const { sourceId } = signal
    if ('clear' in signal) {
      const key = keyOf(sourceId, signal.clear.kind)
      const alarm = foldClear(open.get(key) ?? null, signal.clear, nowMs)
      if (alarm !== null) put(key, alarm)
      continue
    }
    const { raise } = signal
    const key = keyOf(sourceId, raise.kind)
    const folded = foldRaise(open.get(key) ?? null, raise, { nowMs, newId: uuidv7, sourceId, areaId: areaAt(raise.lat, raise.lon) })
    if (folded.type === 'duplicate') continue
    put(key, folded.announce ? { ...folded.alarm, seatId: seatOf(folded.alarm), announcedAt: new Date(nowMs).toISOString() } : folded.alarm)
    if (folded.type === 'new') made.add(folded.alarm.id)
    if (folded.announce) announced.add(folded.alarm.id)
    wanting ||= folded.opensIncident
  }
  const stored = await insertAlarms(ask, [...made].map((id) => changed.get(id)!))
  await updateAlarms(ask, [...changed.values()].filter(({ id }) => !made.has(id)))
  for (const id of made) {
    if (stored.has(id)) continue
    changed.delete(id)
    announced.delete(id)
  }
  await announceAlarms(ask, [...announced].map((id) => changed.get(id)!), nowMs)
  return { alarms: [...changed.values()], announced: [...announced], wanting }
}
