import type { Contact } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { fromInput, toInput } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { contacts } from '../../../store/routing.js'
import { readHours, sayHours } from '../hours-text.js'
import { RowForm } from '../RowForm.js'
import { useAreas } from '../use-areas.js'
import { useChange } from '../use-change.js'

/** Whom to call for a community, who stands in, and until when. */
export function ContactForm({ contact, onDone }: { contact: Contact | null; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('contacts')
  const areas = useAreas()
  const [areaId, setArea] = useState(contact?.areaId ?? '')
  const [name, setName] = useState(contact?.name ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const [subName, setSubName] = useState(contact?.substitute?.name ?? '')
  const [subPhone, setSubPhone] = useState(contact?.substitute?.phone ?? '')
  const [hours, setHours] = useState(sayHours(contact?.hours))
  const [away, setAway] = useState(contact?.awayUntil ? toInput(Date.parse(contact.awayUntil)) : '')
  const windows = readHours(hours)
  const awayMs = away.trim() === '' ? null : fromInput(away, hubNow())
  const half = (subName.trim() === '') !== (subPhone.trim() === '')
  const ready = areaId !== '' && name.trim() !== '' && phone.trim() !== '' && !half && windows !== null && !Number.isNaN(awayMs)
  const save = async (): Promise<void> => {
    const input = {
      areaId, name: name.trim(), phone: phone.trim(), substitute: subName.trim() ? { name: subName.trim(), phone: subPhone.trim() } : null,
      hours: windows ?? [], awayUntil: awayMs === null ? null : new Date(awayMs).toISOString(),
    }
    const before = contact && { areaId: contact.areaId, name: contact.name, phone: contact.phone, substitute: contact.substitute, hours: contact.hours, awayUntil: contact.awayUntil }
    const done = contact
      ? await run(() => contacts.patch(contact.id, input), t('admin.saved'), () => contacts.patch(contact.id, before!))
      : await run(() => contacts.create(input), t('admin.created', { name: input.name }))
    if (done) onDone()
  }
  return (
    <RowForm label={t('contacts.create')} submit={contact ? t('action.save') : t('action.create')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <SelectInput label={t('contacts.area')} value={areaId} onChange={setArea} choices={areas.choices(t('contacts.chooseArea'))} />
      <TextInput label={t('contacts.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <TextInput label={t('contacts.phone')} value={phone} onChange={setPhone} maxLength={40} inputMode="tel" required />
      <TextInput label={t('contacts.substitute')} value={subName} onChange={setSubName} maxLength={80} />
      <TextInput label={t('contacts.substitutePhone')} value={subPhone} onChange={setSubPhone} maxLength={40} inputMode="tel" error={half ? t('contacts.substituteRule') : undefined} />
      <TextInput label={t('contacts.hours')} value={hours} onChange={setHours} hint={t('hours.hint')} error={windows === null ? t('hours.rule') : undefined} spellCheck={false} />
      <TextInput label={t('contacts.away')} value={away} onChange={setAway} hint={t('contacts.awayHint')} error={Number.isNaN(awayMs) ? t('error.input.invalid') : undefined} />
    </RowForm>
  )
}
