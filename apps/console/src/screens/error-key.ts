import { ERROR_CODES } from '@watchfloor/shared'
import type { MessageKey } from '../i18n/messages.js'
import { HubError } from '../store/session.js'

/** A newer hub may refuse by a code that this page has no words for. */
const KNOWN: ReadonlySet<string> = new Set([...ERROR_CODES, 'unreachable', 'unreadable'])

/** What a person should read when something failed. */
export const errorKey = (error: unknown): MessageKey => (error instanceof HubError && KNOWN.has(error.code) ? `error.${error.code}` : 'error.unknown')
