import type { ActionName } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { ACTION_KEYS, HEAVY } from '../../../store/decide/action-keys.js'

interface ActionRowProps { actions: readonly ActionName[]; open: ActionName | null; busy: boolean; offline: boolean; onStart: (action: ActionName) => void }

/** What is legal here and for this person, each with its key; what is rare and heavy stands apart at the end. */
export function ActionRow({ actions, open, busy, offline, onStart }: ActionRowProps) {
  const { t } = useTranslation()
  const usual = actions.filter((action) => !HEAVY.has(action))
  const heavy = actions.filter((action) => HEAVY.has(action))
  const button = (action: ActionName) => (
    <Button key={action} isDisabled={offline || busy} aria-pressed={open === action} aria-keyshortcuts={ACTION_KEYS[action]} className="action-key" onPress={() => onStart(action)}>
      <kbd aria-hidden="true">{ACTION_KEYS[action]?.toUpperCase()}</kbd>{t(`incidentAction.${action}`)}
    </Button>
  )
  return (
    <div className="action-row" role="toolbar" aria-label={t('desk.actions')}>
      {usual.map(button)}
      {heavy.length > 0 && <span className="action-heavy">{heavy.map(button)}</span>}
    </div>
  )
}
