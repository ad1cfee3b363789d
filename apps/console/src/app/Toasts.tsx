import { useTranslation } from 'react-i18next'
import { Button } from '../parts/Button.js'
import { Icon } from '../parts/Icon.js'
import { useHubClock, useStore } from '../screens/use-store.js'
import { dropToast, toasts } from '../store/toasts.js'

export function Toasts() {
  const { t } = useTranslation()
  const items = useStore(toasts, (state) => state.items)
  return (
    <div className="toasts" role="status" aria-live="polite">
      {items.map(({ id, tone, text, undo, untilMs }) => (
        <div key={id} className={`toast toast-${tone}`}>
          <span className="toast-text">{text}</span>
          {undo && <Button className="button-small" onPress={() => { undo(); dropToast(id) }}>{t('action.undo')}{untilMs !== undefined && <Left untilMs={untilMs} />}</Button>}
          <Button look="quiet" square className="button-small" aria-label={t('action.close')} onPress={() => dropToast(id)}><Icon name="close" size={12} /></Button>
        </div>
      ))}
    </div>
  )
}

/** The key that takes it back, and for how long it does. */
function Left({ untilMs }: { untilMs: number }) {
  const now = useHubClock()
  return <><kbd aria-hidden="true">Z</kbd><span className="toast-left" aria-hidden="true">{Math.max(0, Math.ceil((untilMs - now) / 1000))} s</span></>
}
