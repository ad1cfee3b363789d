import { User } from '@watchfloor/shared'
import type { LoginInput } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { HubError, onSignedOut } from '../../link/http.js'
import { authCalls } from '../../link/nouns/auth.js'
import { recall, remember } from '../../store/remember.js'
import { fieldCalls } from '../link/field-calls.js'
import { forgetPictures } from '../phone/abilities.js'
import { turnPushOff } from '../phone/push.js'

const Known = z.object({ user: User, unitIds: z.array(z.string()), demo: z.boolean() })

export interface Me {
  status: 'unknown' | 'signed-out' | 'signed-in'
  user: User | null
  /** Units that this person acts for: the own squad, and that of the present duty. */
  unitIds: readonly string[]
  /** It ended by itself: what waits in the queue is sent after signing in again. */
  expired: boolean
  demo: boolean
}

/** Who uses the phone. Kept here, so that the page opens without a network; the right to anything is the hub's to give. */
export const me = createStore<Me>(() => ({ status: 'unknown', user: null, unitIds: [], expired: false, demo: false }))
const MEMORY = 'field.me'

/** Opens the page: as who it was, and then as the hub says. */
export async function openMe(): Promise<void> {
  const known = recall(MEMORY, Known.nullable(), null)
  if (known) me.setState({ status: 'signed-in', ...known })
  try {
    me.setState({ demo: (await authCalls.config()).demo })
    if (!known) { me.setState({ status: 'signed-out' }); return }
    await begin((await authCalls.me()).user)
  } catch (error) {
    if (error instanceof HubError && error.status === 401) signedOut()
    else if (!known) me.setState({ status: 'signed-out' })
  }
}

export async function signIn(input: LoginInput): Promise<void> { await begin((await authCalls.login(input)).user) }

/** Own words from here on: an administrator had set the password. */
export async function ownPassword(current: string, next: string): Promise<void> {
  await authCalls.password({ current, next })
  const { user } = me.getState()
  if (user) await begin({ ...user, mustChangePassword: false })
}

/** Signs out. What waits in the queue stays on the phone, for the same person only. */
export async function signOut(): Promise<void> {
  await turnPushOff({ forgetWish: false })
  await authCalls.logout().catch(() => undefined)
  forgetPictures()
  remember(MEMORY, null)
  me.setState({ status: 'signed-out', user: null, unitIds: [], expired: false })
}

/** The session is over: the name stays, so that the queue is not taken for somebody else's. */
export function signedOut(): void {
  remember(MEMORY, null)
  me.setState((now) => ({ status: 'signed-out', user: null, unitIds: [], expired: now.status === 'signed-in' }))
}
onSignedOut(signedOut)

async function begin(user: User): Promise<void> {
  const before = me.getState()
  const unitIds = user.mustChangePassword ? [] : await unitsOf(user).catch(() => (before.user?.id === user.id ? [...before.unitIds] : ownSquad(user)))
  remember(MEMORY, { user, unitIds, demo: before.demo })
  me.setState({ status: 'signed-in', user, unitIds, expired: false })
}

const ownSquad = ({ squadId }: User): string[] => (squadId ? [squadId] : [])
async function unitsOf(user: User): Promise<string[]> {
  const { items } = await fieldCalls.dutyNow(user.id, new Date().toISOString())
  return [...new Set([...ownSquad(user), ...items.map(({ squadId }) => squadId)])]
}

/** Asks again for whom this person acts: a duty may have begun. */
export async function refreshUnits(): Promise<void> {
  const { user, status } = me.getState()
  if (user && status === 'signed-in' && !user.mustChangePassword) await begin(user)
}
