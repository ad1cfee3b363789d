import { useSyncExternalStore } from 'react'

/** Pages of the phone: `#/tasks`, `#/task/<id>`, `#/report` … The hash keeps the browser's own way back. */
export type Place = { page: 'tasks' | 'report' | 'outbox' | 'me' } | { page: 'task'; id: string }

const read = (): string => location.hash
/** Where the page is. */
export function usePlace(): Place {
  const hash = useSyncExternalStore((told) => { window.addEventListener('hashchange', told); return () => window.removeEventListener('hashchange', told) }, read)
  const [, page, id] = hash.split('/')
  if (page === 'task' && id) return { page, id }
  return { page: page === 'report' || page === 'outbox' || page === 'me' ? page : 'tasks' }
}

export const go = (path: string): void => { location.hash = `/${path}` }
