import { useTranslation } from 'react-i18next'

const SIZE = 24

/** A post among outlines: a place and its circle. */
export function PostGlyph() {
  const { t } = useTranslation()
  return <svg width={SIZE} height={SIZE} viewBox="0 0 24 24" fill="none" stroke="var(--normal)" strokeWidth="1.3" role="img" aria-label={t('beats.post')}><circle cx="12" cy="12" r="9" /><circle cx="12" cy="12" r="1.6" fill="var(--normal)" stroke="none" /></svg>
}
