import { PRIORITIES } from '@watchfloor/shared'
import type { Alarm, Priority } from '@watchfloor/shared'
import { useEffect, useMemo, useRef } from 'react'
import { alarms, onAnnounced } from '../../store/alarms.js'
import { useAlarmWords } from '../alarms/use-alarm-words.js'
import { useNames } from '../cases/use-names.js'
import { useStore } from '../use-store.js'

export interface TileAlarm { priority: Priority; title: string }

/** The worst alarm of each camera that nobody has acknowledged yet. */
export function useTileAlarms(): ReadonlyMap<string, TileAlarm> {
  const rows = useStore(alarms.store, (state) => state.rows)
  const words = useAlarmWords(useNames())
  return useMemo(() => {
    const worst = new Map<string, TileAlarm>()
    for (const alarm of rows) {
      if (alarm.acknowledgedAt !== null) continue
      const known = worst.get(alarm.sourceId)
      if (!known || PRIORITIES.indexOf(alarm.priority) < PRIORITIES.indexOf(known.priority)) worst.set(alarm.sourceId, { priority: alarm.priority, title: words.title(alarm) })
    }
    return worst
  }, [rows, words])
}

/** Calls back when an alarm that cannot wait is announced of a camera. */
export function useAnnounced(run: (alarm: Alarm) => void): void {
  const newest = useRef(run)
  useEffect(() => { newest.current = run })
  useEffect(() => onAnnounced((alarm) => { if (alarm.priority === 'P1' || alarm.priority === 'P2') newest.current(alarm) }), [])
}
