import type { User } from '@watchfloor/shared'
import { createStore } from 'zustand/vanilla'

export interface Session {
  /** unknown: the hub was not asked yet. */
  status: 'unknown' | 'signed-out' | 'signed-in'
  user: User | null
  /** For the socket only; HTTP goes by the cookie. Never written to storage. */
  token: string | null
  /** True when it ended by itself (401), so that the sign-in screen can say so. */
  expired: boolean
}

export const session = createStore<Session>(() => ({ status: 'unknown', user: null, token: null, expired: false }))
