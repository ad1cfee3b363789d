import type { DispatchProposal, IncidentDetail } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { caseQueries } from '../../../store/case-queries.js'
import { leadWith, needsWhy, suggestedFirst, suggestion, toggleUnit, unitsOf } from '../../../store/decide/pick-units.js'
import type { Picked } from '../../../store/decide/pick-units.js'
import type { Acting } from '../incident/use-acting.js'

export interface Picking {
  proposal: DispatchProposal | null
  loading: boolean
  error: unknown
  suggested: Picked
  /** All that could go, as they are shown and numbered. */
  listed: DispatchProposal['ranked']
  /** What somebody chose instead; null = the suggestion stands. */
  picked: Picked | null
  why: string
  asksWhy: boolean
  sendNow: boolean
  setSendNow: (now: boolean) => void
  setWhy: (why: string) => void
  toggle: (unitId: string) => void
  lead: (unitId: string) => void
  clear: () => void
  /** Sends the choice, else the suggestion; false when there is nobody to send or the reason is missing. */
  send: (why?: string) => boolean
}

/** Whom to send to the open incident: the suggestion, until somebody chooses otherwise. */
export function usePicking(incident: IncidentDetail | null, wanted: boolean, acting: Acting): Picking {
  const id = incident?.id ?? ''
  const { data, error, isPending } = useQuery({ ...caseQueries.proposal(id), enabled: wanted && incident !== null })
  const [picked, setPicked] = useState<Picked | null>(null)
  const [why, setWhy] = useState('')
  const [sendNow, setSendNow] = useState(false)
  useEffect(() => {
    setPicked(null)
    setWhy('')
    setSendNow(false)
  }, [id])
  const proposal = data ?? null
  const suggested = proposal ? suggestion(proposal) : []
  const listed = proposal ? suggestedFirst(proposal) : []
  const chosen = picked ?? suggested
  const asksWhy = needsWhy(chosen, suggested)
  const change = (next: Picked): void => setPicked(next.length === 0 ? null : next)
  return {
    proposal, loading: isPending, error: data ? null : error, suggested, listed, picked, why, asksWhy, sendNow, setSendNow, setWhy,
    toggle: (unitId) => change(toggleUnit(picked ?? [], unitId)),
    lead: (unitId) => change(leadWith(chosen, unitId)),
    clear: () => setPicked(null),
    send(reason = why) {
      if (chosen.length === 0 || (asksWhy && reason.trim() === '')) return false
      void acting.send({ action: 'dispatch', units: unitsOf(chosen), ...(asksWhy ? { override: reason.trim() } : {}), ...(sendNow ? { sendNow: true } : {}) })
      return true
    },
  }
}
