import type { PatrolView } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { newActionId } from '../../../store/decide/decide.js'
import { report } from '../../../store/report.js'
import { say } from '../../../store/toasts.js'
import { cameras } from '../../../store/video/cameras.js'
import { foundOnPatrol } from '../../../store/video/patrol.js'
import { CategoryField } from '../../cases/CategoryField.js'
import { useNames } from '../../cases/use-names.js'
import { errorKey } from '../../error-key.js'

/** Files what was found on one picture, at the camera's place; the stop goes on with it as decided. What is expected here is one press away. */
export function FileFound({ view, onDone }: { view: PatrolView; onDone: () => void }) {
  const { t } = useTranslation()
  const names = useNames()
  const camera = useQuery(cameras.one(view.cameraId)).data
  const [category, setCategory] = useState('')
  const [typed, setTyped] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // The same report again, after an answer that did not come, is one report.
  const [actionId] = useState(newActionId)
  const description = typed ?? (category === '' ? '' : t('patrol.descriptionOf', { camera: view.name, category: names.category(category) }))
  const place = camera && camera.lat !== null && camera.lon !== null ? { lat: camera.lat, lon: camera.lon } : null
  const ready = category !== '' && description.trim() !== '' && place !== null
  const send = async (): Promise<void> => {
    if (!ready || busy) return
    setBusy(true)
    setError(null)
    try {
      const made = await report.send({ actionId, category, ...place, description: description.trim(), source: 'video' })
      say('done', t('patrol.sent', { number: made.number }))
      await foundOnPatrol(view.cameraId, made.id)
      onDone()
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className="patrol-part" aria-label={t('patrol.filing')} onSubmit={(event) => { event.preventDefault(); void send() }}>
      <h3>{t('patrol.filing')} · {view.name}</h3>
      <div className="patrol-choices">
        {view.lookFor.map(({ category: code }, index) => <Button key={code} autoFocus={index === 0} aria-pressed={code === category} onPress={() => setCategory(code)}>{names.category(code)}</Button>)}
      </div>
      <CategoryField label={t('report.category')} names={names} value={category} onChange={setCategory} />
      <TextInput label={t('patrol.description')} value={description} onChange={setTyped} maxLength={2000} />
      {camera && place === null && <p className="field-error" role="alert">{t('patrol.noPlace')}</p>}
      {error !== null && <p className="field-error" role="alert">{t(errorKey(error))}</p>}
      <div className="patrol-row">
        <Button type="submit" look="primary" busy={busy} isDisabled={!ready}>{t('patrol.send')}</Button>
        <Button look="quiet" onPress={onDone}>{t('action.cancel')}</Button>
      </div>
    </form>
  )
}
