import { useTranslation } from 'react-i18next'
import { day } from '../../parts/format.js'
import { useHubClock } from '../use-store.js'
import { daysText, validityOn } from './validity.js'

/** From when to when something holds, and whether that is now. */
export function Valid({ of }: { of: { validFrom?: string | undefined; validTo?: string | undefined } }) {
  const { t } = useTranslation()
  const state = validityOn(day(useHubClock()), of)
  return <>{daysText(of) || <span className="dim">{t('valid.always')}</span>}{state !== 'valid' && <span className="tag">{t(`valid.${state}`)}</span>}</>
}
