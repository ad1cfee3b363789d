import { PRIORITIES } from '@watchfloor/shared'
import type { Priority, RuleSettings } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextArea, TextInput } from '../../../parts/Field.js'
import { Toggle } from '../../../parts/Toggle.js'
import { rules } from '../../../store/rules.js'
import type { RuleRow } from '../../../store/rules.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { typedOf, valueOf } from './param-text.js'
import type { Field, Typed } from './param-text.js'

/** Whole seconds within the bounds of the contract, or null. */
const seconds = (text: string, least: number): number | null => {
  const value = Number(text)
  return text.trim() === '' || !Number.isFinite(value) || value < least || value > 86_400 ? null : value
}

/** How this centre runs one rule: what follows, who does what and how soon, and the rule's own parameters. Without an operator action it is no alarm. */
export function RuleForm({ rule, onDone }: { rule: RuleRow; onDone: () => void }) {
  const { t, i18n } = useTranslation()
  const { busy, run } = useChange('rules')
  const was = rule.settings
  const [priority, setPriority] = useState<Priority>(was.priority)
  const [consequence, setConsequence] = useState(was.consequence)
  const [operatorAction, setAction] = useState(was.operatorAction)
  const [respond, setRespond] = useState(String(was.respondWithinS))
  const [on, setOn] = useState(String(was.delayOnS))
  const [off, setOff] = useState(String(was.delayOffS))
  const [params, setParams] = useState<Record<string, Typed>>(() => Object.fromEntries(rule.form.map((field) => [field.key, typedOf(field, was.params[field.key] ?? field.usual)])))
  const times = { respondWithinS: seconds(respond, 5), delayOnS: seconds(on, 0), delayOffS: seconds(off, 0) }
  const read = rule.form.map((field) => [field.key, valueOf(field, params[field.key] ?? '')] as const)
  const ready = consequence.trim() !== '' && operatorAction.trim() !== '' && Object.values(times).every((value) => value !== null) && read.every(([, value]) => value !== null)
  const save = async (): Promise<void> => {
    const settings = { ...was, ...times, priority, consequence: consequence.trim(), operatorAction: operatorAction.trim(), params: Object.fromEntries(read.map(([key, value]) => [key, value?.value])) } as RuleSettings
    if (await run(() => rules.save(rule.name, settings), t('admin.saved'), () => (rule.changed ? rules.save(rule.name, was) : rules.reset(rule.name)))) onDone()
  }
  const word = (names: { zh: string; en: string }): string => (i18n.language === 'en' ? names.en : names.zh)
  const param = (field: Field) => {
    const label = `${word(field.label)}${field.unit ? ` (${field.unit})` : ''}`
    const typed = params[field.key] ?? ''
    const set = (value: Typed): void => setParams((now) => ({ ...now, [field.key]: value }))
    if (field.type === 'boolean') return <Toggle key={field.key} on={typed === true} onChange={set}>{label}</Toggle>
    if (field.type === 'choice') return <SelectInput key={field.key} label={label} value={String(typed)} onChange={set} choices={(field.choices ?? []).map((value) => ({ value, label: value }))} />
    const bounds = field.min !== null && field.max !== null ? t('rules.between', { min: field.min, max: field.max }) : undefined
    const hint = field.type === 'list' ? t('rules.listHint') : field.type === 'map' ? t('rules.mapHint') : bounds
    return <TextInput key={field.key} label={label} value={String(typed)} onChange={set} hint={hint} error={valueOf(field, typed) === null ? bounds ?? t('error.input.invalid') : undefined} inputMode={field.type === 'number' ? 'decimal' : undefined} spellCheck={false} />
  }
  return (
    <RowForm label={word(rule.title)} submit={t('action.save')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <div className="wide rule-words">
        <TextArea label={t('rules.consequence')} value={consequence} onChange={setConsequence} maxLength={500} rows={2} className="input-words" error={consequence.trim() === '' ? t('rules.consequenceRule') : undefined} />
        <TextArea label={t('rules.operatorAction')} value={operatorAction} onChange={setAction} maxLength={500} rows={2} className="input-words" error={operatorAction.trim() === '' ? t('rules.actionRule') : undefined} />
      </div>
      <SelectInput label={t('rules.priority')} value={priority} onChange={setPriority} choices={PRIORITIES.map((value) => ({ value, label: `${value} ${t(`rules.priorities.${value}`)}` }))} />
      <TextInput label={t('rules.respond')} value={respond} onChange={setRespond} inputMode="numeric" error={times.respondWithinS === null ? t('rules.between', { min: 5, max: 86_400 }) : undefined} />
      <TextInput label={t('rules.delayOn')} value={on} onChange={setOn} inputMode="decimal" hint={t('rules.delayOnHint')} error={times.delayOnS === null ? t('rules.between', { min: 0, max: 86_400 }) : undefined} />
      <TextInput label={t('rules.delayOff')} value={off} onChange={setOff} inputMode="decimal" hint={t('rules.delayOffHint')} error={times.delayOffS === null ? t('rules.between', { min: 0, max: 86_400 }) : undefined} />
      {rule.form.map(param)}
    </RowForm>
  )
}
