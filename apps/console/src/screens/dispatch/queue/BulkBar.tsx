import type { ActionName, IncidentRow } from '@watchfloor/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { connection, hubNow } from '../../../store/connection.js'
import { asksOf } from '../../../store/decide/asks.js'
import { decideMany } from '../../../store/decide/decide.js'
import { missing, saidOf } from '../../../store/decide/form.js'
import { buttonsFor } from '../../../store/decide/legal.js'
import { incidents } from '../../../store/incidents.js'
import { session } from '../../../store/session.js'
import { say } from '../../../store/toasts.js'
import { useReasonOptions } from '../../cases/reason-options.js'
import { useIncidents } from '../../cases/use-live-list.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { Choices } from '../incident/Choices.js'

/** What is meant for one at a time: it asks for a target, an amendment or a verdict. */
const SINGLE: ReadonlySet<ActionName> = new Set(['merge', 'amend', 'report_verified', 'report_checked', 'decide_appeal', 'suspend', 'split', 'hand_over'])

/** The same for all that are chosen: only what is legal for each of them; each is done on its own, and what was refused is named. */
export function BulkBar({ picked, onPicked }: { picked: ReadonlySet<string>; onPicked: (picked: ReadonlySet<string>) => void }) {
  const { t } = useTranslation()
  const reasons = useReasonOptions()
  const root = useRef<HTMLDivElement>(null)
  const user = useStore(session, (state) => state.user)
  const offline = useStore(connection, (state) => state.state === 'down')
  const { rows: all } = useIncidents()
  const [action, setAction] = useState<ActionName | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const rows = useMemo(() => all.filter(({ id }) => picked.has(id)), [all, picked])
  const actions = useMemo(() => common(rows, (row) => (user ? buttonsFor(row, { id: user.id, role: user.role }) : [])).filter((name) => !SINGLE.has(name)), [rows, user])
  useEffect(() => { if (action !== null) root.current?.querySelector<HTMLElement>('button.choice, input')?.focus() }, [action])

  const run = async (name: ActionName, fields: Record<string, string>): Promise<void> => {
    // Many at once are looked at by nobody in particular: who is near differs from one to the next.
    const asks = asksOf(name, { outcome: rows.some(({ outcome }) => outcome === null) ? null : 'rectified' }, undefined).filter((ask) => ask !== 'looker')
    if (missing(asks, fields, hubNow()) !== null) return setAction(name)
    setBusy(true)
    try {
      const { done, refused } = await decideMany(rows, saidOf(name, asks, fields))
      if (done.length > 0) say('done', t('bulk.done', { n: done.length, action: t(`incidentAction.${name}`) }))
      if (refused.length > 0) say('failed', t('bulk.refused', { n: refused.length, numbers: refused.slice(0, 5).map(({ id }) => incidents.get(id)?.number ?? id).join(', '), why: refused[0]?.message ?? '' }))
      onPicked(new Set(refused.map(({ id }) => id)))
      setAction(null)
      setReason('')
    } catch (error) {
      say('failed', t(errorKey(error)))
    } finally {
      setBusy(false)
    }
  }
  const needs = action ? asksOf(action, { outcome: null }, undefined)[0] : undefined
  const presets = action ? reasons(action) : []
  return (
    <div ref={root} className="bulk" role="region" aria-label={t('bulk.title', { n: rows.length })}>
      <div className="action-row">
        <strong>{t('bulk.title', { n: rows.length })}</strong>
        {actions.map((name) => <Button key={name} className="button-small" isDisabled={offline} busy={busy} aria-pressed={action === name} onPress={() => void run(name, {})}>{t(`incidentAction.${name}`)}</Button>)}
        {actions.length === 0 && <span className="dim">{t('bulk.nothing')}</span>}
        <Button look="quiet" className="button-small" onPress={() => onPicked(new Set())}>{t('bulk.clear')}</Button>
      </div>
      {action !== null && (
        <form className="bulk-form" onSubmit={(event) => { event.preventDefault(); void run(action, { [needs ?? 'reason']: reason }) }}>
          {presets.length > 0 && <Choices label={t('ask.reason.title')} options={presets} chosen={reason} numbered={false} onChoose={setReason} />}
          {needs === 'outcome' && <Choices label={t('ask.outcome.title')} options={['rectified', 'on_spot', 'by_itself', 'not_found'].map((value) => ({ value, label: t(`outcome.${value}` as 'outcome.rectified') }))} chosen={reason} numbered={false} onChoose={setReason} />}
          {needs !== 'outcome' && <TextInput label={needs === 'note' ? t('ask.note.title') : t('ask.reason.own')} value={reason} maxLength={500} onChange={setReason} />}
          <Button type="submit" look="primary" busy={busy} isDisabled={reason.trim() === ''}>{t('ask.send')}</Button>
        </form>
      )}
    </div>
  )
}

const common = (rows: readonly IncidentRow[], of: (row: IncidentRow) => readonly ActionName[]): ActionName[] =>
  rows.slice(1).reduce<ActionName[]>((left, row) => { const own = new Set(of(row)); return left.filter((action) => own.has(action)) }, rows[0] ? [...of(rows[0])] : [])
