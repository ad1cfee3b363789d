import { useEffect, useRef } from 'react'
import { createStore } from 'zustand/vanilla'
import type { MessageKey } from '../i18n/messages.js'

export interface ScreenKey {
  /** As KeyboardEvent.key gives it, lower case. */
  key: string
  label: MessageKey
  run: () => void
}

/** The keys of the screens that are open, the innermost last, and whether their sheet is shown. */
export const screenKeys = createStore<{ keys: readonly ScreenKey[]; sheet: boolean }>(() => ({ keys: [], sheet: false }))

export const openKeySheet = (): void => screenKeys.setState({ sheet: true })

/** Gives a screen its keys while it is open. The newest `run` is called, without registering anew at each drawing. */
export function useScreenKeys(keys: readonly ScreenKey[]): void {
  const newest = useRef(keys)
  useEffect(() => { newest.current = keys })
  const names = keys.map(({ key, label }) => `${key} ${label}`).join('\n')
  useEffect(() => {
    const mine = newest.current.map(({ key, label }): ScreenKey => ({ key, label, run: () => newest.current.find((now) => now.key === key)?.run() }))
    screenKeys.setState((state) => ({ keys: [...state.keys, ...mine] }))
    return () => screenKeys.setState((state) => ({ keys: state.keys.filter((key) => !mine.includes(key)) }))
  }, [names])
}
