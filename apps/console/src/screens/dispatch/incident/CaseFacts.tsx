import type { IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { coordinates, dateTime } from '../../../parts/format.js'
import type { Names } from '../../cases/use-names.js'

/** Why the hub itself lets a unit go: told by the action that did it. What a person gave as the reason stands as it is. */
const RELEASED_BY: Readonly<Record<string, 'handle' | 'clear' | 'merge'>> = { handled: 'handle', cleared: 'clear', merged: 'merge' }

/** What was reported, where and by whom, who works on it, and what is asked for. */
export function Facts({ incident, names }: { incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const { extensionRequest, suspensionRequest, appeal } = incident
  const why = (reason: string | null): string | null => (reason !== null && Object.hasOwn(RELEASED_BY, reason) ? t(`incidentAction.${RELEASED_BY[reason]!}`) : reason)
  const degrees = coordinates(incident.lat, incident.lon)
  const place = [names.place(incident), ...names.areasOf(incident)].filter((part, i, all) => part && part !== degrees && all.indexOf(part) === i).join(' \u00b7 ')
  const lines: [string, string][] = [
    ...(place === '' ? [] : [[t('facts.place'), place] as [string, string]]),
    [t('facts.coordinates'), degrees],
    [t('facts.source'), [t(`incidentSource.${incident.source}`), dateTime(Date.parse(incident.createdAt))].join(' \u00b7 ')],
    ...(names.person(incident.holder) === null ? [] : [[t('facts.holder'), names.person(incident.holder)!] as [string, string]]),
    ...incident.dispatches.map((record): [string, string] => [record.lead ? t('facts.lead') : t('facts.with'), [names.unit(record.unitId), t(`dispatchState.${record.state}`), why(record.reason), record.override && t('facts.override', { why: record.override })].filter(Boolean).join(' \u00b7 ')]),
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
