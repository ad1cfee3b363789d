import { useSyncExternalStore } from 'react'

const listen = (told: () => void): (() => void) => {
  window.addEventListener('online', told)
  window.addEventListener('offline', told)
  return () => { window.removeEventListener('online', told); window.removeEventListener('offline', told) }
}
/** Whether the phone believes that it has a network. */
export const useOnline = (): boolean => useSyncExternalStore(listen, () => navigator.onLine)
