import type { IncidentDetail, Reporter } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { dateTime, shortTime } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { connection } from '../../../store/connection.js'
import type { Names } from '../../cases/use-names.js'
import { useHubClock, useStore } from '../../use-store.js'
import { ToldForm } from './ToldForm.js'

/** Who outside reported this, and whether they know what became of it; one who does not is called back, and it is said here. */
export function Reporters({ incident, names }: { incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const { data } = useQuery(caseQueries.reporters(incident.id))
  const [telling, setTelling] = useState<string | null>(null)
  if (!data || data.length === 0) return null
  return (
    <section className="case-section" aria-label={t('reporters.title')}>
      <h2>{t('reporters.title')}</h2>
      <ul className="reporters">
        {data.map((reporter) => (
          <li key={reporter.incidentId}>
            <Line reporter={reporter} own={reporter.incidentId === incident.id} names={names} telling={telling === reporter.incidentId} onTell={() => setTelling(reporter.incidentId)} />
            {telling === reporter.incidentId && reporter.told === null && <ToldForm incidentId={incident.id} reporter={reporter} onEnd={() => setTelling(null)} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

interface LineProps { reporter: Reporter; own: boolean; names: Names; telling: boolean; onTell: () => void }

function Line({ reporter: { source, contact, number, reportedAt, over, told }, own, names, telling, onTell }: LineProps) {
  const { t } = useTranslation()
  const now = useHubClock()
  const offline = useStore(connection, (state) => state.state === 'down')
  const at = Date.parse(reportedAt)
  const person = told === null ? null : names.person(told.by)
  return (
    <div className="reporter">
      <span>{t(`incidentSource.${source}`)}</span>
      <span className="clip">{names.person(contact) ?? contact ?? t('reporters.noContact')}{!own && <span className="dim"> {number}</span>}</span>
      <time className="dim" title={dateTime(at)}>{shortTime(at, now)}</time>
      {told !== null
        ? <span className="reporter-told" title={dateTime(Date.parse(told.at))}>{'\u2713'} {t(`reporters.door.${told.door}`)}{person !== null && ` \u00b7 ${person}`} <time className="dim">{shortTime(Date.parse(told.at), now)}</time></span>
        : over ? <span className="reporter-waits">{'\u25b2'} {t('reporters.waits')}</span> : <span className="dim">{t('reporters.notOver')}</span>}
      {told === null && over && <Button className="button-small" isDisabled={offline} aria-expanded={telling} onPress={onTell}>{t('reporters.tell')}</Button>}
    </div>
  )
}
