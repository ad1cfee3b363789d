import type { FlowRule, RollBackAnswer } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../../parts/Field.js'
import { Toggle } from '../../../parts/Toggle.js'
import { count, fromInput } from '../../../parts/format.js'
import { autoFlow } from '../../../store/auto-flow.js'
import { hubNow } from '../../../store/connection.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'

const atOf = (text: string): { iso?: string; wrong: boolean } => {
  if (text.trim() === '') return { wrong: false }
  const ms = fromInput(text, hubNow())
  return Number.isNaN(ms) ? { wrong: true } : { iso: new Date(ms).toISOString(), wrong: false }
}

/** Takes back what a rule closed: first how many cases that opens again, then with a reason for real. There is no undo: each of them is looked at by a person. */
export function RollBack({ rule, name, onDone }: { rule: FlowRule; name: string; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('auto-flow')
  const [reason, setReason] = useState('')
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [keepRule, setKeep] = useState(false)
  const [done, setDone] = useState<RollBackAnswer | null>(null)
  const [start, end] = [atOf(from), atOf(to)]
  const stretch = { ...(start.iso === undefined ? {} : { from: start.iso }), ...(end.iso === undefined ? {} : { to: end.iso }) }
  const { data } = useQuery({ ...autoFlow.reach(rule.name, stretch), enabled: !start.wrong && !end.wrong })
  const save = async (): Promise<void> => { setDone(await run(() => autoFlow.rollBack(rule.name, { reason: reason.trim(), ...stretch, keepRule }), t('flow.rolledBack', { name }))) }
  if (done) return <RollingBack answer={done} />
  return (
    <RowForm label={t('flow.rollBackOf', { name })} submit={t('flow.rollBackNow', { n: count(data?.closed ?? 0) })} ready={reason.trim() !== '' && !start.wrong && !end.wrong && (data?.closed ?? 0) > 0} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <p className="wide" role="status">{data === undefined ? t('state.loading') : data.closed === 0 ? t('flow.nothingClosed') : t('flow.consequence', { n: count(data.closed) })}{data !== undefined && data.closed > 0 && <span className="dim"> {data.newest.map(({ number }) => number).join(', ')}{data.closed > data.newest.length && ' \u2026'}</span>}</p>
      <TextInput label={t('flow.reason')} value={reason} onChange={setReason} maxLength={500} autoFocus required />
      <TextInput label={t('audit.from')} value={from} onChange={setFrom} hint={t('flow.timeHint')} error={start.wrong ? t('duty.timeRule') : undefined} />
      <TextInput label={t('audit.to')} value={to} onChange={setTo} error={end.wrong ? t('duty.timeRule') : undefined} />
      <Toggle on={keepRule} onChange={setKeep}>{t('flow.keepRule')}</Toggle>
    </RowForm>
  )
}

/** A long roll-back goes on in the background: how far it is, and what could not be taken back. */
function RollingBack({ answer }: { answer: RollBackAnswer }) {
  const { t } = useTranslation()
  const { data = answer } = useQuery({ ...autoFlow.rollBackState(answer.id), initialData: answer })
  return (
    <div role="status" className={data.endedAt === null ? '' : 'flow-done'}>
      <p>{data.endedAt === null ? t('flow.rollBackRuns', { n: count(data.rolledBack), left: count(data.left) }) : t('flow.rollBackDone', { n: count(data.rolledBack), refused: count(data.refused.length) })} {answer.disabled && t('flow.ruleOff')}</p>
      {data.refused.length > 0 && <ul className="dim">{data.refused.slice(0, 10).map(({ id, message }) => <li key={id}>{message}</li>)}</ul>}
    </div>
  )
}
