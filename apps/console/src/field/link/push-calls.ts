import { PushKey } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../../link/http.js'

/** What the hub keeps of a browser that wants to be told. */
export const pushCalls = {
  key: () => call('GET', '/api/push-subscriptions/key', PushKey),
  put: (subscription: PushSubscriptionJSON) => call('POST', '/api/push-subscriptions', z.unknown(), { json: subscription }),
  remove: (endpoint: string) => call('DELETE', '/api/push-subscriptions', z.unknown(), { json: { endpoint } }),
}
