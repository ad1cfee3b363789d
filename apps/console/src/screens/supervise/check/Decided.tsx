import { CHECK_ASPECTS } from '@watchfloor/shared'
import type { SpotCheckDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { dateTime } from '../../../parts/format.js'
import { snapshotAddress } from '../../../store/supervise/snapshot.js'

/** What came out of a check, its snapshot, and its incident until that is settled. */
export function Decided({ check, now }: { check: SpotCheckDetail; now: number }) {
  const { t } = useTranslation()
  const { incident, marks, snapshots } = check
  return (
    <div className="decided">
      <p className={`check-verdict check-${check.verdict}`}><b>{t(`verdict.${check.verdict!}`)}</b> <span className="dim">{check.decidedAt && dateTime(Date.parse(check.decidedAt))}</span></p>
      {marks && <p>{CHECK_ASPECTS.filter((aspect) => marks[aspect] !== 'unseen').map((aspect) => `${t(`aspect.${aspect}`)} ${t(`mark.${marks[aspect]}`)}`).join(' \u00b7 ')}</p>}
      {check.ended && <p className="dim">{t(`checkEnd.${check.ended}`)}</p>}
      {check.note && <p className="dim">{check.note}</p>}
      {check.noPicture && <p className="dim">{t('supervise.noPicture')} {t(`noPicture.${check.noPicture}`)}</p>}
      {incident && (
        <p className="decided-case">
          <Link to={`/dispatch?case=${incident.id}`}>{incident.number}</Link> {t(`incidentState.${incident.state}`)}{' '}
          {incident.settled ? <b className="check-passed">{'\u2713'} {t('supervise.settled')}</b> : incident.dueAt && <TimeLeft lamp={Date.parse(incident.dueAt) < now ? 'red' : 'green'} leftMs={Date.parse(incident.dueAt) - now} dueMs={Date.parse(incident.dueAt)} />}
        </p>
      )}
      {snapshots[0] && <a href={snapshotAddress(snapshots[0].id)} target="_blank" rel="noreferrer"><img className="decided-shot" src={snapshotAddress(snapshots[0].id)} alt={t('supervise.snapshot')} /></a>}
    </div>
  )
}
