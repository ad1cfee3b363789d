import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { recall, remember } from './remember.js'

export const LANGUAGES = ['zh-CN', 'en'] as const
export const THEMES = ['dark', 'light', 'auto'] as const
const Prefs = z.object({ language: z.enum(LANGUAGES), theme: z.enum(THEMES) })
export type Prefs = z.infer<typeof Prefs>
export type Language = Prefs['language']
export type Theme = Prefs['theme']

/** How this person likes the screen; kept in this browser. */
export const prefs = createStore<Prefs>(() => recall('prefs', Prefs, { language: 'zh-CN', theme: 'dark' }))
prefs.subscribe((state) => remember('prefs', state))

const dayLight = typeof matchMedia === 'undefined' ? null : matchMedia('(prefers-color-scheme: light)')

/** The theme that is drawn now: `auto` follows the system. */
export const shownTheme = (theme: Theme = prefs.getState().theme): 'dark' | 'light' =>
  theme === 'auto' ? (dayLight?.matches ? 'light' : 'dark') : theme

/** Calls back when the drawn theme may have changed: by choice or by the system. */
export function onTheme(listener: () => void): () => void {
  dayLight?.addEventListener('change', listener)
  const leave = prefs.subscribe(listener)
  return () => {
    dayLight?.removeEventListener('change', listener)
    leave()
  }
}
