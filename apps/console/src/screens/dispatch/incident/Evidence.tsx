import type { EvidenceItem, IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Preview } from '../../../parts/Preview.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { dateTime, shortTime } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { isFilm, isSeen, sides } from '../../../store/evidence-sides.js'
import { errorKey } from '../../error-key.js'
import { useHubClock } from '../../use-store.js'
import { ClipsOnTheWay } from './ClipsOnTheWay.js'
import { FullPicture } from './FullPicture.js'
import { Kept } from './Kept.js'

/** What it looked like, and what it looks like now, side by side; the rest below as small ones. */
export function Evidence({ incident }: { incident: IncidentDetail }) {
  const { t } = useTranslation()
  const { data, error, isPending } = useQuery(caseQueries.evidence(incident.id))
  const [full, setFull] = useState<number | null>(null)
  const items = data?.items ?? []
  const pictures = items.filter(isSeen)
  const { before, after } = sides(pictures)
  const open = (item: EvidenceItem): void => setFull(pictures.indexOf(item))
  return (
    <section className="case-evidence" aria-label={t('evidence.title')}>
      {isPending && <Skeleton rows={4} />}
      {error && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      {data && pictures.length === 0 && <p className="case-nothing dim">{t('evidence.none')}</p>}
      {pictures.length > 0 && (
        <div className="evidence-sides">
          <Side item={before} label={t('evidence.before')} empty={t('evidence.noBefore')} onOpen={open} />
          <Side item={after} label={t('evidence.after')} empty={t('evidence.noAfter')} onOpen={open} />
        </div>
      )}
      {items.length > 0 && (
        <ul className="evidence-all">
          {items.map((item) => (
            <li key={item.id}>
              {isSeen(item)
                ? <button type="button" title={caption(item)} aria-label={t('evidence.open', { name: item.name })} onClick={() => open(item)}><Preview id={item.id} alt="" film={isFilm(item)} width={44} height={44} loading="lazy" /></button>
                : <a href={`/api/evidence/${item.id}/file`} target="_blank" rel="noreferrer" title={item.name}>{item.name}</a>}
            </li>
          ))}
        </ul>
      )}
      <ClipsOnTheWay incidentId={incident.id} />
      {full !== null && pictures[full] && <FullPicture pictures={pictures} at={full} onTurn={setFull} onClose={() => setFull(null)} />}
    </section>
  )
}

const caption = ({ name, takenAt, receivedAt }: EvidenceItem): string => `${name} ${dateTime(Date.parse(takenAt ?? receivedAt))}`

function Side({ item, label, empty, onOpen }: { item: EvidenceItem | null; label: string; empty: string; onOpen: (item: EvidenceItem) => void }) {
  const now = useHubClock()
  const at = item && Date.parse(item.takenAt ?? item.receivedAt)
  return (
    <figure>
      {item ? <button type="button" aria-label={`${label} ${item.name}`} onClick={() => onOpen(item)}><Kept item={item} alt={label} /></button> : <div className="evidence-empty dim">{empty}</div>}
      <figcaption><span>{label}</span>{at !== null && <time className="dim" title={dateTime(at)}>{shortTime(at, now)}</time>}</figcaption>
    </figure>
  )
}
