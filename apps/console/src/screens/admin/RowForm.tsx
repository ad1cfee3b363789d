import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'

interface RowFormProps {
  label: string
  /** The word on the key: create or save. */
  submit: string
  ready: boolean
  busy: boolean
  onSubmit: () => void
  onCancel: () => void
  children: ReactNode
}

/** A form in the list, where the row is or will be. Enter saves, Esc gives up. */
export function RowForm({ label, submit, ready, busy, onSubmit, onCancel, children }: RowFormProps) {
  const { t } = useTranslation()
  return (
    <form
      className="form" aria-label={label} noValidate
      onSubmit={(event) => { event.preventDefault(); if (ready && !busy) onSubmit() }}
      onKeyDown={(event) => { if (event.key === 'Escape' && !event.nativeEvent.isComposing) onCancel() }}
    >
      {children}
      <div className="form-keys">
        <Button look="primary" type="submit" busy={busy} isDisabled={!ready}>{submit}</Button>
        <Button onPress={onCancel}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}
