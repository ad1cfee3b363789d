import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { TextInput } from '../../parts/Field.js'

/** A camera that a person wears is opened with a reason, live or recorded. */
export function ReasonForm({ onReason }: { onReason: (reason: string) => void }) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const good = text.trim().length >= 2
  return (
    <form className="tile-reason" onSubmit={(event) => { event.preventDefault(); if (good) onReason(text.trim()) }}>
      <TextInput label={t('video.reason')} hint={t('video.reasonHint')} value={text} onChange={setText} maxLength={300} />
      <Button type="submit" isDisabled={!good}>{t('video.watch')}</Button>
    </form>
  )
}
