import { createStore } from 'zustand/vanilla'
import { openFieldStream } from '../link/field-stream.js'
import { push } from '../phone/push.js'
import { me } from './me.js'
import { hear } from './news.js'
import { retryWait } from './retry-wait.js'
import { refreshTask, refreshTasks } from './tasks.js'

/** Whether the hub tells this page by itself; `off` = not wanted now (no network, nobody signed in, or hidden while push does it). */
export const live = createStore<{ state: 'off' | 'joining' | 'on' }>(() => ({ state: 'off' }))

let close: (() => void) | null = null
let again: ReturnType<typeof setTimeout> | null = null
let tries = 0

/** Keeps the line to the hub while somebody could see what comes over it. A hidden page whose phone is told by push needs none: that saves its battery. */
export function openLive(): void {
  me.subscribe(decide)
  push.subscribe(decide)
  for (const name of ['online', 'offline']) window.addEventListener(name, () => { tries = 0; decide() })
  document.addEventListener('visibilitychange', () => { tries = 0; decide() })
  decide()
}

const wanted = (): boolean => {
  const { status, user } = me.getState()
  return status === 'signed-in' && user?.role === 'officer' && !user.mustChangePassword && navigator.onLine && (document.visibilityState === 'visible' || push.getState().state !== 'on')
}

function decide(): void {
  if (!wanted()) return leave()
  // A page that is looked at again does not wait for the end of a long pause.
  if (again !== null && tries === 0) { clearTimeout(again); again = null }
  if (close === null && again === null) join()
}

function join(): void {
  live.setState({ state: 'joining' })
  close = openFieldStream({
    beat: () => {
      if (live.getState().state === 'on') return
      tries = 0
      live.setState({ state: 'on' })
      // What was told while no line stood is found by looking.
      void refreshTasks()
    },
    notice: (notice) => { void hear(notice) },
    task: ({ id }) => { void refreshTask(id) },
    look: () => { void refreshTasks() },
  }, lost)
}

function lost(): void {
  close = null
  live.setState({ state: 'joining' })
  again = setTimeout(() => { again = null; if (wanted()) join(); else leave() }, retryWait(tries++, Math.random()))
}

function leave(): void {
  close?.()
  close = null
  if (again !== null) clearTimeout(again)
  again = null
  if (live.getState().state !== 'off') live.setState({ state: 'off' })
}
