import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Preview } from '../../../parts/Preview.js'
import { Priority } from '../../../parts/Priority.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { clockTime, dateTime } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { isFilm, isSeen } from '../../../store/evidence-sides.js'
import { incidents } from '../../../store/incidents.js'
import { pin } from '../../../store/incident-pins.js'
import { pressure } from '../../../store/queue/queue-order.js'
import { useCase } from '../../cases/use-case.js'
import { useNames } from '../../cases/use-names.js'
import { useLineWords } from '../../dispatch/incident/line-words.js'
import { Nearby } from '../../dispatch/units/Nearby.js'
import { errorKey } from '../../error-key.js'
import { useHubClock, useStore } from '../../use-store.js'
import { Fact } from '../drawer/Facts.js'

const LINES = 5

/** An incident in short: what, by when, who is on it, what happened last; the whole of it is one key away. */
export function CaseDrawer({ id }: { id: string }) {
  const { t } = useTranslation()
  const names = useNames()
  const now = useHubClock()
  const { incident, error, retry } = useCase(id)
  const row = useStore(incidents.store, () => incidents.get(id))
  const { who, what } = useLineWords()
  const { data: evidence } = useQuery(caseQueries.evidence(id))
  const close = <Button look="quiet" square aria-label={t('action.close')} onPress={() => pin(null)}><Icon name="close" /></Button>
  if (!incident) return (
    <aside className="drawer" aria-label={t('cases.one')}>
      <header className="drawer-head"><span />{close}</header>
      {error ? <Notice tone="error" title={t('state.error')} action={<Button onPress={retry}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice> : <Skeleton rows={8} />}
    </aside>
  )
  const clock = row ? pressure(row, now) : null
  const pictures = (evidence?.items ?? []).filter(isSeen).slice(0, 4)
  return (
    <aside className="drawer" aria-label={t('cases.one')}>
      <header className="drawer-head"><Priority of={incident.priority} /><div className="drawer-names"><h1 className="clip">{names.category(incident.category)}</h1><p className="dim clip">{incident.number}</p></div>{close}</header>
      <div className="drawer-presence"><span className="case-state">{t(`incidentState.${incident.state}`)}</span>{clock && row?.clock && <span><span className="dim">{t(`clockKind.${row.clock.kind}`)}</span> <TimeLeft lamp={clock.lamp} leftMs={clock.leftMs} dueMs={Date.parse(row.clock.dueAt)} /></span>}</div>
      <div className="drawer-body">
        <section className="drawer-section">
          <div className="drawer-keys"><Link className="button button-primary" to={`/dispatch?case=${id}`}>{t('cases.toDesk')}<kbd aria-hidden="true">{'\u23ce'}</kbd></Link></div>
          <p>{incident.description}</p>
          {pictures.length > 0 && <div className="case-thumbs">{pictures.map((item) => <Preview key={item.id} id={item.id} alt={item.name} film={isFilm(item)} loading="lazy" />)}</div>}
          <dl className="facts">
            <Fact wide name={t('facts.place')}>{names.place(incident)}</Fact>
            <Fact wide name={t('facts.source')}>{t(`incidentSource.${incident.source}`)}</Fact>
            {incident.dispatches.map((record) => <Fact key={record.id} wide name={record.lead ? t('facts.lead') : t('facts.with')}>{names.unit(record.unitId)} {'\u00b7'} {t(`dispatchState.${record.state}`)}</Fact>)}
          </dl>
        </section>
        <section className="drawer-section" aria-label={t('timeline.title')}>
          <h2>{t('timeline.title')}</h2>
          <ul className="drawer-list">{incident.timeline.slice(-LINES).reverse().map((line) => <li key={line.id} title={dateTime(Date.parse(line.recordedAt))}><time>{clockTime(Date.parse(line.recordedAt))}</time><span className="clip">{what(line)}</span><span className="dim clip">{who(line)}</span></li>)}</ul>
        </section>
        <Nearby lat={incident.lat} lon={incident.lon} />
      </div>
    </aside>
  )
}
