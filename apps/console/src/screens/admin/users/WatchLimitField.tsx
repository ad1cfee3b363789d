import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { areas } from '../../../store/areas.js'
import { users } from '../../../store/users.js'
import { errorKey } from '../../error-key.js'
import { useAreas } from '../use-areas.js'

interface WatchLimitFieldProps {
  userId: string
  /** What was chosen here; undefined = as it is kept. */
  chosen: readonly string[] | null | undefined
  onChoose: (areaIds: readonly string[] | null) => void
}

/** Whether somebody watches the whole city or certain areas only. */
export function WatchLimitField({ userId, chosen, onChoose }: WatchLimitFieldProps) {
  const { t } = useTranslation()
  const { choices } = useAreas()
  const known = useQuery(areas.all).data?.items
  const kept = useQuery({ ...users.watchLimit(userId), staleTime: 0 })
  const limit = chosen === undefined ? kept.data?.areaIds : chosen
  const name = (id: string): string => known?.find((area) => area.id === id)?.name ?? t(known ? 'watchLimit.gone' : 'state.loading')
  return (
    <fieldset className="wide check-row">
      <legend>{t('watchLimit.label')}</legend>
      {kept.error ? <span className="field-error" role="alert">{t(errorKey(kept.error))}</span> : limit === undefined ? <span className="dim" role="status">{t('state.loading')}</span> : <>
        <label><input type="radio" name="watch-limit" checked={limit === null} onChange={() => onChoose(null)} />{t('watchLimit.everywhere')}</label>
        <label><input type="radio" name="watch-limit" checked={limit !== null} onChange={() => onChoose(kept.data?.areaIds ?? [])} />{t('watchLimit.within')}</label>
        {limit !== null && <SelectInput bare label={t('watchLimit.add')} value="" onChange={(id) => { if (id) onChoose([...limit, id]) }} choices={choices(t('watchLimit.choose')).filter(({ value }) => !limit.includes(value))} />}
        {limit?.length === 0 && <span className="field-error" role="alert">{t('watchLimit.none')}</span>}
        {limit !== null && limit.length > 0 && (
          <ul className="chips">{limit.map((id) => <li key={id}>{name(id)}<Button look="quiet" square className="button-small" aria-label={t('watchLimit.leaveOut', { name: name(id) })} onPress={() => onChoose(limit.filter((other) => other !== id))}><Icon name="close" size={12} /></Button></li>)}</ul>
        )}
      </>}
    </fieldset>
  )
}
