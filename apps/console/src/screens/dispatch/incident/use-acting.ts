import type { ActionAnswer, ActionName, IncidentDetail } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { hubNow } from '../../../store/connection.js'
import { asksOf } from '../../../store/decide/asks.js'
import type { Ask } from '../../../store/decide/asks.js'
import { decide } from '../../../store/decide/decide.js'
import type { Said } from '../../../store/decide/decide.js'
import { draftOf, dropDraft, keepDraft } from '../../../store/decide/drafts.js'
import { missing, saidOf } from '../../../store/decide/form.js'
import type { Fields } from '../../../store/decide/form.js'
import { HubError } from '../../../store/session.js'
import type { Names } from '../../cases/use-names.js'

export interface Acting {
  /** The action whose form is open. */
  action: ActionName | null
  asks: readonly Ask[]
  fields: Fields
  busy: boolean
  error: unknown
  /** The version that was refused as stale: what came after it is shown beside the form. */
  staleSince: number | null
  start: (action: ActionName) => void
  set: (fields: Fields) => void
  /** Sends what is filled in; with `more` filled in at once, as a number key does. */
  submit: (more?: Fields) => void
  /** Sends something that no form asked for. */
  send: (said: Said) => Promise<boolean>
  cancel: () => void
}

/** What this person is about to do on the open incident. Whatever was typed stays until the hub has taken it. */
export function useActing(incident: IncidentDetail | null, names: Names, onDone: (said: Said, answer: ActionAnswer) => void): Acting {
  const { t } = useTranslation()
  const [action, setAction] = useState<ActionName | null>(null)
  const [fields, setFields] = useState<Fields>({})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [staleSince, setStaleSince] = useState<number | null>(null)
  // Two presses of one key within one round trip are one decision.
  const sending = useRef(false)
  const id = incident?.id ?? null
  useEffect(() => {
    setAction(null)
    setError(null)
    setStaleSince(null)
  }, [id])
  const asks = action && incident ? asksOf(action, incident, names.categoryOf(incident.category)) : []
  const draftKey = (name: ActionName): string => `${id}:${name}`

  const send = async (said: Said): Promise<boolean> => {
    if (!incident || sending.current) return false
    sending.current = true
    setBusy(true)
    setError(null)
    try {
      const answer = await decide(incident, said)
      dropDraft(draftKey(said.action))
      setAction(null)
      setFields({})
      setStaleSince(null)
      onDone(said, answer)
      return true
    } catch (failure) {
      setError(failure)
      if (failure instanceof HubError && failure.code === 'incident.stale_version') setStaleSince((before) => before ?? incident.version)
      return false
    } finally {
      sending.current = false
      setBusy(false)
    }
  }
  const submitWith = (name: ActionName, all: Fields): void => {
    if (!incident) return
    const wanted = asksOf(name, incident, names.categoryOf(incident.category))
    const gap = missing(wanted, all, hubNow())
    if (gap === null) void send(saidOf(name, wanted, all))
    else setError(new HubError('input.invalid', t(`ask.missing.${gap}`)))
  }
  return {
    action, asks, fields, busy, error, staleSince, send,
    start(name) {
      if (!incident || sending.current) return
      const wanted = asksOf(name, incident, names.categoryOf(incident.category))
      setError(null)
      if (wanted.length === 0) return void send(saidOf(name, wanted, {}))
      setAction(name)
      setFields(draftOf(draftKey(name)))
    },
    set(next) {
      setFields(next)
      setError(null)
      if (action) keepDraft(draftKey(action), next)
    },
    submit(more = {}) {
      if (!action) return
      const all = { ...fields, ...more }
      setFields(all)
      keepDraft(draftKey(action), all)
      submitWith(action, all)
    },
    cancel() {
      setAction(null)
      setError(null)
    },
  }
}
