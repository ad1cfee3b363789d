import type { IncidentDetail, TimelineLine } from '@watchfloor/shared'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { age, dateTime, shortTime } from '../../../parts/format.js'
import type { Names } from '../../cases/use-names.js'
import { useHubClock } from '../../use-store.js'
import { useLineFacts } from './line-facts.js'
import type { LineFact } from './line-facts.js'
import { useLineWords } from './line-words.js'
import { useWhyWords } from './use-why-words.js'

/** Later told than done by so much: said, because the clock counts what was done. */
const LATE_MS = 60_000

/** Who did what and why, the newest first; the hub's own steps name their rule. */
export function Timeline({ incident, names }: { incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const { who, what } = useLineWords()
  const lines = [...incident.timeline].sort((a, b) => b.version - a.version || b.recordedAt.localeCompare(a.recordedAt))
  return (
    <section className="case-section" aria-label={t('timeline.title')}>
      <h2>{t('timeline.title')}</h2>
      <ol className="timeline">
        {lines.map((line) => {
          const at = Date.parse(line.recordedAt)
          return (
            <li key={line.id} data-system={line.actor.type === 'system' || undefined}>
              <time title={dateTime(at)}>{shortTime(at, now)}</time>
              <span className="timeline-what">{what(line)}</span>
              <span className="timeline-who dim">{who(line)}</span>
              <Why line={line} names={names} />
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function Why({ line, names }: { line: TimelineLine; names: Names }) {
  const { t } = useTranslation()
  const grounds = useWhyWords()
  const factsOf = useLineFacts(names)
  const late = line.occurredAt === null ? 0 : Date.parse(line.recordedAt) - Date.parse(line.occurredAt)
  const plain = [
    line.actor.type === 'system' ? grounds(line.actor.why) : null, line.actor.type === 'system' && line.reason !== null ? grounds(line.reason) : line.reason, line.note,
  ].filter((part, i, all): part is string => part !== null && all.indexOf(part) === i)
  const parts: LineFact[] = [
    ...factsOf(line).filter(({ text }) => !plain.includes(text)), ...plain.map((text) => ({ text })),
    ...(line.evidence.length > 0 ? [{ text: t('timeline.pictures', { n: line.evidence.length }) }] : []), ...(late > LATE_MS ? [{ text: t('timeline.late', { by: age(late) }) }] : []),
  ]
  if (parts.length === 0) return null
  return <p className="timeline-why">{parts.map(({ text, caseId }, i) => <Fragment key={i}>{i > 0 && ' \u00b7 '}{caseId ? <Link to={`/dispatch?case=${caseId}`}>{text}</Link> : text}</Fragment>)}</p>
}
