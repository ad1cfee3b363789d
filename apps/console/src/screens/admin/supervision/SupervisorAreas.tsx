import { AREA_LEVELS } from '@watchfloor/shared'
import type { Area, SupervisorAreas as Given } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { areas } from '../../../store/areas.js'
import { supervision } from '../../../store/supervise/supervision.js'
import { errorKey } from '../../error-key.js'
import { Outline } from '../shape/Outline.js'
import { useChange } from '../use-change.js'

/** A choice that stands for all areas of a level. */
const ALL = 'all:'

/** Which supervisor answers for which areas: whoever has none sees nobody. */
export function SupervisorAreas({ manages }: { manages: boolean }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(supervision.charges)
  const { data: city } = useQuery(areas.all)
  return (
    <section aria-label={t('supervision.areas')}>
      <h2>{t('supervision.areas')}</h2>
      <p className="dim">{t(manages ? 'supervision.areasText' : 'supervision.areasOwn')}</p>
      {data && city ? data.items.length === 0 ? <Notice title={t('supervision.noSupervisors')}>{t('supervision.noSupervisorsText')}</Notice> : (
        <ul className="charges">{data.items.map((one) => <Charge key={one.userId} given={one} city={city.items} manages={manages} />)}</ul>
      ) : error ? <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void refetch()}>{t('action.retry')}</Button>}>{t(errorKey(error))}</Notice> : <Skeleton rows={4} />}
    </section>
  )
}

/** One supervisor with the areas given; each change holds at once, on open consoles too. */
function Charge({ given: { userId, name, username, areaIds }, city, manages }: { given: Given['items'][number]; city: readonly Area[]; manages: boolean }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('supervision')
  const has = new Set(areaIds)
  const mine = city.filter(({ id }) => has.has(id))
  const free = city.filter(({ id }) => !has.has(id))
  const give = (ids: readonly string[], said: string): void => void run(() => supervision.give(userId, ids), said, () => supervision.give(userId, areaIds))
  const add = (value: string): void => {
    if (value === '') return
    const more = value.startsWith(ALL) ? free.filter(({ level }) => level === value.slice(ALL.length)) : free.filter(({ id }) => id === value)
    give([...areaIds, ...more.map(({ id }) => id)], t('supervision.given', { name, n: more.length }))
  }
  const levels = AREA_LEVELS.map((level) => ({ level, areas: free.filter((area) => area.level === level) })).filter((one) => one.areas.length > 0)
  return (
    <li className="charge">
      <header><b>{name}</b><span className="dim">{username}</span></header>
      {mine.length === 0 ? <p className="charge-none">{'\u25c6'} {t('supervision.none')}</p> : (
        <ul className="chips">
          {mine.map((area) => (
            <li key={area.id} className="charge-area"><Outline geometry={area.geometry} />{area.name}<span className="dim">{t(`areas.levels.${area.level}`)}</span>
              {manages && <Button look="quiet" square className="button-small" isDisabled={busy} aria-label={t('supervision.take', { name: area.name })} onPress={() => give(areaIds.filter((id) => id !== area.id), t('supervision.taken', { name, area: area.name }))}><Icon name="close" size={12} /></Button>}
            </li>
          ))}
        </ul>
      )}
      {manages && <span className="charge-add"><SelectInput bare label={t('supervision.add', { name })} value="" disabled={busy || free.length === 0} onChange={add} choices={[
        { value: '', label: t('supervision.choose') },
        ...levels.filter((one) => one.areas.length > 1).map(({ level, areas: some }) => ({ value: `${ALL}${level}`, label: t('supervision.allOf', { level: t(`areas.levels.${level}`), n: some.length }) })),
        ...levels.flatMap(({ level, areas: some }) => some.map(({ id, name: area }) => ({ value: id, label: `${area} \u00b7 ${t(`areas.levels.${level}`)}` }))),
      ]} /></span>}
    </li>
  )
}
