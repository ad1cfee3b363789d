import { Colleague, User, UserCreated, UserReset, WatchLimit, page } from '@watchfloor/shared'
import type { UserInput, UserPatch } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'
import type { ListOptions } from './list.js'

export const userCalls = {
  list: (query: ListOptions, signal?: AbortSignal) => call('GET', '/api/users', page(User), { query: { ...query }, signal }),
  colleagues: (signal?: AbortSignal) => call('GET', '/api/users/colleagues', z.object({ items: z.array(Colleague) }), { signal }),
  create: (input: UserInput) => call('POST', '/api/users', UserCreated, { json: input }),
  patch: (id: string, input: UserPatch) => call('PATCH', `/api/users/${id}`, User, { json: input }),
  watchLimit: (id: string, signal?: AbortSignal) => call('GET', `/api/users/${id}/watch-limit`, WatchLimit, { signal }),
  limitWatching: (id: string, json: WatchLimit) => call('PUT', `/api/users/${id}/watch-limit`, WatchLimit, { json }),
  reset: (id: string) => call('POST', `/api/users/${id}/reset`, UserReset),
}
