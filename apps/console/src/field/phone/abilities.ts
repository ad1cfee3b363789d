/** What this browser lets a page do; much of it over HTTPS only. */
export interface Abilities { secure: boolean; position: boolean; install: boolean; background: boolean; storage: boolean }

export const abilities = (): Abilities => ({
  secure: window.isSecureContext,
  position: window.isSecureContext && 'geolocation' in navigator,
  install: window.isSecureContext && 'serviceWorker' in navigator,
  background: window.isSecureContext && 'wakeLock' in navigator,
  storage: 'indexedDB' in window,
})

/** Lets the page open without a network, and be installed; on plain HTTP there is nothing to register. */
export function registerWorker(): void {
  if (!abilities().install || import.meta.env.DEV) return
  // A browser that forbids workers (private window) still has the page itself.
  navigator.serviceWorker.register('/field-sw.js', { scope: '/field' }).catch(() => undefined)
  // Asks the browser not to throw away unsent reports when its storage is short.
  void navigator.storage?.persist?.().catch(() => undefined)
}

/** After signing out no picture of a case stays on the phone. */
export const forgetPictures = (): void => { navigator.serviceWorker?.controller?.postMessage('forget') }
