import type { Notice } from '@watchfloor/shared'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** What is told of a shift that changes hands. */
export const SHIFT_WORDS: Readonly<Record<string, 'inbox.shiftOffered' | 'inbox.shiftLeft' | 'inbox.shiftVanished' | 'inbox.shiftNotTaken'>> = {
  shift_offered: 'inbox.shiftOffered', shift_left: 'inbox.shiftLeft', shift_vanished: 'inbox.shiftVanished', shift_not_taken: 'inbox.shiftNotTaken',
}

/** One notice in one line: what kind of word it is, about which number, and why. */
export function useNoticeWords(): (notice: Notice) => string {
  const { t, i18n } = useTranslation()
  return useCallback(({ type, number, action, about }: Notice) => {
    const shift = SHIFT_WORDS[action]
    if (shift !== undefined) return t(shift, { name: String(about['name'] ?? ''), n: Number(about['items'] ?? 0), why: String(about['reason'] ?? '') })
    const key = `incidentAction.${action}`
    const what = i18n.exists(key) ? t(key as 'incidentAction.file') : null
    const why = typeof about['text'] === 'string' ? about['text'] : null
    return [t(`inbox.${type}`), number, what, why].filter(Boolean).join(' \u00b7 ')
  }, [t, i18n])
}
