import type { MessageKey } from '../i18n/messages.js'
import type { Role } from '@watchfloor/shared'
import { maySupervise, seesCases } from '../store/session.js'

export interface Workplace { path: string; name: MessageKey; for: (role: Role | undefined) => boolean }

/** The workplaces in the order of the bar and of the keys 1…7. */
export const WORKPLACES: readonly Workplace[] = [
  { path: '/live', name: 'workplace.live', for: () => true },
  { path: '/video', name: 'workplace.video', for: seesCases },
  { path: '/dispatch', name: 'workplace.dispatch', for: seesCases },
  { path: '/supervise', name: 'workplace.supervise', for: maySupervise },
  { path: '/figures', name: 'workplace.figures', for: seesCases },
  { path: '/admin', name: 'workplace.admin', for: seesCases },
]

/** Those that this person may open. */
export const workplacesFor = (role: Role | undefined): readonly Workplace[] => WORKPLACES.filter((place) => place.for(role))
