import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Thumb } from '../../../parts/Thumb.js'
import { age, metres } from '../../../parts/format.js'
import { report } from '../../../store/report.js'
import { CandidateMark } from '../../cases/CandidateMark.js'
import { useCandidates } from '../../cases/use-candidates.js'
import type { Names } from '../../cases/use-names.js'

interface LikelyProps { category: string; lat: number; lon: number; own: string | null; names: Names }

const SHOWN = 5

/** Before it is sent: open incidents near the place that may be the same matter, both pictures side by side, and where they are on the map above. */
export function Likely({ category, lat, lon, own, names }: LikelyProps) {
  const { t } = useTranslation()
  const { data } = useQuery(report.likely({ category, lat, lon }))
  const shown = (data ?? []).slice(0, SHOWN)
  const chosenId = useCandidates(shown.map(({ incident }) => incident))
  if (data === undefined || shown.length === 0) return <p className="likely-none dim">{data ? t('report.noneLikely') : t('state.loading')}</p>
  return (
    <section className="likely" aria-label={t('duplicates.title')}>
      <h2>{t('report.likely', { n: data.length })}</h2>
      <ul>
        {shown.map(({ incident, distanceM, apartMs }, index) => (
          <li key={incident.id} data-chosen={incident.id === chosenId || undefined}>
            <Thumb picture={own} size={72} /><Thumb picture={incident.picture} size={72} />
            <span><span className="candidate-line"><CandidateMark id={incident.id} n={index + 1} chosen={incident.id === chosenId} /><Link to={`/dispatch?case=${incident.id}`}>{incident.number} {names.category(incident.category)}</Link></span><span className="dim">{t(`incidentState.${incident.state}`)} {'\u00b7'} {metres(distanceM).value} {metres(distanceM).unit} {'\u00b7'} {t('duplicates.apart', { by: age(apartMs) })}</span><span className="dim clip">{incident.description}</span></span>
          </li>
        ))}
      </ul>
    </section>
  )
}
