import type { Camera, StreamName } from '@watchfloor/shared'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { TextInput } from '../../parts/Field.js'
import { Icon } from '../../parts/Icon.js'
import { clockTime, coordinates } from '../../parts/format.js'
import { fileSighting, hotCategories, placeSeen } from '../../store/video/sighting.js'
import { foundOnPatrol } from '../../store/video/patrol.js'
import type { Box } from '../../store/video/picture-box.js'
import { say } from '../../store/toasts.js'
import { CategoryField } from '../cases/CategoryField.js'
import { useNames } from '../cases/use-names.js'
import { errorKey } from '../error-key.js'
import { BoxPicture } from './BoxPicture.js'
import { BACK_S, LookBack, viewOf } from './frozen-picture.js'
import { notKeptWords } from './why-words.js'

export interface Frozen { camera: Camera; stream: StreamName; picture: HTMLCanvasElement; atMs: number }

/** A frozen frame on its way to an incident: back in time, a box, a category by its key, Enter. */
export function FrozenPanel({ frozen, onDone, onClose }: { frozen: Frozen; onDone: () => void; onClose: () => void }) {
  const { camera, stream, atMs } = frozen
  const { t } = useTranslation()
  const names = useNames()
  const panel = useRef<HTMLElement>(null)
  const hot = useMemo(() => hotCategories(names.categories), [names.categories])
  const [picture, setPicture] = useState(frozen.picture)
  const [backS, setBackS] = useState(0)
  const [box, setBox] = useState<Box | null>(null)
  const [category, setCategory] = useState('')
  const [words, setWords] = useState('')
  const [busy, setBusy] = useState(false)
  const lookBack = useRef<LookBack | null>(null)
  useEffect(() => {
    panel.current?.focus()
    const mine = new LookBack(camera.id, stream, atMs)
    lookBack.current = mine
    return () => mine.close()
  }, [camera.id, stream, atMs])
  const place = placeSeen(camera, box)
  const ready = category !== '' && place !== null && !busy

  const turn = (by: number): void => {
    const next = Math.min(BACK_S, Math.max(0, backS + by))
    if (next === backS) return
    setBackS(next)
    if (next === 0) setPicture(frozen.picture)
    else void lookBack.current?.at(next).then(setPicture, (error: unknown) => say('failed', t(notKeptWords(error))))
  }
  const file = async (): Promise<void> => {
    if (!ready) return
    setBusy(true)
    try {
      const filed = await fileSighting({
        camera, stream, atMs: atMs - backS * 1000, view: await viewOf(picture, box), box, category, hot, description: words.trim() || `${names.category(category)} \u00b7 ${camera.name}`,
      })
      say(filed.refused ? 'failed' : 'done', filed.refused ? t('video.filedPart', { number: filed.number, why: t(errorKey(filed.refused)) }) : t('video.filed', { number: filed.number }))
      if (filed.streamRefused) say('failed', t('video.noEvidence', { number: filed.number, why: t(notKeptWords(filed.streamRefused)) }))
      // On a patrol this is the decision on that picture.
      void foundOnPatrol(camera.id, filed.id)
      onDone()
    } catch (error) {
      setBusy(false)
      say('failed', t(errorKey(error)))
    }
  }
  const press = (event: KeyboardEvent): void => {
    const inField = event.target instanceof HTMLInputElement
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return
    const picked = !inField && /^[1-9]$/.test(event.key) ? hot[Number(event.key) - 1] : undefined
    if (picked) setCategory(picked.code)
    else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) void file()
    else if (event.key === 'Escape') onClose()
    else if (!inField && event.key === 'ArrowLeft') turn(1)
    else if (!inField && event.key === 'ArrowRight') turn(-1)
    else return
    event.preventDefault()
  }
  return (
    <aside className="frozen" ref={panel} tabIndex={-1} aria-label={t('video.frozen')} onKeyDown={press}>
      <header className="frozen-head"><h2 className="clip">{t('video.frozen')} {'\u00b7'} {camera.name}</h2><Button look="quiet" square aria-label={t('action.close')} onPress={onClose}><Icon name="close" /></Button></header>
      <BoxPicture picture={picture} box={box} onBox={setBox} label={camera.name} />
      <div className="frozen-time">
        <Button look="quiet" square aria-label={t('video.back', { n: 1 })} isDisabled={backS >= BACK_S} onPress={() => turn(1)}><Icon name="fold" /></Button>
        <time>{clockTime(atMs - backS * 1000)}</time>{backS > 0 && <span className="dim">{t('video.back', { n: backS })}</span>}
        <Button look="quiet" square aria-label={t('video.back', { n: 0 })} isDisabled={backS === 0} onPress={() => turn(-1)}><Icon name="unfold" /></Button>
        <span className="dim clip">{t('video.backHint')}</span>
      </div>
      <ol className="frozen-keys" aria-label={t('video.category')}>
        {hot.map(({ code }, index) => <li key={code}><button type="button" aria-pressed={category === code} title={names.category(code)} onClick={() => setCategory(code)}><kbd>{index + 1}</kbd><span className="clip">{names.category(code)}</span></button></li>)}
      </ol>
      <CategoryField label={t('video.otherCategory')} names={names} value={category} onChange={setCategory} />
      <TextInput label={t('video.describe')} value={words} onChange={setWords} maxLength={500} placeholder={category ? `${names.category(category)} \u00b7 ${camera.name}` : ''} />
      <p className="dim">{place === null ? t('video.noPlace') : t('video.placeOf', { place: coordinates(place.lat, place.lon) })}</p>
      <Button look="primary" isDisabled={!ready} busy={busy} onPress={() => { void file() }}>{busy ? t('video.filing') : t('video.fileIt')}<kbd>{'\u21b5'}</kbd></Button>
    </aside>
  )
}
