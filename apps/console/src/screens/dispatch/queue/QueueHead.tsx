import { INCIDENT_SOURCES, OPEN_STATES, PRIORITIES } from '@watchfloor/shared'
import type { IncidentState, Priority } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { LANES, NO_FILTER, filterToQuery } from '../../../store/queue/queue-filter.js'
import type { QueueFilter } from '../../../store/queue/queue-filter.js'
import type { Names } from '../../cases/use-names.js'
import { SavedFilters } from './SavedFilters.js'

interface QueueHeadProps { filter: QueueFilter; counts: Readonly<Record<string, number>>; names: Names; onFilter: (filter: QueueFilter) => void }

const toggled = <T,>(list: readonly T[], value: T): T[] => (list.includes(value) ? list.filter((other) => other !== value) : [...list, value])

/** What is in the queue: lanes always in sight, the rest one press away. */
export function QueueHead({ filter, counts, names, onFilter }: QueueHeadProps) {
  const { t } = useTranslation()
  const narrow = Object.keys(filterToQuery({ ...filter, lane: NO_FILTER.lane, q: '' })).length
  const [unfolded, setUnfolded] = useState(false)
  return (
    <header className="queue-head">
      <div className="queue-lanes" role="group" aria-label={t('desk.lanes')}>
        {LANES.map((name) => <button key={name} type="button" aria-pressed={filter.lane === name} onClick={() => onFilter({ ...filter, lane: name })}>{t(`desk.lane.${name}`)} <span className="dim">{counts[name]}</span></button>)}
      </div>
      <div className="queue-find">
        <span className="find-field">
          <Icon name="find" />
          <input
            data-find className="input" type="search" aria-label={t('desk.find')} placeholder={t('desk.find')} value={filter.q} autoComplete="off" spellCheck={false} onChange={(event) => onFilter({ ...filter, q: event.target.value })}
            onKeyDown={(event) => {
              if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
              if (filter.q) onFilter({ ...filter, q: '' })
              else event.currentTarget.blur()
              event.preventDefault()
            }}
          />
        </span>
        <Button look="quiet" aria-expanded={unfolded} onPress={() => setUnfolded(!unfolded)}>{t('desk.filter')}{narrow > 0 && <b className="queue-narrow">{narrow}</b>}<Icon name={unfolded ? 'up' : 'down'} size={12} /></Button>
      </div>
      {unfolded && (
        <div className="queue-filter">
          <Chips label={t('desk.state')} items={OPEN_STATES.map((state): [IncidentState, string] => [state, t(`incidentState.${state}`)])} chosen={filter.states} onToggle={(state) => onFilter({ ...filter, states: toggled(filter.states, state) })} />
          <Chips label={t('desk.priority')} items={PRIORITIES.map((priority): [Priority, string] => [priority, priority])} chosen={filter.priorities} onToggle={(priority) => onFilter({ ...filter, priorities: toggled(filter.priorities, priority) })} />
          <Chips label={t('desk.source')} items={INCIDENT_SOURCES.map((source) => [source, t(`incidentSource.${source}`)] as const)} chosen={filter.sources} onToggle={(source) => onFilter({ ...filter, sources: toggled(filter.sources, source) })} />
          <SelectInput label={t('desk.area')} value={filter.areaId ?? ''} onChange={(id) => onFilter({ ...filter, areaId: id || null })} choices={[{ value: '', label: t('desk.anyArea') }, ...names.areas.map(({ id, name, level }) => ({ value: id, label: `${name} \u00b7 ${t(`areas.levels.${level}`)}` }))]} />
          <div className="queue-filter-foot">
            <SavedFilters filter={filter} onFilter={onFilter} />
            {narrow > 0 && <Button className="button-small" onPress={() => onFilter({ ...NO_FILTER, lane: filter.lane })}>{t('desk.clearFilter')}</Button>}
          </div>
        </div>
      )}
    </header>
  )
}

function Chips<T extends string>({ label, items, chosen, onToggle }: { label: string; items: readonly (readonly [T, string])[]; chosen: readonly T[]; onToggle: (value: T) => void }) {
  return (
    <div className="chips" role="group" aria-label={label}>
      <span className="dim">{label}</span>
      {items.map(([value, text]) => <button key={value} type="button" aria-pressed={chosen.includes(value)} onClick={() => onToggle(value)}>{text}</button>)}
    </div>
  )
}
