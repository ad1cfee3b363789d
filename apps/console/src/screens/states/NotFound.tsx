import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { Notice } from '../../parts/Notice.js'

export function NotFound() {
  const { t } = useTranslation()
  const { pathname } = useLocation()
  return <Notice title={t('state.notFound')} action={<Link className="button" to="/live">{t('state.toLive')}</Link>}>{t('state.notFoundText', { path: pathname })}</Notice>
}
