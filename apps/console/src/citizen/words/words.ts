import { z } from 'zod'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import { machineEn } from '../../i18n/machine.en.js'
import { machineZh } from '../../i18n/machine.zh-CN.js'
import type { MachineMessages } from '../../i18n/machine.zh-CN.js'
import { recall, remember } from '../../store/remember.js'
import { citizenEn } from './en.js'
import { citizenZh } from './zh-CN.js'
import type { CitizenWords } from './zh-CN.js'

const Language = z.enum(['zh-CN', 'en'])
type Language = z.infer<typeof Language>
/** What this person reads: what was chosen once, else the browser's own language. */
export const language = createStore<{ now: Language }>(() => ({ now: recall('citizen.language', Language, navigator.language.startsWith('zh') ? 'zh-CN' : 'en') }))

/** Draws the page in its language and in the light that the phone asks for, now and after each change. */
export function followLook(): void {
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = (): void => {
    const { now } = language.getState()
    document.documentElement.lang = now
    document.documentElement.dataset['theme'] = dark.matches ? 'dark' : 'light'
    document.title = wordsOf(now).title
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', getComputedStyle(document.documentElement).getPropertyValue('--panel').trim())
  }
  show()
  dark.addEventListener('change', show)
  language.subscribe(({ now }) => { remember('citizen.language', now); show() })
}

export type Words = CitizenWords & { cases: MachineMessages; zh: boolean }
const ZH: Words = { ...citizenZh, cases: machineZh, zh: true }
const EN: Words = { ...citizenEn, cases: machineEn, zh: false }
const wordsOf = (now: Language): Words => (now === 'en' ? EN : ZH)
export const useWords = (): Words => wordsOf(useStore(language).now)

/** An error code in words. */
export const errorWord = (w: Words, code: string): string => (w.error as Record<string, string>)[code] ?? w.error.other
