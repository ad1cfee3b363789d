import type { Request } from 'express'
import { parseCookie } from 'cookie'

export const SESSION_COOKIE = 'watchfloor_session'

/** The token that a request brings, and by which way: a cookie is sent by the browser on its own, so it needs a check of the origin. */
export function tokenOf(request: Pick<Request, 'headers'>): { token: string; by: 'bearer' | 'cookie' } | null {
  const bearer = /^Bearer ([\w-]{20,100})$/i.exec(request.headers.authorization ?? '')?.[1]
  if (bearer) return { token: bearer, by: 'bearer' }
  const cookie = parseCookie(request.headers.cookie ?? '')[SESSION_COOKIE]
  return cookie ? { token: cookie, by: 'cookie' } : null
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that signs in by cookie comes from our own pages. SameSite=Strict keeps other sites out; this holds where another
 * port of the same host is another's site. Programs send no Origin and pass.
 */
export function sameOrigin(request: Pick<Request, 'method' | 'headers'>, publicUrl: string | undefined): boolean {
  const { origin, host } = request.headers
  if (SAFE_METHODS.has(request.method) || origin === undefined) return true
  if (publicUrl && origin === new URL(publicUrl).origin) return true
  try { return new URL(origin).host === host } catch { return false }
}
