import type { ActionName, IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { connection } from '../../../store/connection.js'
import type { Names } from '../../cases/use-names.js'
import { useStore } from '../../use-store.js'
import { AfterCheck } from './AfterCheck.js'
import { ActionForm } from './ActionForm.js'
import { ActFailed } from './ActFailed.js'
import { ActionRow } from './ActionRow.js'
import { CaseHead } from './CaseHead.js'
import { CaseMap } from './CaseMap.js'
import { Duplicates } from './Duplicates.js'
import { Evidence } from './Evidence.js'
import { Facts } from './CaseFacts.js'
import { Reporters } from './Reporters.js'
import { Timeline } from './Timeline.js'
import type { Acting } from './use-acting.js'
import './incident.css'

interface IncidentPageProps { incident: IncidentDetail; names: Names; actions: readonly ActionName[]; acting: Acting; onOpen: (id: string) => void }

/** One incident: what it is, what may be done, where, what it looks like, and everything that was done so far. */
export function IncidentPage({ incident, names, actions, acting, onOpen }: IncidentPageProps) {
  const { t } = useTranslation()
  const offline = useStore(connection, (state) => state.state === 'down')
  return (
    <article className={`case ${offline ? 'case-stale' : ''}`} aria-label={incident.number}>
      <CaseHead incident={incident} names={names} />
      <div className="case-act">
        {offline && <p className="case-offline" role="note">{t('desk.offline')}</p>}
        <ActionRow actions={actions} open={acting.action} busy={acting.busy} offline={offline} onStart={acting.start} />
        <ActionForm acting={acting} incident={incident} names={names} />
        {acting.action === null && acting.error != null && <ActFailed acting={acting} incident={incident} />}
      </div>
      {actions.includes('note') && !offline && <AfterCheck incident={incident} acting={acting} />}
      <div className="case-body">
        <div className="case-seen">
          <CaseMap incident={incident} />
          <Evidence incident={incident} />
        </div>
        <Facts incident={incident} names={names} />
        <Reporters incident={incident} names={names} />
        <Duplicates incident={incident} names={names} mayMerge={actions.includes('merge') && !offline} onOpen={onOpen} onMerge={(into) => void acting.send({ action: 'merge', into })} />
        <Timeline incident={incident} names={names} />
      </div>
    </article>
  )
}
