import type { IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { metres } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { NOBODY } from '../../../store/decide/form.js'
import type { Names } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import type { Option } from './Choices.js'

/** Whom to send to look, as answers with numbers: nobody in particular first, always on the same key, then officers as the hub ranks them. `none` says why no officer can be named. */
export function useLookerOptions(incident: IncidentDetail, names: Names, wanted: boolean): { options: readonly Option[]; none: string | null } {
  const { t } = useTranslation()
  const { data, error } = useQuery({ ...caseQueries.lookers(incident.id), enabled: wanted })
  const officers = (data?.items ?? []).map(({ id, name, unitId, onDuty, distanceM, sameUnit, tasks }): Option => {
    const far = distanceM === null ? null : metres(distanceM)
    const note = [
      onDuty ? null : t('factor.offDuty'), far === null ? (onDuty ? t('factor.placeUnknown') : null) : `${far.value} ${far.unit}`, unitId === null ? null : names.unit(unitId),
      sameUnit ? t('looker.sameUnit') : null, tasks > 0 ? t('looker.tasks', { n: tasks }) : null,
    ]
    return { value: id, label: name, note: note.filter(Boolean).join(' \u00b7 ') }
  })
  return { options: [{ value: NOBODY, label: t('looker.nobody') }, ...officers], none: error ? t(errorKey(error)) : data?.none ? t(`looker.none.${data.none}`) : null }
}
