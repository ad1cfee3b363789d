import type { IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../../parts/Field.js'
import { metres } from '../../../parts/format.js'
import { caseQueries } from '../../../store/case-queries.js'
import { NO_FILTER, passes } from '../../../store/queue/queue-filter.js'
import { useIncidents } from '../../cases/use-live-list.js'
import type { Names } from '../../cases/use-names.js'
import { Choices } from './Choices.js'
import type { Option } from './Choices.js'

const SHOWN = 6

/** What was found near an incident, as answers with numbers. */
export function useNearOptions(incident: IncidentDetail, names: Names, wanted: boolean): readonly Option[] {
  const { data } = useQuery({ ...caseQueries.duplicates(incident.id), enabled: wanted })
  return (data ?? []).map(({ incident: row, distanceM }) => ({ value: row.id, label: `${row.number} ${names.category(row.category)}`, note: `${metres(distanceM).value} ${metres(distanceM).unit}` }))
}

/** Any other open incident, found by its number or its words. */
export function TargetChoice({ incident, names, chosen, onChoose }: { incident: IncidentDetail; names: Names; chosen: string | undefined; onChoose: (id: string) => void }) {
  const { t } = useTranslation()
  const { rows } = useIncidents()
  const [text, setText] = useState('')
  const found: Option[] = text.trim() === '' ? [] : rows
    .filter((row) => row.id !== incident.id && passes(row, { ...NO_FILTER, q: text }, { id: undefined, role: undefined }, names.words)).slice(0, SHOWN)
    .map((row) => ({ value: row.id, label: `${row.number} ${names.category(row.category)}`, note: names.place(row) }))
  return (
    <div className="target-choice">
      <TextInput label={t('ask.target.other')} value={text} onChange={setText} />
      {found.length > 0 && <Choices label={t('ask.target.found')} options={found} chosen={chosen} numbered={false} onChoose={onChoose} />}
      {text.trim() !== '' && found.length === 0 && <p className="dim">{t('ask.target.noMatch')}</p>}
    </div>
  )
}
