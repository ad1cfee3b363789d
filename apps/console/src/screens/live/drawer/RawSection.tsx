import { useTranslation } from 'react-i18next'

/** JSON is laid out; anything else stays as it came. */
function laidOut(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}

/** The last raw message, for whoever has to argue with a maker. */
export function RawSection({ raw }: { raw: string | null }) {
  const { t } = useTranslation()
  return (
    <details className="drawer-section drawer-raw">
      <summary>{t('drawer.raw')}</summary>
      {raw === null ? <p className="dim">{t('drawer.noRaw')}</p> : <pre className="raw">{laidOut(raw)}</pre>}
    </details>
  )
}
