import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from '../../parts/Field.js'
import { areas } from '../../store/areas.js'

/** The choice among the city's areas, each with its level; '' = none. */
export function useAreas(): { choices: (none: string) => Choice<string>[] } {
  const { t } = useTranslation()
  const { data } = useQuery(areas.all)
  const all = useMemo(() => data?.items ?? [], [data])
  return { choices: (none) => [{ value: '', label: none }, ...all.map(({ id, name, level }) => ({ value: id, label: `${name} \u00b7 ${t(`areas.levels.${level}`)}` }))] }
}
