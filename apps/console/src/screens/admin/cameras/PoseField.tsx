import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextInput } from '../../../parts/Field.js'
import { onPlaceChosen, placeChoice } from '../../../store/place-choice.js'
import { lookingTo, poseSketch } from '../../../store/pose-sketch.js'
import { view } from '../../../store/view.js'
import { MapBoundary } from '../../live/MapBoundary.js'
import { NUMBERS, poseOf } from './camera-draft.js'
import type { CameraDraft } from './camera-draft.js'
import '../shape/shape.css'

const LiveMap = lazy(async () => ({ default: (await import('../../../map/LiveMap.js')).LiveMap }))
/** A street with what stands on it. */
const ZOOM = 16
const [PLACE_DIGITS, DEGREE] = [6, '1']

interface PoseFieldProps { draft: CameraDraft; onChange: (part: Partial<CameraDraft>) => void; problem: (field: keyof CameraDraft) => string | undefined }

/** Where a camera stands and what it sees: by clicks on the map, which draws it at once, or in numbers. */
export function PoseField({ draft, onChange, problem }: PoseFieldProps) {
  const { t } = useTranslation()
  const { lat, lon, facingDeg, fieldOfViewDeg, rangeM } = draft
  // Only what is drawn: typing a name does not draw the map anew.
  const pose = useMemo(() => poseOf({ ...draft, lat, lon, facingDeg, fieldOfViewDeg, rangeM }), [lat, lon, facingDeg, fieldOfViewDeg, rangeM]) // eslint-disable-line react-hooks/exhaustive-deps -- the rest of the draft says nothing about the pose
  const [looking, setLooking] = useState(pose !== null)
  const [ready, setReady] = useState(false)
  const first = useRef(pose)
  useEffect(() => {
    if (first.current) view.setState({ place: { lat: first.current.lat, lon: first.current.lon, zoom: ZOOM } })
    placeChoice.setState({ choosing: true })
    setReady(true)
    return () => {
      placeChoice.setState({ choosing: false, place: null })
      poseSketch.setState({ pose: null })
    }
  }, [])
  useEffect(() => {
    poseSketch.setState({ pose })
    placeChoice.setState({ place: pose && { lat: pose.lat, lon: pose.lon } })
  }, [pose])
  const clicked = useRef<(at: { lat: number; lon: number }) => void>(() => undefined)
  useEffect(() => {
    clicked.current = (at) => {
      if (looking && pose) {
        const { facingDeg: facing, reachM } = lookingTo(pose, at)
        return onChange({ facingDeg: String(facing), rangeM: String(reachM) })
      }
      onChange({ lat: at.lat.toFixed(PLACE_DIGITS), lon: at.lon.toFixed(PLACE_DIGITS) })
      setLooking(true)
    }
  })
  useEffect(() => onPlaceChosen((at) => clicked.current(at)), [])
  return (
    <fieldset className="wide shape camera-pose">
      <legend className="field-label">{t('cameras.pose')}</legend>
      <div className="shape-map">
        <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}>{ready && <LiveMap />}</Suspense></MapBoundary>
        <p className="place-hint" role="status">{t(looking && pose ? 'cameras.poseLook' : 'cameras.posePlace')}</p>
      </div>
      <div className="camera-numbers">
        <div className="camera-modes" role="group" aria-label={t('cameras.clickSets')}>
          <Button className="button-small" aria-pressed={!looking || pose === null} onPress={() => setLooking(false)}>{t('cameras.setPlace')}</Button>
          <Button className="button-small" aria-pressed={looking && pose !== null} isDisabled={pose === null} onPress={() => setLooking(true)}>{t('cameras.setLook')}</Button>
        </div>
        {NUMBERS.map((field) => (
          <TextInput key={field} label={t(`cameras.${field}`)} value={draft[field]} onChange={(value) => onChange({ [field]: value })} error={problem(field)} inputMode="decimal" autoComplete="off" placeholder={field === 'fieldOfViewDeg' ? '60' : field === 'rangeM' ? '90' : ''}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
              if (by === 0 || field === 'lat' || field === 'lon') return
              event.preventDefault()
              onChange({ [field]: stepped(field, draft[field], by * (event.shiftKey ? 10 : 1)) })
            }}
          />
        ))}
      </div>
    </fieldset>
  )
}

/** One up or down; a direction goes round. */
function stepped(field: (typeof NUMBERS)[number], text: string, by: number): string {
  const value = Math.round(Number(text.trim() || (field === 'fieldOfViewDeg' ? '60' : field === 'rangeM' ? '90' : '0')))
  if (Number.isNaN(value)) return text
  return String(field === 'facingDeg' ? (value + by + 360) % 360 : field === 'tiltDeg' ? value + by : Math.max(Number(DEGREE), value + by))
}
