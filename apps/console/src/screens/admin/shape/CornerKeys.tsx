import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { addCorner, choose, dropCorner, moveCorner, sketch, undo } from '../../../store/sketch.js'
import { view } from '../../../store/view.js'
import { useStore } from '../../use-store.js'
import { readCorner } from './read-corner.js'

const ZOOM = 16

/** Everything that the pointer can do to an outline, by keys: step through its corners, type where one is, add, remove, take back. */
export function CornerKeys({ onAnew }: { onAnew: () => void }) {
  const { t } = useTranslation()
  const { corners, chosen, drawing, past } = useStore(sketch)
  const [typed, setTyped] = useState('')
  const one = chosen === null ? undefined : corners[chosen]
  useEffect(() => setTyped(one ? `${one[1].toFixed(6)}, ${one[0].toFixed(6)}` : ''), [one])
  const read = readCorner(typed)
  const put = (): void => {
    if (!read) return
    if (chosen === null) addCorner(read)
    else moveCorner(chosen, read, false)
    view.setState(({ place }) => ({ place: { lat: read[1], lon: read[0], zoom: place?.zoom ?? ZOOM } }))
    if (chosen === null) setTyped('')
  }
  const step = (by: number): void => choose(((chosen ?? (by > 0 ? -1 : 0)) + by + corners.length) % corners.length)
  return (
    <div className="shape-keys">
      <Button className="button-small" isDisabled={past.length === 0} onPress={undo}>{t('shape.undo')}</Button>
      <Button className="button-small" isDisabled={corners.length === 0 && drawing} onPress={onAnew}>{t('shape.anew')}</Button>
      <span className="shape-step" role="group" aria-label={t('shape.corners')}>
        <Button className="button-small" square isDisabled={corners.length === 0} aria-label={t('shape.previous')} onPress={() => step(-1)}><Icon name="fold" size={12} /></Button>
        <span className="num">{t('shape.cornerOf', { i: chosen === null ? '\u2013' : String(chosen + 1), n: String(corners.length) })}</span>
        <Button className="button-small" square isDisabled={corners.length === 0} aria-label={t('shape.next')} onPress={() => step(1)}><Icon name="unfold" size={12} /></Button>
        <Button className="button-small" isDisabled={chosen === null} onPress={() => { if (chosen !== null) dropCorner(chosen) }}>{t('shape.drop')}</Button>
      </span>
      <span className="shape-typed" onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); put() } }}>
        <TextInput bare label={t('shape.corner')} placeholder={t('shape.corner')} value={typed} onChange={setTyped} error={typed.trim() !== '' && !read ? t('shape.cornerRule') : undefined} spellCheck={false} autoComplete="off" />
      </span>
      <Button className="button-small" isDisabled={!read || !drawing} onPress={put}>{t(chosen === null ? 'shape.add' : 'shape.move')}</Button>
    </div>
  )
}
