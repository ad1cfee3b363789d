import type { PatrolView } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { count } from '../../../parts/format.js'
import { useNames } from '../../cases/use-names.js'

/** What to look for on one picture, and why just that. */
export function LookForList({ view }: { view: PatrolView }) {
  const { t } = useTranslation()
  const names = useNames()
  return (
    <section className="patrol-part" aria-label={t('patrol.lookFor')}>
      <h3>{t('patrol.lookFor')} · {view.name}</h3>
      {view.lookFor.length === 0 ? <p className="dim">{t('patrol.lookForNothing')}</p> : (
        <ul className="patrol-look-for">
          {view.lookFor.map(({ category, why, found }) => (
            <li key={category}><span>{names.category(category)}</span><span className="dim">{[...(why === 'round' ? [t('patrol.asked')] : []), ...(found > 0 ? [t('patrol.past', { n: count(found) })] : [])].join(' · ')}</span></li>
          ))}
        </ul>
      )}
    </section>
  )
}
