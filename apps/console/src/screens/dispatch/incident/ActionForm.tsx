import type { IncidentDetail } from '@watchfloor/shared'
import { OUTCOMES, PRIORITIES } from '@watchfloor/shared'
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { toInput, fromInput } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { candidates } from '../../../store/candidates.js'
import { asksPlate } from '../../../store/decide/asks.js'
import type { Ask } from '../../../store/decide/asks.js'
import { HubError } from '../../../store/session.js'
import { CategoryField } from '../../cases/CategoryField.js'
import { useReasonOptions } from '../../cases/reason-options.js'
import type { Names } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { Choices } from './Choices.js'
import type { Option } from './Choices.js'
import { useColleagueOptions } from './colleague-options.js'
import { useLookerOptions } from './looker-options.js'
import { StaleNote } from './StaleNote.js'
import { TargetChoice, useNearOptions } from './TargetChoice.js'
import type { Acting } from './use-acting.js'

/** Asks for what an action needs, in its place on the page: numbers choose, Enter sends, Esc goes back. */
export function ActionForm({ acting, incident, names }: { acting: Acting; incident: IncidentDetail; names: Names }) {
  const { t } = useTranslation()
  const root = useRef<HTMLFormElement>(null)
  const { action, asks, fields, set, submit, cancel } = acting
  // Where something is typed the hand begins there; where something is chosen, at the numbers.
  useEffect(() => {
    const typed = root.current?.querySelector<HTMLElement>('[data-first]')
    if (typed) typed.focus()
    else root.current?.focus()
  }, [action])
  const reasons = useReasonOptions()
  const near = useNearOptions(incident, names, asks.includes('target'))
  const colleagues = useColleagueOptions(incident)
  const lookers = useLookerOptions(incident, names, asks.includes('looker'))
  // One that was pointed at on the map is the answer too; it is sent by Enter, for a click may miss.
  const pointed = useStore(candidates, ({ chosenId }) => chosenId)
  const wantsTarget = asks.includes('target')
  const take = useRef(set)
  take.current = (target) => set({ ...fields, ...target })
  useEffect(() => { if (wantsTarget && pointed !== null) take.current({ target: pointed }) }, [wantsTarget, pointed])
  if (!action) return null

  const optionsOf = (ask: Ask): readonly Option[] | null => {
    switch (ask) {
      case 'reason': return reasons(action)
      case 'real': return [{ value: 'yes', label: t('ask.real.yes') }, { value: 'no', label: t('ask.real.no') }]
      case 'passed': return [{ value: 'yes', label: t('ask.passed.yes') }, { value: 'no', label: t('ask.passed.no') }]
      case 'granted': return [{ value: 'yes', label: t('ask.granted.yes') }, { value: 'no', label: t('ask.granted.no') }]
      case 'outcome': return OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))
      case 'standard': return (names.categoryOf(incident.category)?.limits ?? []).map((limit, i) => ({ value: String(i), label: limit }))
      case 'target': return near
      case 'colleague': return colleagues
      case 'looker': return lookers.options
      default: return null
    }
  }
  // The one that the numbers are for now: the first that is not answered yet.
  const turn = asks.find((ask) => optionsOf(ask) !== null && !fields[ask]) ?? null
  const choose = (ask: Ask, value: string): void => {
    const next = { ...fields, [ask]: value }
    set(next)
    if (asks.every((one) => (next[one] ?? '') !== '' || one === 'amendment')) submit({ [ask]: value })
  }
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && !event.shiftKey && (event.target as HTMLElement).tagName !== 'BUTTON') submit()
    else if (!typing && turn && /^[0-9]$/.test(event.key)) {
      const option = optionsOf(turn)?.[event.key === '0' ? 9 : Number(event.key) - 1]
      if (option) choose(turn, option.value)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const untilMs = Date.parse(fields['until'] ?? '')
  return (
    <form ref={root} className="action-form" tabIndex={-1} aria-label={t(`incidentAction.${action}`)} onKeyDown={press} onSubmit={(event) => { event.preventDefault(); submit() }}>
      <h3>{t(`incidentAction.${action}`)}</h3>
      {acting.staleSince !== null && <StaleNote incident={incident} since={acting.staleSince} />}
      {asks.map((ask) => {
        const options = optionsOf(ask)
        return (
          <div key={ask} className="action-ask">
            {options && options.length > 0 && <Choices label={t(`ask.${ask}.title`)} options={options} chosen={fields[ask]} numbered={turn === ask} onChoose={(value) => choose(ask, value)} />}
            {ask === 'looker' && lookers.none && <p className="dim" role="status">{lookers.none}</p>}
            {ask === 'reason' && <TextInput label={t('ask.reason.own')} value={fields['reason'] ?? ''} maxLength={500} onChange={(reason) => set({ ...fields, reason })} />}
            {ask === 'note' && <TextArea data-first label={t('ask.note.title')} className="action-note" value={fields['note'] ?? ''} maxLength={2000} onChange={(note) => set({ ...fields, note })} />}
            {ask === 'outcome' && asksPlate(fields) && <TextInput label={t('ask.plate.title')} hint={t('ask.plate.hint')} value={fields['plate'] ?? ''} maxLength={20} autoFocus onChange={(plate) => set({ ...fields, plate })} />}
            {ask === 'until' && <UntilField fields={fields} untilMs={untilMs} onUntil={(text, until) => set({ ...fields, untilText: text, until })} />}
            {ask === 'target' && <TargetChoice incident={incident} names={names} chosen={fields['target']} onChoose={(id) => choose('target', id)} />}
            {ask === 'amendment' && (
              <div className="action-amend">
                <CategoryField label={t('ask.amendment.category')} names={names} value={fields['category'] ?? ''} placeholder={names.category(incident.category)} onChange={(category) => set({ ...fields, category })} />
                <SelectInput label={t('desk.priority')} value={fields['priority'] ?? ''} onChange={(priority) => set({ ...fields, priority })} choices={[{ value: '', label: t('ask.amendment.keep', { value: incident.priority }) }, ...PRIORITIES.map((value) => ({ value: value as string, label: value as string }))]} />
                <TextInput label={t('ask.amendment.address')} value={fields['address'] ?? ''} placeholder={incident.address ?? ''} maxLength={200} onChange={(address) => set({ ...fields, address })} />
                <TextInput label={t('ask.amendment.description')} value={fields['description'] ?? ''} placeholder={incident.description} maxLength={2000} onChange={(description) => set({ ...fields, description })} />
              </div>
            )}
          </div>
        )
      })}
      {acting.error != null && <p className="field-error" role="alert">{acting.error instanceof HubError && acting.error.code === 'input.invalid' ? acting.error.message : t(errorKey(acting.error))}</p>}
      <footer>
        <Button type="submit" look="primary" busy={acting.busy}>{t('ask.send')}<kbd aria-hidden="true">{'\u23ce'}</kbd></Button>
        <Button look="quiet" onPress={cancel}>{t('action.cancel')}<kbd aria-hidden="true">Esc</kbd></Button>
      </footer>
    </form>
  )
}

function UntilField({ fields, untilMs, onUntil }: { fields: Readonly<Record<string, string>>; untilMs: number; onUntil: (text: string, until: string) => void }) {
  const { t } = useTranslation()
  const text = fields['untilText'] ?? (Number.isNaN(untilMs) ? '' : toInput(untilMs))
  const days = [7, 30, 90]
  const put = (typed: string): void => {
    const ms = fromInput(typed, hubNow())
    onUntil(typed, Number.isNaN(ms) ? '' : new Date(ms).toISOString())
  }
  return (
    <div className="action-until">
      <TextInput data-first label={t('ask.until.title')} hint={t('ask.until.hint')} value={text} onChange={put} />
      {days.map((n) => <Button key={n} className="button-small" onPress={() => put(toInput(hubNow() + n * 86_400_000))}>{t('ask.until.days', { n })}</Button>)}
    </div>
  )
}
