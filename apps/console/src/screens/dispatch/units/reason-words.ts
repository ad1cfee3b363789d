import type { RankedUnit } from '@watchfloor/shared'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { metres } from '../../../parts/format.js'

type Reason = RankedUnit['reasons'][number]

/** A ground of the ranking in words; a straight distance says that it is one. */
export function useReasonWords(): (reason: Reason) => string {
  const { t } = useTranslation()
  return useCallback(({ factor, value, by }: Reason): string => {
    switch (factor) {
      case 'distance': {
        if (value === null) return t('factor.placeUnknown')
        const { value: n, unit } = metres(value)
        return by === 'road' ? t('factor.road', { by: `${n} ${unit}` }) : t('factor.straight', { by: `${n} ${unit}` })
      }
      case 'load': return t('factor.load', { n: value ?? 0 })
      case 'qualification': return t('factor.unqualified')
      case 'shift_end': return value !== null && value > 0 ? t('factor.shiftEnd', { n: value }) : t('factor.shiftOver')
      case 'last_contact': return value === null ? t('factor.neverHeard') : t('factor.heard', { n: value })
      case 'responsible': return t('factor.notResponsible')
      case 'off_duty': return t('factor.offDuty')
    }
  }, [t])
}
