import type { Beat } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { dutiesOnBeat } from '../../../store/beat-fault.js'
import { beats } from '../../../store/beats.js'
import { useChange } from '../use-change.js'

/** Asks before a beat goes: duties that name it hold it back, and the hub says how many. */
export function RemoveBeat({ beat, onDone }: { beat: Beat; onDone: () => void }) {
  const { t } = useTranslation()
  const { busy, run } = useChange('beats')
  const [held, setHeld] = useState<number | null>(null)
  const remove = async (): Promise<void> => {
    const gone = await run(() => beats.remove(beat.id).then(() => true, (error: unknown) => { setHeld(dutiesOnBeat(error)); throw error }), t('admin.removed', { name: beat.name }))
    if (gone) onDone()
  }
  return (
    <div className="confirm" role="alertdialog" aria-label={t('beats.removeSure', { name: beat.name })} onKeyDown={(event) => { if (event.key === 'Escape') onDone() }}>
      <p className={held === null ? undefined : 'field-error'} role={held === null ? undefined : 'alert'}>{held === null ? t('beats.removeSure', { name: beat.name }) : t('beats.inUse', { n: held })}</p>
      <span className="form-keys">
        <Button look="danger" busy={busy} isDisabled={held !== null} onPress={() => void remove()}>{t('action.remove')}</Button>
        <Button autoFocus onPress={onDone}>{t('action.cancel')}</Button>
      </span>
    </div>
  )
}
