import type { AreaGeometry, BeatPlace } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { beginSketch, crossingOf, edit, movePost, sketch, undo } from '../../../store/sketch.js'
import type { Corner } from '../../../store/sketch.js'
import { view } from '../../../store/view.js'
import { corners as count, rings } from '../areas/geometry.js'
import { useStore } from '../../use-store.js'
import { CornerKeys } from '../shape/CornerKeys.js'
import { readCorner } from '../shape/read-corner.js'
import { SketchMap } from '../shape/SketchMap.js'
import { useSketch } from '../shape/use-sketch.js'
import { placeOf, sketchOf } from './beat-place.js'

const USUAL_RADIUS_M = 60
const [LEAST_M, MOST_M] = [10, 2000]

interface BeatPlaceFieldProps {
  place: BeatPlace | null
  others: readonly AreaGeometry[]
  /** What the hub said against the place, and where. */
  refused: { said: string; at: readonly Corner[] } | null
  onPlace: (place: BeatPlace | null) => void
}

/** A beat on the map: an area by its corners, or a post with the circle around it. */
export function BeatPlaceField({ place, others, refused, onPlace }: BeatPlaceFieldProps) {
  const { t } = useTranslation()
  const { corners, post, drawing } = useStore(sketch)
  const ready = useSketch(() => sketchOf(place), place ? (place.type === 'post' ? [[place.lon, place.lat]] : rings(place.geometry).flat()) : [], (drawn) => onPlace(placeOf(drawn)))
  useEffect(() => { if (ready && drawing) sketch.setState({ others }) }, [others, ready, drawing])
  useEffect(() => { if (refused) sketch.setState({ faults: refused.at }) }, [refused])

  const turn = (type: BeatPlace['type']): void => {
    if ((post === null) === (type === 'area')) return
    edit({ corners: [], post: type === 'post' ? { at: null, radiusM: USUAL_RADIUS_M } : null })
    sketch.setState({ drawing: true })
    onPlace(null)
  }
  const crossed = drawing && crossingOf(corners) !== null
  const said = crossed ? t('shape.crossed') : refused?.said
  return (
    <SketchMap label={t('beats.place')} ready={ready} said={said ? <span className="field-error">{said}</span> : post ? t(post.at ? 'beats.postDrawn' : 'beats.postHint') : place?.type === 'area' ? t(drawing ? 'shape.drawn' : 'areas.points', { n: count(place.geometry) }) : drawing ? t('shape.hint', { n: corners.length }) : t('beats.parts')}>
      <div className="check-row" role="radiogroup" aria-label={t('beats.type')}>
        {(['area', 'post'] as const).map((type) => <label key={type}><input type="radio" name="beat-type" checked={(post !== null) === (type === 'post')} onChange={() => turn(type)} />{t(`beats.${type}`)}</label>)}
      </div>
      {post ? <PostKeys /> : <CornerKeys onAnew={() => { if (drawing) edit({ corners: [] }); else { beginSketch({ drawing: true, others }); onPlace(null) } }} />}
    </SketchMap>
  )
}

/** A post by keys: where it is, and how far around it counts. */
function PostKeys() {
  const { t } = useTranslation()
  const { post, past } = useStore(sketch)
  const [typed, setTyped] = useState('')
  const [radius, setRadius] = useState('')
  const at = post?.at ?? null
  const radiusM = post?.radiusM ?? USUAL_RADIUS_M
  useEffect(() => setTyped(at ? `${at[1].toFixed(6)}, ${at[0].toFixed(6)}` : ''), [at])
  useEffect(() => setRadius(String(radiusM)), [radiusM])
  const read = readCorner(typed)
  const wide = Number(radius)
  const wrong = radius.trim() === '' || !(wide >= LEAST_M && wide <= MOST_M)
  const put = (): void => {
    if (!read) return
    movePost(read, false)
    view.setState(({ place }) => ({ place: { lat: read[1], lon: read[0], zoom: place?.zoom ?? 16 } }))
  }
  return (
    <div className="shape-keys">
      <Button className="button-small" isDisabled={past.length === 0} onPress={undo}>{t('shape.undo')}</Button>
      <span className="shape-typed" onKeyDown={(event) => { if (event.key === 'Enter' && !event.nativeEvent.isComposing) { event.preventDefault(); put() } }}>
        <TextInput bare label={t('beats.at')} placeholder={t('beats.at')} value={typed} onChange={setTyped} error={typed.trim() !== '' && !read ? t('shape.cornerRule') : undefined} spellCheck={false} autoComplete="off" />
      </span>
      <Button className="button-small" isDisabled={!read} onPress={put}>{t('beats.put')}</Button>
      <label className="beat-radius">{t('beats.radius')}
        <TextInput bare label={t('beats.radius')} type="number" min={LEAST_M} max={MOST_M} step={10} value={radius} error={wrong ? t('beats.radiusRule') : undefined}
          onChange={(text) => { setRadius(text); const next = Number(text); if (text.trim() !== '' && next >= LEAST_M && next <= MOST_M) edit({ post: { at, radiusM: next } }) }} />
      </label>
    </div>
  )
}
