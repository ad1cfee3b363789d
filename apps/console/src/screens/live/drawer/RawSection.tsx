import type { DeviceState, Fix } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'

/** Every value as the device calls it, nothing translated or rounded: for whoever has to argue with a maker. */
export function RawSection({ state, fix, raw }: { state: DeviceState; fix: Fix | null; raw: string | null }) {
  const { t } = useTranslation()
  if (Object.keys(state).length === 0 && fix === null && raw === null) return null
  return (
    <details className="drawer-section drawer-raw">
      <summary>{t('drawer.raw')}</summary>
      <pre className="raw">{JSON.stringify({ ...(fix ? { fix } : {}), state, ...(raw === null ? {} : { message: raw }) }, null, 2)}</pre>
    </details>
  )
}
