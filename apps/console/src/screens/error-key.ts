import type { MessageKey } from '../i18n/messages.js'
import { HubError } from '../store/session.js'

/** What a person should read when something failed. */
export const errorKey = (error: unknown): MessageKey => (error instanceof HubError ? `error.${error.code}` : 'error.unknown')
