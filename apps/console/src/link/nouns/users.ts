import { User, page } from '@watchfloor/shared'
import type { UserInput, UserPatch } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

/** A new user without a chosen password is answered with one, once. */
const UserCreated = User.extend({ password: z.string().optional() })
export type UserCreated = z.infer<typeof UserCreated>

export const userCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/users', page(User), { query: { ...query }, signal }),
  create: (input: UserInput) => call('POST', '/api/users', UserCreated, { json: input }),
  patch: (id: string, input: UserPatch) => call('PATCH', `/api/users/${id}`, User, { json: input }),
  reset: (id: string) => call('POST', `/api/users/${id}/reset`, z.object({ password: z.string() })),
}
