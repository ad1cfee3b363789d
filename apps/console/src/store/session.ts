import type { ClientConfig, LoginInput, OwnPasswordInput, Role, User } from '@watchfloor/shared'
import { z } from 'zod'
import { createStore } from 'zustand/vanilla'
import { HubError, onSignedOut } from '../link/http.js'
import { authCalls } from '../link/nouns/auth.js'
import { recall, remember } from './remember.js'

export { HubError } from '../link/http.js'
export type { HubErrorCode } from '../link/http.js'

export interface Session {
  /** unknown: the hub was not asked yet. */
  status: 'unknown' | 'signed-out' | 'signed-in'
  user: User | null
  /** For the socket only; HTTP goes by the cookie. Never written to storage. */
  token: string | null
  /** True when it ended by itself (401), so that the sign-in screen can say so. */
  expired: boolean
  /** What the hub tells before anyone signs in. */
  config: ClientConfig | null
  /** Why the hub could not even be asked. */
  failure: unknown
}

export const session = createStore<Session>(() => ({ status: 'unknown', user: null, token: null, expired: false, config: null, failure: null }))

/** The cookie cannot be read from here; this says whether it is worth asking the hub about it. */
const MARK = 'signed-in'

function begin(user: User, token: string | null): void {
  remember(MARK, true)
  session.setState({ status: 'signed-in', user, token, expired: false })
}

/** Ends the session on this screen only; `expired` when it was not asked for. */
export function endSession(expired: boolean): void {
  remember(MARK, false)
  session.setState((now) => ({ status: 'signed-out', user: null, token: null, expired: expired && now.status === 'signed-in' }))
}
onSignedOut(() => endSession(true))

/** Asks the hub what it is and whether the cookie still holds. Call again to retry. */
export async function openSession(): Promise<void> {
  session.setState({ failure: null })
  try {
    session.setState({ config: await authCalls.config() })
    if (!recall(MARK, z.boolean(), false)) return endSession(false)
    const { user, token } = await authCalls.me()
    begin(user, token ?? null)
  } catch (error) {
    if (error instanceof HubError && error.status === 401) endSession(false)
    else session.setState({ failure: error })
  }
}

export async function signIn(input: LoginInput): Promise<void> {
  const { user, token } = await authCalls.login(input)
  begin(user, token)
}

/**
 * Signs out at the hub. False = the hub keeps this person: the shift is to be handed over first, or `leave` says why it is not. A hub that does not answer keeps
 * nobody here; it finds the seat empty and has the next one take over.
 */
export async function signOut(leave?: string): Promise<boolean> {
  try { await authCalls.logout(leave) } catch (error) {
    if (error instanceof HubError && error.code === 'shift.owed') return false
  }
  endSession(false)
  return true
}

export async function changeOwnPassword(input: OwnPasswordInput): Promise<void> {
  await authCalls.password(input)
  session.setState(({ user }) => ({ user: user && { ...user, mustChangePassword: false } }))
}

/** What a role may do. The hub decides by itself as well; this spares people a refusal. */
export const mayAdminister = (role: Role | undefined): boolean => role === 'admin'
/** Looking at officers' tracks and pictures, with a reason. */
export const maySupervise = (role: Role | undefined): boolean => role === 'supervisor'
/** Where somebody was, and orders to devices: not for officers, who would see their colleagues' days. */
export const mayReadTracks = (role: Role | undefined): boolean => role !== undefined && role !== 'officer'
export const mayCommand = mayReadTracks
/** All incidents and alarms: not for officers, who have their own tasks on their phones. */
export const seesCases = mayReadTracks
/** What cameras showed before, and which stretches of it were asked for. */
export const mayLookAtRecordings = mayReadTracks
/** Taking a recording out of the house, and keeping a stretch of one as evidence. */
export const mayExportRecordings = (role: Role | undefined): boolean => role === 'supervisor' || role === 'admin'
export const mayKeepClips = (role: Role | undefined): boolean => role === 'seat' || role === 'dispatcher' || role === 'supervisor'
/** Walking a patrol round. */
export const mayPatrol = (role: Role | undefined): boolean => role === 'seat' || role === 'dispatcher' || role === 'supervisor'
/** Setting rounds up. */
export const mayManagePatrol = (role: Role | undefined): boolean => role === 'supervisor' || role === 'admin'

/** Whether this role decides what a camera's presets are. */
export const mayManagePresets = mayManagePatrol
