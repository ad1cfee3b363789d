import type { ActionName } from '@watchfloor/shared'
import type { MessageKey } from '../../i18n/messages.js'
import { ACTION_KEYS, DESK_KEYS } from '../../store/decide/action-keys.js'
import { step } from '../../store/queue/next-after.js'
import { useScreenKeys } from '../keys.js'
import type { ScreenKey } from '../keys.js'
import type { Acting } from './incident/use-acting.js'
import { focusRanked } from './units/Ranked.js'
import type { Picking } from './units/use-picking.js'
import type { Undo } from './use-undo.js'

interface DeskKeys { id: string; order: readonly string[]; actions: readonly ActionName[]; acting: Acting; picking: Picking; undo: Undo; onOpen: (id: string | null) => void; onPick: (id: string) => void; onLeave: () => void }

/** The keys of the desk: what is legal now, the way through the queue, taking back. */
export function useDeskKeys({ id, order, actions, acting, picking, undo, onOpen, onPick, onLeave }: DeskKeys): void {
  const go = (by: 1 | -1): void => onOpen(step(order, id, by))
  const keys: ScreenKey[] = actions.flatMap((action) => {
    const key = ACTION_KEYS[action]
    // Dispatching sends the suggestion at once; without one the form of units is where to go on.
    const run = action === 'dispatch' ? (): void => { if (!picking.send()) focusRanked() } : (): void => acting.start(action)
    return key ? [{ key, label: `incidentAction.${action}` as MessageKey, run }] : []
  })
  if (actions.includes('dispatch')) keys.push({ key: DESK_KEYS.pick, label: 'keys.pick', run: focusRanked })
  useScreenKeys([
    ...keys,
    { key: 'ArrowDown', label: 'keys.next', run: () => go(1) },
    { key: 'ArrowUp', label: 'keys.previous', run: () => go(-1) },
    { key: DESK_KEYS.select, label: 'keys.pickRow', run: () => onPick(id) },
    { key: DESK_KEYS.undo, label: 'keys.undo', run: undo.last },
    { key: 'Escape', label: 'keys.escape', run: () => (acting.action ? acting.cancel() : onLeave()) },
  ])
}
