import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'
import { hindrance, openPush, push, turnPushOff } from '../phone/push.js'
import { leaveWords, listenToWorker } from '../phone/worker-line.js'
import { openOutbox } from '../queue/outbox.js'
import { pump, pumpNow } from '../queue/pump.js'
import { spoken } from '../words/words.js'
import { forgetArrivals } from './arrivals.js'
import { live, openLive } from './live.js'
import { me, openMe } from './me.js'
import { found, hear } from './news.js'
import { go } from './place.js'
import { forgetTasks, onFound, openTasks, refreshTasks, tasks } from './tasks.js'

/** How often the task list is asked for while the page is seen; the hub's own word makes it rare. */
const EVERY_MS = 30_000
const WHEN_LIVE_MS = 150_000

/** Opens the page: first what the phone knows, then what the hub says; from then on by itself. */
export async function openField(): Promise<void> {
  onFound(found)
  await Promise.all([openOutbox(), openTasks(), openPush(null)])
  me.subscribe((now, before) => {
    if (now.user?.id === before.user?.id) return
    if (now.user) void arrived(now.user.id)
  })
  await openMe()
  openLive()
  void leaveWords()
  spoken.subscribe(() => { void leaveWords() })
  listenToWorker(go, (notice) => { void hear(notice) })
  window.addEventListener('online', () => { pumpNow(); void refreshTasks() })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') { pumpNow(); void refreshTasks(); lookAtPermission() } })
  setInterval(() => { if (document.visibilityState === 'visible' && navigator.onLine && isDue()) void refreshTasks() }, EVERY_MS)
}

const isDue = (): boolean => live.getState().state !== 'on' || Date.now() - (tasks.getState().at ?? 0) >= WHEN_LIVE_MS

/** Permission is given and taken in the browser's settings, while this page is away. */
function lookAtPermission(): void {
  const { state, busy } = push.getState()
  if (!busy && (state === 'on') === (hindrance() !== null)) void openPush(me.getState().user?.id ?? null)
}

/** Nothing of a case stays on a phone that changes hands. */
async function arrived(userId: string): Promise<void> {
  const isAnother = recall('field.last', z.string(), userId) !== userId
  remember('field.last', userId)
  if (isAnother) {
    forgetArrivals()
    await Promise.all([forgetTasks(), turnPushOff({ forgetWish: false })])
  }
  void openPush(userId)
  void refreshTasks()
  void pump()
}
