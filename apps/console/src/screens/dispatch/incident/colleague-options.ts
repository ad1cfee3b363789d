import type { Incident } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { reference } from '../../../store/reference.js'
import { session } from '../../../store/session.js'
import { useStore } from '../../use-store.js'
import type { Option } from './Choices.js'

/** Who can hold a case (ACTORS in shared/incident: only these may do anything with it), those of the own role first. */
const HOLDERS = ['seat', 'dispatcher', 'supervisor'] as const

/** Colleagues to whom a case can be handed, as answers with numbers: not oneself, and not who holds it already. */
export function useColleagueOptions({ holder }: Pick<Incident, 'holder'>): readonly Option[] {
  const { t } = useTranslation()
  const me = useStore(session, (state) => state.user)
  const { data } = useQuery(reference.colleagues)
  const rank = (role: (typeof HOLDERS)[number]): number => (role === me?.role ? -1 : HOLDERS.indexOf(role))
  return (data?.items ?? []).flatMap(({ id, name, role }) => (role !== 'officer' && role !== 'admin' && id !== me?.id && id !== holder ? [{ id, name, role }] : []))
    .sort((a, b) => rank(a.role) - rank(b.role)).map(({ id, name, role }) => ({ value: id, label: name, note: t(`role.${role}`) }))
}
