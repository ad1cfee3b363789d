import type { IncidentDetail } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { errorKey } from '../../error-key.js'
import { StaleNote } from './StaleNote.js'
import type { Acting } from './use-acting.js'

/** Why a key that needs no form did nothing. */
export function ActFailed({ acting, incident }: { acting: Acting; incident: IncidentDetail }) {
  const { t } = useTranslation()
  if (acting.staleSince !== null && incident.version > acting.staleSince) return <StaleNote incident={incident} since={acting.staleSince} />
  return <p className="field-error" role="alert">{t(errorKey(acting.error))}{acting.error instanceof Error && <span className="dim"> {acting.error.message}</span>}</p>
}
