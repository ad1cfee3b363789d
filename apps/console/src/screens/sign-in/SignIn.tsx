import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES } from '@watchfloor/shared'
import type { Role } from '@watchfloor/shared'
import { Button } from '../../parts/Button.js'
import { TextInput } from '../../parts/Field.js'
import { LANGUAGES, prefs } from '../../store/prefs.js'
import { session, signIn } from '../../store/session.js'
import { errorKey } from '../error-key.js'
import { useStore } from '../use-store.js'
import './sign-in.css'

const DEMO_PASSWORD = 'demo'
const SHORT: Record<(typeof LANGUAGES)[number], string> = { 'zh-CN': '\u4e2d\u6587', en: 'English' }
const isRole = (name: string): name is Role => (ROLES as readonly string[]).includes(name)

export function SignIn() {
  const { t } = useTranslation()
  const config = useStore(session, (state) => state.config)
  const expired = useStore(session, (state) => state.expired)
  const language = useStore(prefs, (state) => state.language)
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  const enter = async (name: string, secret: string): Promise<void> => {
    setBusy(true)
    setError(null)
    try {
      await signIn({ username: name, password: secret })
    } catch (failure) {
      setError(failure)
      setBusy(false)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    void enter(username.trim(), password)
  }
  return (
    <main className="sign-in" data-simulated={config?.demo || undefined}>
      <div className="sign-in-column">
        <header>
          <p className="sign-in-name">{config?.centreName ?? t('app.name')}</p>
          <p className="dim">{t('signIn.subtitle')}</p>
        </header>
        <form onSubmit={submit} aria-label={t('signIn.title')}>
          {expired && error === null && <p className="sign-in-said" role="status">{t('signIn.expired')}</p>}
          <TextInput label={t('signIn.username')} value={username} onChange={setUsername} autoComplete="username" autoCapitalize="none" spellCheck={false} required autoFocus name="username" />
          <TextInput label={t('signIn.password')} value={password} onChange={setPassword} type="password" autoComplete="current-password" required name="password" />
          {error !== null && <p className="sign-in-error" role="alert">{t(errorKey(error))}</p>}
          <Button look="primary" type="submit" busy={busy}>{busy ? t('signIn.submitting') : t('signIn.submit')}</Button>
        </form>
        {config?.demo && config.demoUsers.length > 0 && (
          <section className="sign-in-demo" aria-label={t('signIn.demoTitle')}>
            <h2><span className="bar-simulated">{t('bar.simulated')}</span>{t('signIn.demoTitle')}</h2>
            <p className="dim">{t('signIn.demoText')}</p>
            <div className="sign-in-users">
              {config.demoUsers.map((name) => (
                <Button key={name} busy={busy} onPress={() => void enter(name, DEMO_PASSWORD)}>{isRole(name) ? t(`role.${name}`) : name}<span className="dim">{name}</span></Button>
              ))}
            </div>
          </section>
        )}
        <footer>
          {LANGUAGES.map((name) => <Button key={name} look="quiet" className="button-small" aria-pressed={name === language} onPress={() => prefs.setState({ language: name })}>{SHORT[name]}</Button>)}
          {config && <span className="dim">{config.version}</span>}
        </footer>
      </div>
    </main>
  )
}
