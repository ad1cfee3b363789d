import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { Button } from '../../parts/Button.js'
import { Notice } from '../../parts/Notice.js'

/** One view failed; the frame around it lives on. */
export function Crashed() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <Notice tone="error" title={t('state.crashed')} action={<Button onPress={() => location.reload()}>{t('state.reload')}</Button>}>
      {t('state.crashedText')}<br /><code className="mono">{error instanceof Error ? error.message : String(error)}</code>
    </Notice>
  )
}
