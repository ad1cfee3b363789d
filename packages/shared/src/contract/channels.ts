import { z } from 'zod'

const HttpAddress = z.url({ protocol: /^https?$/, error: 'an address that begins with https:// or http://' }).max(2000).refine((text) => !/^https?:\/\/[^/?#]*@/i.test(text), 'an address without a user name')

/** An outside system that is told of every change of a case: CloudEvents by POST, signed with the secret. Without a secret one is made and answered once. */
export const WebhookInput = z.object({ name: z.string().trim().min(1).max(80), url: HttpAddress, secret: z.string().min(16, 'at least 16 characters').max(200).optional(), enabled: z.boolean().optional() })
export type WebhookInput = z.infer<typeof WebhookInput>
/** `last` = what became of the newest delivery. */
export const Webhook = z.object({
  id: z.uuid(), name: z.string(), url: z.string(), enabled: z.boolean(), createdAt: z.iso.datetime(),
  last: z.object({ at: z.iso.datetime(), state: z.enum(['done', 'failed', 'dead']), error: z.string().nullable() }).nullable(),
})
export type Webhook = z.infer<typeof Webhook>
export const WebhookCreated = Webhook.extend({ secret: z.string() })
export type WebhookCreated = z.infer<typeof WebhookCreated>
/** What the receiver said to a test event; `status` null = no answer. */
export const WebhookTest = z.object({ ok: z.boolean(), status: z.number().int().nullable(), error: z.string().nullable(), tookMs: z.number() })
export type WebhookTest = z.infer<typeof WebhookTest>

/** A browser's push subscription, as `PushSubscription.toJSON()` gives it. */
export const PushSubscriptionInput = z.object({ endpoint: HttpAddress, keys: z.object({ p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/), auth: z.string().regex(/^[\w-]{16,40}={0,2}$/) }) })
export type PushSubscriptionInput = z.infer<typeof PushSubscriptionInput>
/** The hub's public VAPID key (base64url), for `pushManager.subscribe`. */
export const PushKey = z.object({ publicKey: z.string() })
export type PushKey = z.infer<typeof PushKey>
