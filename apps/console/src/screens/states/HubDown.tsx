import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'
import { clockTime } from '../../parts/format.js'
import { openSession } from '../../store/session.js'
import { errorKey } from '../error-key.js'

const AGAIN_MS = 5000

/** The very first question to the hub got no answer; asks again by itself. */
export function HubDown({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const [since] = useState(() => Date.now())
  useEffect(() => {
    const timer = setTimeout(() => void openSession(), AGAIN_MS)
    return () => clearTimeout(timer)
  }, [error])
  return (
    <main className="boot">
      <Notice tone="error" title={t('state.hubDown')} action={<Button onPress={() => void openSession()}>{t('action.retry')}</Button>}>
        {t('state.hubDownText')}<br />{t(errorKey(error))} · {t('state.since', { time: clockTime(since) })}
      </Notice>
    </main>
  )
}
