import { KeptNotice, page } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

export const noticeCalls = {
  list: (limit: number) => call('GET', '/api/notices', page(KeptNotice), { query: { limit } }),
  readAll: () => call('POST', '/api/notices/read', z.unknown(), { keepalive: true }),
}
