import type { User } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Secret } from '../../../parts/Secret.js'
import type { Column } from '../../../parts/Table.js'
import { shortTime } from '../../../parts/format.js'
import { session } from '../../../store/session.js'
import { users } from '../../../store/users.js'
import { useHubClock, useStore } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { UserForm } from './UserForm.js'

export function Users() {
  const { t } = useTranslation()
  const filter = useFilter()
  const now = useHubClock()
  const { busy, run } = useChange('users')
  const me = useStore(session, (state) => state.user?.id)
  const [open, setOpen] = useState<string | null>(null)
  const [secret, setSecret] = useState<{ name: string; username: string; password: string } | null>(null)

  const reset = async (user: User): Promise<void> => {
    const answer = await run(() => users.reset(user.id), t('admin.saved'))
    if (answer) setSecret({ name: user.name, username: user.username, password: answer.password })
  }
  const enable = (user: User, enabled: boolean): void => void run(
    () => users.patch(user.id, { enabled }), t(enabled ? 'users.enabledDone' : 'users.disabledDone', { name: user.name }), () => users.patch(user.id, { enabled: !enabled }),
  )
  const columns: Column<User>[] = [
    { key: 'name', head: t('users.name'), cell: (user) => <>{user.name}{user.id === me && <span className="tag">{t('users.you')}</span>}</>, sortBy: (user) => user.name, width: '22%' },
    { key: 'username', head: t('users.username'), cell: (user) => user.username, sortBy: (user) => user.username, width: '18%' },
    { key: 'role', head: t('users.role'), cell: (user) => t(`role.${user.role}`), sortBy: (user) => t(`role.${user.role}`), width: '13%' },
    { key: 'state', head: t('users.state'), cell: (user) => user.enabled ? (user.mustChangePassword ? t('users.mustChange') : t('users.enabled')) : t('users.disabled'), sortBy: (user) => (user.enabled ? 0 : 1), width: '16%' },
    { key: 'last', head: t('users.lastSignIn'), cell: (user) => user.lastSignInAt ? shortTime(Date.parse(user.lastSignInAt), now) : <span className="dim">{t('users.never')}</span>, sortBy: (user) => user.lastSignInAt ?? '' },
    {
      key: 'do', head: '', width: '290px', cell: (user) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" onPress={() => setOpen(user.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" isDisabled={busy || user.id === me} onPress={() => void reset(user)}>{t('users.reset')}</Button>
          <Button className="button-small" look="quiet" isDisabled={busy || user.id === me} onPress={() => enable(user, !user.enabled)}>{user.enabled ? t('users.disable') : t('users.enable')}</Button>
        </span>
      ),
    },
  ]
  const close = (): void => setOpen(null)
  return (
    <AdminList
      label={t('admin.users')} pages={users.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(user) => !user.enabled}
      actions={<Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('users.create')}</Button>}
      top={secret
        ? <Secret title={t('users.passwordFor', { name: secret.name })} note={t('users.passwordOnce')} values={[{ label: t('users.username'), value: secret.username }, { label: t('signIn.password'), value: secret.password }]} onStored={() => setSecret(null)} />
        : open === 'new' && <UserForm user={null} onDone={close} onPassword={setSecret} />}
      below={(user) => (open === user.id ? <UserForm user={user} onDone={close} onPassword={setSecret} /> : null)}
      empty={{ title: t('users.emptyTitle'), text: t('users.emptyText') }}
    />
  )
}
