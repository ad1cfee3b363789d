import type { SpotCheck } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { TimeLeft } from '../../../parts/TimeLeft.js'
import { shortTime } from '../../../parts/format.js'

const SIGN = { passed: '\u2713', failed: '\u25c6', not_assessable: '\u2013' } as const
const YELLOW_MS = 5 * 60_000

/** A check in one line: who, what came out, and the clock of its incident until it is settled. */
export function CheckRow({ check, now, open, onOpen }: { check: SpotCheck; now: number; open: boolean; onOpen: () => void }) {
  const { t } = useTranslation()
  const { incident, verdict } = check
  const dueMs = incident?.dueAt ? Date.parse(incident.dueAt) : null
  const leftMs = dueMs === null ? 0 : dueMs - now
  return (
    <li>
      <button type="button" className="check-row" aria-current={open || undefined} onClick={onOpen}>
        <span className="check-row-who clip"><b>{check.person}</b> <span className="dim">{shortTime(Date.parse(check.drawnAt), now)}</span></span>
        <span className={`check-verdict check-${verdict ?? 'pending'}`}>{verdict ? SIGN[verdict] : '\u25cb'} {t(verdict ? `verdict.${verdict}` : 'supervise.openCheck')}</span>
        {incident && <span className="check-row-case">{incident.settled ? <span className="check-passed">{'\u2713'} {t('supervise.settled')}</span> : dueMs === null ? t(`incidentState.${incident.state}`) : <TimeLeft lamp={leftMs < 0 ? 'red' : leftMs < YELLOW_MS ? 'yellow' : 'green'} leftMs={leftMs} dueMs={dueMs} />}</span>}
      </button>
    </li>
  )
}
