import { WebhookInput } from '@watchfloor/shared'
import type { Webhook, WebhookCreated } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TextInput } from '../../../parts/Field.js'
import { webhooks } from '../../../store/webhooks.js'
import { RowForm } from '../RowForm.js'
import { useChange } from '../use-change.js'

/** Where to send, under which name; the hub makes the secret when none is given. */
export function WebhookForm({ hook, onDone, onMade }: { hook: Webhook | null; onDone: () => void; onMade: (made: WebhookCreated) => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('webhooks')
  const [name, setName] = useState(hook?.name ?? '')
  const [url, setUrl] = useState(hook?.url ?? '')
  const [secret, setSecret] = useState('')
  const wrongUrl = url !== '' && !WebhookInput.shape.url.safeParse(url).success
  const short = secret !== '' && !WebhookInput.shape.secret.safeParse(secret).success
  const save = async (): Promise<void> => {
    const input = { name: name.trim(), url: url.trim(), ...(secret ? { secret } : {}) }
    if (hook) {
      if (await run(() => webhooks.patch(hook.id, input), t('admin.saved'), secret ? undefined : () => webhooks.patch(hook.id, { name: hook.name, url: hook.url }))) onDone()
      return
    }
    const made = await run(() => webhooks.create(input), t('admin.created', { name: input.name }))
    if (!made) return
    onDone()
    onMade(made)
  }
  return (
    <RowForm label={t('webhooks.create')} submit={hook ? t('action.save') : t('action.create')} ready={name.trim() !== '' && url !== '' && !wrongUrl && !short} busy={busy} onSubmit={() => void save()} onCancel={onDone}>
      <TextInput label={t('webhooks.name')} value={name} onChange={setName} maxLength={80} autoFocus required />
      <TextInput label={t('webhooks.url')} value={url} onChange={setUrl} maxLength={2000} inputMode="url" hint={t('webhooks.urlHint')} error={wrongUrl ? t('webhooks.urlRule') : undefined} required spellCheck={false} />
      <TextInput label={t('webhooks.secret')} value={secret} onChange={setSecret} maxLength={200} hint={hook ? t('webhooks.secretKeep') : t('webhooks.secretHint')} error={short ? t('webhooks.secretRule') : undefined} autoComplete="off" spellCheck={false} />
    </RowForm>
  )
}
