import { Webhook, WebhookCreated, WebhookTest } from '@watchfloor/shared'
import type { WebhookInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

export const webhookCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/webhooks', z.object({ items: z.array(Webhook) }), { signal }),
  create: (input: WebhookInput) => call('POST', '/api/webhooks', WebhookCreated, { json: input }),
  patch: (id: string, input: Partial<WebhookInput>) => call('PATCH', `/api/webhooks/${id}`, Webhook, { json: input }),
  test: (id: string) => call('POST', `/api/webhooks/${id}/test`, WebhookTest, { json: {} }),
  remove: (id: string) => call('DELETE', `/api/webhooks/${id}`, z.unknown(), { keepalive: true }),
}
