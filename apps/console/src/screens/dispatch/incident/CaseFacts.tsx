import type { IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { coordinates, dateTime } from '../../../parts/format.js'
import type { Names } from '../../cases/use-names.js'

/** What was reported, where and by whom, who works on it, and what is asked for. */
export function Facts({ incident, names }: { incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const { extensionRequest, suspensionRequest, appeal } = incident
  const lines: [string, string][] = [
    [t('facts.place'), [names.place(incident), names.area(incident.areaId)].filter((part, i, all) => part && all.indexOf(part) === i).join(' \u00b7 ')],
    [t('facts.coordinates'), coordinates(incident.lat, incident.lon)],
    [t('facts.source'), [t(`incidentSource.${incident.source}`), dateTime(Date.parse(incident.createdAt))].join(' \u00b7 ')],
    ...incident.dispatches.map((record): [string, string] => [record.lead ? t('facts.lead') : t('facts.with'), [names.unit(record.unitId), t(`dispatchState.${record.state}`), record.reason, record.override && t('facts.override', { why: record.override })].filter(Boolean).join(' \u00b7 ')]),
    ...(incident.outcome ? [[t('facts.outcome'), t(`outcome.${incident.outcome}`)] as [string, string]] : []),
    ...(incident.suspendedUntil ? [[t('facts.suspendedUntil'), dateTime(Date.parse(incident.suspendedUntil))] as [string, string]] : []),
    ...(incident.children > 0 ? [[t('facts.merged'), t('facts.children', { n: incident.children })] as [string, string]] : []),
    ...(incident.reworks + incident.returns > 0 ? [[t('facts.history'), t('facts.reworks', { reworks: incident.reworks, returns: incident.returns })] as [string, string]] : []),
  ]
  return (
    <section className="case-section" aria-label={t('facts.title')}>
      <p className="case-description">{incident.description}</p>
      {extensionRequest && <p className="case-request" role="note"><strong>{t('facts.extensionAsked')}</strong> {extensionRequest.reason}</p>}
      {suspensionRequest && <p className="case-request" role="note"><strong>{t('facts.suspensionAsked')}</strong> {suspensionRequest.reason}{suspensionRequest.until && ` \u00b7 ${dateTime(Date.parse(suspensionRequest.until))}`}</p>}
      {appeal?.verdict === 'open' && <p className="case-request" role="note"><strong>{t('facts.appealed')}</strong> {appeal.reason}</p>}
      <dl className="case-facts">{lines.map(([name, text]) => <div key={name + text}><dt>{name}</dt><dd>{text}</dd></div>)}</dl>
    </section>
  )
}
