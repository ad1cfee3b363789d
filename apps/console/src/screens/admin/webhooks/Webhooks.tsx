import type { Webhook, WebhookCreated, WebhookTest } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { Secret } from '../../../parts/Secret.js'
import type { Column } from '../../../parts/Table.js'
import { shortTime } from '../../../parts/format.js'
import { webhooks } from '../../../store/webhooks.js'
import { useHubClock } from '../../use-store.js'
import { AdminList } from '../AdminList.js'
import { useChange } from '../use-change.js'
import { useFilter } from '../use-filter.js'
import { WebhookForm } from './WebhookForm.js'

/** Outside systems that are told of every change of a case, and what became of the newest delivery. */
export function Webhooks() {
  const { t } = useTranslation()
  const filter = useFilter()
  const now = useHubClock()
  const { busy, run, remove } = useChange('webhooks')
  const [open, setOpen] = useState<string | null>(null)
  const [made, setMade] = useState<WebhookCreated | null>(null)
  const [tried, setTried] = useState<{ id: string; answer: WebhookTest } | null>(null)
  const close = (): void => setOpen(null)
  const enable = (hook: Webhook): void => void run(
    () => webhooks.patch(hook.id, { enabled: !hook.enabled }), t(hook.enabled ? 'users.disabledDone' : 'users.enabledDone', { name: hook.name }), () => webhooks.patch(hook.id, { enabled: hook.enabled }),
  )
  const test = async (hook: Webhook): Promise<void> => {
    const answer = await run(() => webhooks.test(hook.id), t('webhooks.sent', { name: hook.name }))
    if (answer) setTried({ id: hook.id, answer })
  }
  const columns: Column<Webhook>[] = [
    { key: 'name', head: t('webhooks.name'), cell: (hook) => hook.name, sortBy: (hook) => hook.name, width: '18%' },
    { key: 'url', head: t('webhooks.url'), cell: (hook) => <span title={hook.url}>{hook.url}</span>, sortBy: (hook) => hook.url },
    { key: 'state', head: t('users.state'), cell: (hook) => t(hook.enabled ? 'users.enabled' : 'users.disabled'), sortBy: (hook) => Number(!hook.enabled), width: '80px' },
    {
      key: 'last', head: t('webhooks.last'), width: '26%', sortBy: (hook) => hook.last?.at ?? '', cell: (hook) => hook.last
        ? <span className={hook.last.state === 'done' ? '' : 'webhook-bad'} title={hook.last.error ?? ''}>{t(`webhooks.states.${hook.last.state}`)} {shortTime(Date.parse(hook.last.at), now)} <span className="dim">{hook.last.error}</span></span>
        : <span className="dim">{t('webhooks.nothing')}</span>,
    },
    {
      key: 'do', head: '', width: '270px', cell: (hook) => (
        <span className="row-actions">
          <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => void test(hook)}>{t('webhooks.test')}</Button>
          <Button className="button-small" look="quiet" isDisabled={busy} onPress={() => enable(hook)}>{hook.enabled ? t('users.disable') : t('users.enable')}</Button>
          <Button className="button-small" look="quiet" onPress={() => setOpen(hook.id)}>{t('action.edit')}</Button>
          <Button className="button-small" look="quiet" onPress={() => remove(hook.id, t('admin.removed', { name: hook.name }), () => webhooks.remove(hook.id))}>{t('action.remove')}</Button>
        </span>
      ),
    },
  ]
  const below = (hook: Webhook) => {
    if (open === hook.id) return <WebhookForm hook={hook} onDone={close} onMade={setMade} />
    return tried?.id === hook.id ? <Tried answer={tried.answer} /> : null
  }
  return (
    <AdminList
      label={t('admin.webhooks')} pages={webhooks.pages(filter.get('q'))} columns={columns} find={filter.get('q')} onFind={(text) => filter.set('q', text)} faint={(hook) => !hook.enabled} below={below}
      actions={<Button look="primary" onPress={() => setOpen('new')}><Icon name="plus" />{t('webhooks.create')}</Button>}
      top={made
        ? <Secret title={t('webhooks.secretOf', { name: made.name })} note={t('webhooks.secretOnce')} values={[{ label: t('webhooks.secret'), value: made.secret }]} onStored={() => setMade(null)} />
        : open === 'new' && <WebhookForm hook={null} onDone={close} onMade={setMade} />}
      empty={{ title: t('webhooks.emptyTitle'), text: t('webhooks.emptyText') }}
    />
  )
}

function Tried({ answer }: { answer: WebhookTest }) {
  const { t } = useTranslation()
  const said = answer.status === null ? t('webhooks.noAnswer') : `HTTP ${answer.status}`
  return <p role="status" className={answer.ok ? 'import-done' : 'field-error'}>{answer.ok ? t('webhooks.worked') : t('webhooks.failed')} {said} {'\u00b7'} {Math.round(answer.tookMs)} ms{answer.error && <> {'\u00b7'} {answer.error}</>}</p>
}
