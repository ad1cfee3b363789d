import { useSyncExternalStore } from 'react'

/** Pages of the phone: `#/tasks`, `#/task/<id>`, `#/report` … The hash keeps the browser's own way back. */
export type Place = { page: 'tasks' | 'report' | 'outbox' | 'me' | 'ended' } | { page: 'task' | 'look'; id: string } | { page: 'notice'; id: string | null }

const PAGES: ReadonlySet<string> = new Set(['report', 'outbox', 'me', 'ended'])

const read = (): string => location.hash
/** Where the page is. */
export function usePlace(): Place {
  const hash = useSyncExternalStore((told) => { window.addEventListener('hashchange', told); return () => window.removeEventListener('hashchange', told) }, read)
  const [, page, id] = hash.split('/')
  if ((page === 'task' || page === 'look') && id) return { page, id }
  if (page === 'notice') return { page, id: id || null }
  return { page: PAGES.has(page ?? '') ? page as 'report' : 'tasks' }
}

/** Whether the task is opened with the form that ends the work (`#/task/<id>/handle`). */
export const opensHandle = (): boolean => location.hash.endsWith('/handle')
export const go = (path: string): void => { location.hash = `/${path}` }
