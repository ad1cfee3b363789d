import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Choice } from '../../parts/Field.js'
import { squads } from '../../store/squads.js'

/** Names of squads and the choice among them; '' = none. */
export function useSquads(): { nameOf: (id: string | null | undefined) => string; choices: (none: string) => Choice<string>[] } {
  const { t } = useTranslation()
  const { data } = useQuery(squads.all)
  const names = useMemo(() => new Map(data?.items.map((squad) => [squad.id, squad.name])), [data])
  return {
    nameOf: (id) => (id ? names.get(id) ?? t('value.none') : ''),
    choices: (none) => [{ value: '', label: none }, ...[...names].map(([value, label]) => ({ value, label }))],
  }
}
