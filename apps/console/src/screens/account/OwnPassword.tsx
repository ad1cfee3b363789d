import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button } from '../../parts/Button.js'
import { TextInput } from '../../parts/Field.js'
import { changeOwnPassword, session } from '../../store/session.js'
import { say } from '../../store/toasts.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'
import '../admin/admin.css'
import './account.css'

const LEAST = 10

/** A person's own password; after a reset it stands before everything else. */
export function OwnPassword() {
  const { t } = useTranslation()
  const go = useNavigate()
  const must = useStore(session, (state) => state.user?.mustChangePassword ?? false)
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const short = next.length > 0 && next.length < LEAST ? t('password.short', { n: LEAST - next.length }) : undefined
  const differ = again.length > 0 && !next.startsWith(again) ? t('password.differ') : undefined
  const ready = current.length > 0 && next.length >= LEAST && next === again

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    if (!ready) return
    setBusy(true)
    setError(null)
    try {
      await changeOwnPassword({ current, next })
      say('done', t('password.done'))
      void go('/live')
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  return (
    <div className="account">
      <h1>{t('password.title')}</h1>
      {must && <p className="account-must">{t('password.must')}</p>}
      <form onSubmit={(event) => void submit(event)}>
        <TextInput label={t('password.current')} type="password" autoComplete="current-password" value={current} onChange={setCurrent} autoFocus />
        <TextInput label={t('password.next')} type="password" autoComplete="new-password" value={next} onChange={setNext} hint={short ?? t('password.rule')} />
        <TextInput label={t('password.again')} type="password" autoComplete="new-password" value={again} onChange={setAgain} error={differ} />
        {error !== null && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
        <div className="form-keys">
          <Button look="primary" type="submit" busy={busy} isDisabled={!ready}>{t('password.submit')}</Button>
          {!must && <Button onPress={() => void go(-1)}>{t('action.cancel')}</Button>}
        </div>
      </form>
    </div>
  )
}
