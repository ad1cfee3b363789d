import { useSyncExternalStore } from 'react'

const theme = (): string => document.documentElement.dataset['theme'] ?? ''

function watch(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The theme that the page wears now. Watched on the page itself, so that the colours are there when it is told. */
export const useTheme = (): string => useSyncExternalStore(watch, theme)
