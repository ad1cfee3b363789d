import { createStore } from 'zustand/vanilla'
import { fieldDatabase } from '../queue/database.js'
import { bodyOf, pair, pairing, tellPosition } from './owntracks.js'
import type { Pairing } from './owntracks.js'

/** Sending one's position while on duty. */
export interface DutyPosition { paired: Pairing | null; on: boolean; last: { at: number; accuracyM: number } | null; waiting: number; problem: 'refused' | 'denied' | null }
export const dutyPosition = createStore<DutyPosition>(() => ({ paired: pairing(), on: false, last: null, waiting: 0, problem: null }))

/** Not more often than this, ms: it is a walk, not a flight. */
const AT_MOST_EVERY_MS = 10_000
/** Two days of duty; older ones would not be looked at. */
const MOST_WAITING = 10_000
let watching: number | null = null
let sending = false
let screen: WakeLockSentinel | null = null

export function setPairing(given: Pairing | null): void {
  pair(given)
  stopDuty()
  dutyPosition.setState({ paired: given, problem: null })
}

/** Starts with the tap of a finger: browsers ask for permission then. */
export function startDuty(): void {
  const { paired } = dutyPosition.getState()
  if (!paired || watching !== null) return
  dutyPosition.setState({ on: true, problem: null })
  void navigator.wakeLock?.request('screen').then((lock) => { screen = lock }, () => undefined)
  watching = navigator.geolocation.watchPosition(
    (position) => {
      const { last } = dutyPosition.getState()
      if (last && position.timestamp - last.at < AT_MOST_EVERY_MS) return
      dutyPosition.setState({ last: { at: position.timestamp, accuracyM: position.coords.accuracy } })
      void remember(bodyOf(position, paired.device)).then(tellWaiting)
    },
    ({ code, PERMISSION_DENIED }) => { if (code === PERMISSION_DENIED) { stopDuty(); dutyPosition.setState({ problem: 'denied' }) } },
    { enableHighAccuracy: true, maximumAge: 5000 },
  )
}

export function stopDuty(): void {
  if (watching !== null) navigator.geolocation.clearWatch(watching)
  watching = null
  void screen?.release().catch(() => undefined)
  screen = null
  dutyPosition.setState({ on: false })
}

async function remember(body: Record<string, string | number>): Promise<void> {
  const database = await fieldDatabase()
  const waiting = await database.count('fixes')
  if (waiting >= MOST_WAITING) { const oldest = await database.getAllKeys('fixes', null, 1); if (oldest[0] !== undefined) await database.delete('fixes', oldest[0]) }
  await database.add('fixes', { body })
}

/** In their order; the hub keeps a position that it has already once. */
async function tellWaiting(): Promise<void> {
  const { paired } = dutyPosition.getState()
  if (!paired || sending) return
  sending = true
  try {
    const database = await fieldDatabase()
    for (let [fix] = await database.getAll('fixes', null, 1); fix?.key !== undefined; [fix] = await database.getAll('fixes', null, 1)) {
      const told = await tellPosition(fix.body, paired)
      if (told === 'refused') { stopDuty(); dutyPosition.setState({ problem: 'refused' }); break }
      if (told === 'later') break
      await database.delete('fixes', fix.key)
    }
    dutyPosition.setState({ waiting: await database.count('fixes') })
  } finally { sending = false }
}
