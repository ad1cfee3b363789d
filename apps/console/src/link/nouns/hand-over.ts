import { HandOver, HandOverDue } from '@watchfloor/shared'
import type { HandOverInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

const HandOvers = z.object({ items: z.array(HandOver) })

export const handOverCalls = {
  list: (signal?: AbortSignal) => call('GET', '/api/hand-over', HandOvers, { signal }),
  due: (signal?: AbortSignal) => call('GET', '/api/hand-over/due', HandOverDue, { signal }),
  note: (note: string) => call('PUT', '/api/hand-over/note', z.unknown(), { json: { note } }),
  offer: (input: HandOverInput) => call('POST', '/api/hand-over', HandOver, { json: input }),
  accept: (id: string, items: readonly string[]) => call('POST', `/api/hand-over/${id}/accept`, HandOver, { json: { items } }),
}
