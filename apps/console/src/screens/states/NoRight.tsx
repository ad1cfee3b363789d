import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Notice } from '../../parts/Notice.js'

export function NoRight({ screen }: { screen: string }) {
  const { t } = useTranslation()
  return <Notice tone="no-right" title={t('state.noRight')} action={<Link className="button" to="/live">{t('state.toLive')}</Link>}>{t('state.noRightText', { screen })}</Notice>
}
