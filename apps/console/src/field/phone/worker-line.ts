import { FieldNotice } from '@watchfloor/shared'
import { words } from '../words/words.js'

/** Where the worker finds what to write on a notification: it runs without the page and reads no local storage. */
const WORDS = 'field-words-1'

/** Leaves the words for notifications in the language of this person. */
export async function leaveWords(): Promise<void> {
  if (!('caches' in window)) return
  await caches.open(WORDS).then((cache) => cache.put('/field/words', new Response(JSON.stringify(words().told)))).catch(() => undefined)
}

/** What the worker says to an open page: where a tapped notification leads, and what came by push, should the line have missed it. */
export function listenToWorker(open: (path: string) => void, hear: (notice: FieldNotice) => void): void {
  navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<{ open?: unknown; told?: unknown }>) => {
    if (typeof data?.open === 'string') open(data.open)
    const told = FieldNotice.safeParse(data?.told)
    if (told.success) hear(told.data)
  })
}

/** Takes a task's notification off the screen once the task is open. */
export async function clearNotification(incidentId: string): Promise<void> {
  const shown = await (await navigator.serviceWorker?.getRegistration('/field'))?.getNotifications({ tag: incidentId }).catch(() => [])
  for (const notification of shown ?? []) notification.close()
}
