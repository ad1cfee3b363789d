import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { GLYPH_BOX, TRUCK } from '../../parts/KindGlyph.js'

function Line({ children, words }: { children: ReactNode; words: string }) {
  return <li><svg width="18" height="18" viewBox={GLYPH_BOX} aria-hidden="true">{children}</svg>{words}</li>
}

/** How state is drawn, with the shapes and badges of the map itself; how kind is drawn stands in the list above. */
export function Legend() {
  const { t } = useTranslation()
  const hollow = <path d={TRUCK} fill="none" stroke="var(--ink-3)" strokeWidth="1.4" />
  return (
    <section aria-label={t('layers.legend')}>
      <h2>{t('layers.legend')}</h2>
      <ul className="legend">
        <Line words={t('layers.heading')}><path d={TRUCK} fill="var(--normal)" transform="rotate(45)" /></Line>
        <Line words={t('layers.recording')}><circle r="5.2" fill="var(--normal)" /><circle r="8.6" fill="none" stroke="var(--normal)" strokeWidth="1.4" /></Line>
        <Line words={t('layers.stale')}>{hollow}<path d="m-4 4 8-8M-4 8 4 0" stroke="var(--ink-3)" strokeWidth="1.4" /></Line>
        <Line words={t('layers.offline')}>{hollow}</Line>
        <Line words={t('layers.attention')}><path d={TRUCK} fill="var(--normal)" stroke="var(--urgent)" strokeWidth="2" /><path d="M7.5-11.4 11.9-7 7.5-2.6 3.1-7Z" fill="var(--urgent)" /></Line>
        <Line words={t('layers.critical')}><path d={TRUCK} fill="var(--normal)" stroke="var(--critical)" strokeWidth="2.6" /><path d="M4.3-10.2h6.4v6.4H4.3Z" fill="var(--critical)" /></Line>
        <Line words={t('layers.selected')}><path d={TRUCK} fill="var(--normal)" transform="scale(.72)" /><circle r="9.4" fill="none" stroke="var(--info)" strokeWidth="2" /></Line>
        <Line words={t('layers.cluster')}><circle r="8.5" fill="var(--raised)" stroke="var(--normal)" strokeWidth="1.4" /><path d="M-3.5 0h7" stroke="var(--ink)" strokeWidth="1.6" /></Line>
      </ul>
    </section>
  )
}
