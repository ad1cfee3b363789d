import type { IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Preview } from '../../../parts/Preview.js'
import { age, metres } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { incidents } from '../../../store/incidents.js'
import { CandidateMark } from '../../cases/CandidateMark.js'
import { useCandidates } from '../../cases/use-candidates.js'
import type { Names } from '../../cases/use-names.js'

interface DuplicatesProps { incident: IncidentDetail; names: Names; mayMerge: boolean; onOpen: (id: string) => void; onMerge: (into: string) => void }

const SHOWN = 5

/** Open incidents that may be the same matter: both pictures side by side, where they are on the map above, what speaks for it, and one press to merge. */
export function Duplicates({ incident, names, mayMerge, onOpen, onMerge }: DuplicatesProps) {
  const { t } = useTranslation()
  const { data } = useQuery(caseQueries.duplicates(incident.id))
  const shown = (data ?? []).slice(0, SHOWN)
  const chosenId = useCandidates(shown.map(({ incident: row }) => row))
  if (shown.length === 0) return null
  const own = incidents.get(incident.id)?.picture ?? incident.timeline.flatMap(({ evidence }) => evidence)[0] ?? null
  return (
    <section className="case-section" aria-label={t('duplicates.title')}>
      <h2>{t('duplicates.title')}</h2>
      <ul className="duplicates">
        {shown.map(({ incident: row, distanceM, apartMs, sameCategory }, index) => (
          <li key={row.id} data-chosen={row.id === chosenId || undefined}>
            <Picture id={own} label={t('duplicates.this')} />
            <Picture id={row.picture} label={row.number} />
            <div className="duplicate-why">
              <strong className="candidate-line"><CandidateMark id={row.id} n={index + 1} chosen={row.id === chosenId} /><span>{row.number} {names.category(row.category)}</span></strong>
              <span className="dim">{t(`incidentState.${row.state}`)} {'\u00b7'} {row.description}</span>
              <span className="dim">{metres(distanceM).value} {metres(distanceM).unit} {'\u00b7'} {t('duplicates.apart', { by: age(apartMs) })} {'\u00b7'} {sameCategory ? t('duplicates.same') : t('duplicates.alike')}</span>
              <span className="duplicate-keys">
                {mayMerge && <Button className="button-small" onPress={() => onMerge(row.id)}>{t('duplicates.merge')}</Button>}
                <Button look="quiet" className="button-small" onPress={() => onOpen(row.id)}>{t('duplicates.open')}</Button>
              </span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Picture = ({ id, label }: { id: string | null; label: string }) => (
  <figure>{id ? <Preview id={id} alt={label} loading="lazy" /> : <div className="evidence-empty" />}<figcaption className="dim clip">{label}</figcaption></figure>
)
