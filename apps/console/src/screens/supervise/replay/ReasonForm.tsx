import { LOOK_REASONS } from '@watchfloor/shared'
import type { LookReason } from '@watchfloor/shared'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import type { Wanted } from '../../../store/supervise/replay.js'

const LEAST = 4

/** Why is this looked at? Asked before anything is shown; the officer reads the answer. */
export function ReasonForm({ wanted, onOpen, onCancel }: { wanted: Wanted; onOpen: (reason: LookReason, note: string) => void; onCancel: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState<LookReason>(wanted.usual)
  const [note, setNote] = useState('')
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => { form.current?.querySelector('select')?.focus() }, [])
  const lacks = reason === 'other' && note.trim().length < LEAST
  return (
    <form
      ref={form} className="reason-form" aria-label={t('supervise.reasonTitle', { person: wanted.person })}
      onSubmit={(event) => { event.preventDefault(); setTried(true); if (!lacks) onOpen(reason, note.trim()) }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') { event.preventDefault(); onCancel() }
        // A list of choices keeps Enter for itself in no browser, and none submits by it either.
        if (event.key === 'Enter' && (event.target as HTMLElement).tagName === 'SELECT') { event.preventDefault(); form.current?.requestSubmit() }
      }}
    >
      <h2>{t('supervise.reasonTitle', { person: wanted.person })}</h2>
      <p className="dim">{t(wanted.dutyIds.length > 1 ? 'supervise.reasonSquad' : 'supervise.reasonText', { n: wanted.dutyIds.length })}</p>
      <SelectInput<LookReason> label={t('supervise.reason')} value={reason} onChange={setReason} choices={LOOK_REASONS.map((value) => ({ value, label: t(`lookReason.${value}`) }))} />
      <TextInput label={t('supervise.reasonNote')} value={note} onChange={setNote} maxLength={300} error={tried && lacks ? t('supervise.reasonNeeded') : undefined} />
      <div className="reason-actions">
        <Button look="primary" type="submit"><kbd aria-hidden="true">{'\u21b5'}</kbd>{t('supervise.open')}</Button>
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}
