import { ROLES, Username } from '@watchfloor/shared'
import type { Role, User } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { SelectInput, TextInput } from '../../../parts/Field.js'
import { users } from '../../../store/users.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'
import { WatchLimitField } from './WatchLimitField.js'

const LEAST = 10
/** Administrators keep the registry of all cameras, officers watch none. */
const WATCHES: readonly Role[] = ['seat', 'dispatcher', 'supervisor']
interface UserFormProps {
  /** null = a new one. */
  user: User | null
  onDone: () => void
  /** A password that the hub made, to be shown once. */
  onPassword: (secret: { name: string; username: string; password: string }) => void
}

export function UserForm({ user, onDone, onPassword }: UserFormProps) {
  const { t } = useTranslation()
  const { busy, run } = useChange('users')
  const [name, setName] = useState(user?.name ?? '')
  const [username, setUsername] = useState(user?.username ?? '')
  const [role, setRole] = useState<Role>(user?.role ?? 'seat')
  const [password, setPassword] = useState('')
  const [limit, setLimit] = useState<readonly string[] | null>()
  const wrongName = username !== '' && !Username.safeParse(username).success
  const short = password !== '' && password.length < LEAST
  const ready = name.trim() !== '' && (user !== null || (username !== '' && !wrongName && !short))

  const save = async (): Promise<void> => {
    if (user) {
      const change = async (): Promise<User> => {
        const changed = await users.patch(user.id, { name: name.trim(), role })
        if (limit !== undefined && WATCHES.includes(role)) await users.limitWatching(user.id, { areaIds: limit && [...limit] })
        return changed
      }
      if (await run(change, t('admin.saved'))) onDone()
      return
    }
    const created = await run(() => users.create({ username, name: name.trim(), role, ...(password ? { password } : {}) }), t('admin.created', { name: name.trim() }))
    if (!created) return
    onDone()
    if (created.password) onPassword({ name: created.name, username: created.username, password: created.password })
  }
  return (
    <RowForm label={t('users.create')} submit={user ? t('action.save') : t('action.create')} ready={ready} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('users.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      {!user && <TextInput label={t('users.username')} value={username} onChange={setUsername} hint={t('users.usernameRule')} error={wrongName ? t('users.usernameRule') : undefined} autoCapitalize="none" autoComplete="off" spellCheck={false} required />}
      <SelectInput label={t('users.role')} value={role} onChange={setRole} choices={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))} />
      {!user && <TextInput label={t('users.initial')} value={password} onChange={setPassword} hint={t('users.initialHint')} error={short ? t('password.rule') : undefined} autoComplete="new-password" />}
      {user && WATCHES.includes(role) && <WatchLimitField userId={user.id} chosen={limit} onChoose={setLimit} />}
    </RowForm>
  )
}
