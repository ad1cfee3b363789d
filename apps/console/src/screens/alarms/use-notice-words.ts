import type { Notice } from '@watchfloor/shared'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'

/** One notice in one line: what kind of word it is, about which number, and why. */
export function useNoticeWords(): (notice: Notice) => string {
  const { t, i18n } = useTranslation()
  return useCallback(({ type, number, action, about }: Notice) => {
    if (action === 'shift_offered') return t('inbox.shiftOffered', { name: String(about['name'] ?? ''), n: Number(about['items'] ?? 0) })
    const key = `incidentAction.${action}`
    const what = i18n.exists(key) ? t(key as 'incidentAction.file') : null
    const why = typeof about['text'] === 'string' ? about['text'] : null
    return [t(`inbox.${type}`), number, what, why].filter(Boolean).join(' \u00b7 ')
  }, [t, i18n])
}
