import type { IncidentDetail } from '@watchfloor/shared'
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { caseQueries } from '../../store/case-queries.js'
import { incidents } from '../../store/incidents.js'
import { lookAt } from '../../store/viewers.js'
import { useStore } from '../use-store.js'

export interface OpenCase { incident: IncidentDetail | null; error: unknown; retry: () => void; take: (answer: IncidentDetail) => void }

/** One incident with its story: read once, and again whenever the socket tells of a later version. While it is open, others see who looks at it. */
export function useCase(id: string): OpenCase {
  const client = useQueryClient()
  const { data, error, refetch } = useQuery({ ...caseQueries.incident(id), placeholderData: keepPreviousData })
  const row = useStore(incidents.store, () => incidents.get(id))
  const incident = data?.id === id ? data : null
  useEffect(() => {
    lookAt(id)
    const letGo = incidents.hold(id)
    return () => {
      letGo()
      lookAt(null)
    }
  }, [id])
  const behind = incident !== null && row !== undefined && row.version > incident.version
  useEffect(() => { if (behind) void client.invalidateQueries({ queryKey: ['incident', id] }) }, [behind, client, id, row?.version])
  return {
    incident, error: incident ? null : error, retry: () => void refetch(),
    take: (answer) => takeAnswer(client, answer),
  }
}

/** What the hub answered to an action is what the page shows, unless it already knows better. */
export function takeAnswer(client: QueryClient, answer: IncidentDetail): void {
  client.setQueryData(caseQueries.incident(answer.id).queryKey, (before: IncidentDetail | undefined) => (before && before.version > answer.version ? before : answer))
}
