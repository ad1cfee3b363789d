import { z } from 'zod'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { machineZh } from '../../i18n/machine.zh-CN.js'
import type { MachineMessages } from '../../i18n/machine.zh-CN.js'
import { recall, remember } from '../../store/remember.js'
import { fieldZh } from './zh-CN.js'
import type { FieldWords } from './zh-CN.js'

const Look = z.object({ language: z.enum(['zh-CN', 'en']), theme: z.enum(['light', 'dark', 'auto']) })
type Look = z.infer<typeof Look>
/** How this person likes the page. Light by default: it is used in the sun. */
export const look = createStore<Look>(() => recall('field.look', Look, { language: 'zh-CN', theme: 'light' }))

export type Words = FieldWords & { cases: MachineMessages; zh: boolean }
const ZH: Words = { ...fieldZh, cases: machineZh, zh: true }
/** What the page speaks: Chinese until the other language's file is there. */
export const spoken = createStore<{ words: Words }>(() => ({ words: ZH }))

/** Draws the page as it is liked, now and after each change; settles when it can be drawn for the first time. */
export async function followLook(): Promise<void> {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = (): void => {
    const { theme } = look.getState()
    document.documentElement.dataset['theme'] = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', getComputedStyle(document.documentElement).getPropertyValue('--panel').trim())
  }
  show()
  dark.addEventListener('change', show)
  look.subscribe((state) => { remember('field.look', state); show(); void speak() })
  await speak()
}

/** Without its file (never fetched, and no network) English stays Chinese: a page that says nothing would be worse. */
async function speak(): Promise<void> {
  const english = look.getState().language === 'en' ? await import('./english.js').catch(() => null) : null
  const words = english && look.getState().language === 'en' ? english.EN : ZH
  document.documentElement.lang = words.zh ? 'zh-CN' : 'en'
  if (spoken.getState().words !== words) spoken.setState({ words })
}

/** The words in the language of this person. */
export const words = (): Words => spoken.getState().words
export const useWords = (): Words => useStore(spoken, (state) => state.words)

/** A text with its values in place. */
export const say = (text: string, ...values: readonly (string | number)[]): string => text.replace(/\{(\d)\}/g, (_, n: string) => String(values[Number(n)] ?? ''))

/** What somebody is told, in words; the worker does the same for notifications (`field-sw.js`). */
export const toldWord = ({ told }: Words, { type, action }: { type: string; action: string }): string =>
  (type === 'notify' ? (told.actions as Record<string, string>)[action] : (told as unknown as Record<string, string>)[type]) ?? told.notify

/** An error code in words. */
export const errorWord = (w: Words, code: string): string => (w.error as Record<string, string>)[code] ?? w.error.other

const MIN = 60_000
/** How long ago, in one word. */
export function ago(w: Words, ms: number): string {
  if (ms < MIN) return w.age.now
  if (ms < 60 * MIN) return say(w.age.min, Math.floor(ms / MIN))
  return ms < 48 * 60 * MIN ? say(w.age.h, Math.floor(ms / 60 / MIN)) : say(w.age.d, Math.floor(ms / 1440 / MIN))
}

/** A length of time. */
export function span(w: Words, ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / MIN)
  if (minutes < 60) return say(w.span.min, minutes)
  return minutes < 1440 ? say(w.span.hMin, Math.floor(minutes / 60), minutes % 60) : say(w.span.dH, Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60))
}

/** Time of day in the city, with the day where it is another one. */
export function clock(iso: string, nowMs = Date.now()): string {
  const local = (ms: number): string => new Date(ms + 8 * 3600_000).toISOString()
  const text = local(Date.parse(iso))
  return text.slice(0, 10) === local(nowMs).slice(0, 10) ? text.slice(11, 16) : `${text.slice(5, 10)} ${text.slice(11, 16)}`
}
