import { z } from 'zod'
import { recall, remember } from '../../store/remember.js'
import { openOutbox } from '../queue/outbox.js'
import { pump, pumpNow } from '../queue/pump.js'
import { me, openMe } from './me.js'
import { forgetTasks, openTasks, refreshTasks } from './tasks.js'

/** How often the task list is asked for while the page is seen. */
const EVERY_MS = 30_000

/** Opens the page: first what the phone knows, then what the hub says; from then on by itself. */
export async function openField(): Promise<void> {
  await Promise.all([openOutbox(), openTasks()])
  me.subscribe((now, before) => {
    if (now.user?.id === before.user?.id) return
    if (now.user) void arrived(now.user.id)
  })
  await openMe()
  window.addEventListener('online', () => { pumpNow(); void refreshTasks() })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') { pumpNow(); void refreshTasks() } })
  setInterval(() => { if (document.visibilityState === 'visible' && navigator.onLine) void refreshTasks() }, EVERY_MS)
}

/** Nothing of a case stays on a phone that changes hands. */
async function arrived(userId: string): Promise<void> {
  if (recall('field.last', z.string(), userId) !== userId) await forgetTasks()
  remember('field.last', userId)
  void refreshTasks()
  void pump()
}
