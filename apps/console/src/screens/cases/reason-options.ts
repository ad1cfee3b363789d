import type { ActionName } from '@watchfloor/shared'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { PRESETS } from '../../store/decide/asks.js'

const OVERRIDES = 4
export interface ReasonOption { value: string; label: string }

/** The reasons that are given every day, as answers with numbers; what is stored is the sentence itself. */
export function useReasonOptions(): (action: ActionName | 'override') => ReasonOption[] {
  const { t } = useTranslation()
  return useCallback((action) => {
    const count = action === 'override' ? OVERRIDES : PRESETS[action] ?? 0
    return Array.from({ length: count }, (_, index) => {
      const text = t(`reasons.${action}.r${index + 1}` as 'reasons.reject.r1')
      return { value: text, label: text }
    })
  }, [t])
}
