import { webhookCalls } from '../link/nouns/webhooks.js'
import { wholeList } from './whole-list.js'

/** Outside systems that are told of every change of a case. */
export const webhooks = {
  pages: (q: string) => wholeList(['webhooks'], webhookCalls.list, q, (hook) => `${hook.name} ${hook.url}`),
  create: webhookCalls.create,
  patch: webhookCalls.patch,
  test: webhookCalls.test,
  remove: webhookCalls.remove,
}
