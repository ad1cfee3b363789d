import { ClientConfig, LoginAnswer, User } from '@watchfloor/shared'
import type { LoginInput, OwnPasswordInput } from '@watchfloor/shared'
import { z } from 'zod'
import { call } from '../http.js'

const Me = z.object({ user: User, token: z.string().optional() })

export const authCalls = {
  config: () => call('GET', '/api/client-config', ClientConfig),
  login: (input: LoginInput) => call('POST', '/api/auth/login', LoginAnswer, { json: input }),
  me: () => call('GET', '/api/auth/me', Me),
  /** `leave` = why somebody goes without having handed over the shift. */
  logout: (leave?: string) => call('POST', '/api/auth/logout', z.unknown(), leave === undefined ? {} : { json: { leave } }),
  password: (input: OwnPasswordInput) => call('POST', '/api/auth/password', z.unknown(), { json: input }),
}
