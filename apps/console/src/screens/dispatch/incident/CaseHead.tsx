import { clockFace } from '@watchfloor/shared'
import type { IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Priority } from '../../../parts/Priority.js'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { session } from '../../../store/session.js'
import { looking } from '../../../store/viewers.js'
import type { Names } from '../../cases/use-names.js'
import { useHubClock, useStore } from '../../use-store.js'

/** What it is called, in which state, what time is left, and who else is at it. */
export function CaseHead({ incident, names }: { incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const { id: me, role } = useStore(session, (state) => state.user) ?? {}
  const people = useStore(looking, (state) => (state.incidentId === incident.id ? state.people : [])).filter(({ id }) => id !== me)
  const running = incident.clocks.filter(({ stoppedAt }) => stoppedAt === null)
  return (
    <header className="case-head">
      <div className="case-title">
        <Priority of={incident.priority} />
        <h1 className="clip">{names.category(incident.category)}</h1>
        <span className="case-number dim">{incident.number}</span>
        <span className="case-state">{t(`incidentState.${incident.state}`)}</span>
        {incident.supervised && <span className="queue-flag">{t('cases.supervised')}</span>}
        {incident.urged > 0 && <span className="queue-flag">{t('cases.urged', { n: incident.urged })}</span>}
        {(role === 'supervisor' || role === 'admin') && <a className="case-export" href={`/api/incidents/${incident.id}/bundle`} download>{t('evidence.bundle')}</a>}
        <Button look="quiet" className="button-small case-print" onPress={() => print()}>{t('desk.print')}</Button>
      </div>
      <div className="case-clocks">
        {running.map((clock) => {
          const { lamp, leftMs, running: runs } = clockFace(clock, now)
          return <span key={clock.id} className="case-clock"><span className="dim">{t(`clockKind.${clock.kind}`)}</span> <TimeLeft lamp={lamp} leftMs={leftMs} running={runs} {...(runs ? { dueMs: Date.parse(clock.dueAt) } : {})} />{!runs && <span className="dim"> {t('clock.stands')}</span>}</span>
        })}
        {people.length > 0 && <span className="case-viewers" role="status">{'\u25c9'} {t('desk.viewers', { names: people.map(({ name }) => name).join(', ') })}</span>}
      </div>
    </header>
  )
}
