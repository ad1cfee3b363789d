import { UNIT_KINDS } from '@watchfloor/shared'
import type { Squad } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { squads } from '../../../store/squads.js'
import { codesIn } from '../category-codes.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'

/** A squad of our own or a department: its name, what it is qualified for, and whom to ring. */
export function UnitForm({ unit, onDone }: { unit: Squad | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('squads', 'routing')
  const [name, setName] = useState(unit?.name ?? '')
  const [kind, setKind] = useState<Squad['kind']>(unit?.kind ?? 'squad')
  const [qualified, setQualified] = useState(unit?.qualifiedFor.join(' ') ?? '*')
  const [phone, setPhone] = useState(unit?.phone ?? '')
  const [note, setNote] = useState(unit?.note ?? '')
  const codes = codesIn(qualified)
  const save = async (): Promise<void> => {
    const input = { name: name.trim(), kind, qualifiedFor: codes && codes.length > 0 ? codes : ['*'], phone: phone.trim() || null, note: note.trim() }
    const before = unit && { name: unit.name, kind: unit.kind, qualifiedFor: unit.qualifiedFor, phone: unit.phone, note: unit.note ?? '' }
    const done = unit
      ? await run(() => squads.patch(unit.id, input), t('admin.saved'), () => squads.patch(unit.id, before!))
      : await run(() => squads.create(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('squads.create')} submit={unit ? t('action.save') : t('action.create')} ready={name.trim() !== '' && codes !== null} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('squads.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <SelectInput label={t('squads.kind')} value={kind} onChange={setKind} choices={UNIT_KINDS.map((value) => ({ value, label: t(`unitKind.${value}`) }))} />
      <TextInput label={t('squads.phone')} value={phone} onChange={setPhone} maxLength={40} inputMode="tel" />
      <TextInput label={t('squads.qualified')} value={qualified} onChange={setQualified} hint={t('squads.qualifiedHint')} error={codes === null ? t('squads.qualifiedRule') : undefined} spellCheck={false} />
      <TextInput label={t('squads.note')} value={note} onChange={setNote} maxLength={500} />
    </RowForm>
  )
}
