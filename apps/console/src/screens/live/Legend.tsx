import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'

const TRUCK = 'M8 1 11.5 4.5V13a1.5 1.5 0 0 1-1.5 1.5H6A1.5 1.5 0 0 1 4.5 13V4.5Z'

function Line({ children, words }: { children: ReactNode; words: string }) {
  return <li><svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">{children}</svg>{words}</li>
}

/** How state is drawn; how kind is drawn stands in the list above. */
export function Legend() {
  const { t } = useTranslation()
  return (
    <section aria-label={t('layers.legend')}>
      <h2>{t('layers.legend')}</h2>
      <ul className="legend">
        <Line words={t('layers.heading')}><path d={TRUCK} fill="var(--normal)" transform="rotate(45 8 8)" /></Line>
        <Line words={t('layers.stale')}><path d={TRUCK} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" /><path d="m5 11 5-5M6 14l5-5" stroke="var(--ink-3)" /></Line>
        <Line words={t('layers.offline')}><path d={TRUCK} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" /></Line>
        <Line words={t('layers.attention')}><path d={TRUCK} fill="var(--normal)" /><path d="M12 0 16 7H8Z" fill="var(--attention)" /></Line>
        <Line words={t('layers.critical')}><path d={TRUCK} fill="var(--normal)" stroke="var(--critical)" strokeWidth="1.8" /><path d="M9.5 0H16v6.5H9.5Z" fill="var(--critical)" /></Line>
        <Line words={t('layers.selected')}><circle cx="8" cy="8" r="7" fill="none" stroke="var(--info)" strokeWidth="1.6" /><path d={TRUCK} fill="var(--normal)" transform="translate(3.2 3.2) scale(.6)" /></Line>
        <Line words={t('layers.cluster')}><circle cx="8" cy="8" r="6.5" fill="var(--raised)" stroke="var(--normal)" strokeWidth="1.4" /><path d="M5.5 8h5" stroke="var(--ink)" strokeWidth="1.4" /></Line>
      </ul>
    </section>
  )
}
