import { Suspense, lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/Button.js'
import { selection } from '../../store/selection.js'
import { units } from '../../store/units.js'
import { MapBoundary } from '../live/MapBoundary.js'
import { useScreenKeys } from '../keys.js'
import { useStore } from '../use-store.js'

const LiveMap = lazy(async () => ({ default: (await import('../../map/LiveMap.js')).LiveMap }))

/** The map beside the wall: a camera is dragged from it to a tile, or chosen and put into the chosen tile by Enter. */
export function MapPane({ tile, onTake }: { tile: number; onTake: (id: string) => void }) {
  const { t } = useTranslation()
  const id = useStore(selection, (state) => state.selectedId)
  const unit = id === null ? undefined : units.byId(id)
  const camera = unit?.kind === 'camera' ? unit : undefined
  useScreenKeys([{ key: 'Enter', label: 'toWall.keys.put', run: () => { if (camera && !isOnButton()) onTake(camera.id) } }])
  return (
    <section className="camera-list camera-map" aria-label={t('toWall.map')}>
      <div className="camera-map-ground"><MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}><LiveMap /></Suspense></MapBoundary></div>
      <p className="camera-map-foot">
        {camera ? <><span className="clip">{camera.name}</span><Button onPress={() => onTake(camera.id)}>{t('toWall.put', { n: tile + 1 })}<kbd>{'\u21b5'}</kbd></Button></> : <span className="dim">{t('toWall.choose')}</span>}
      </p>
    </section>
  )
}

/** Enter on a button is that button's. */
const isOnButton = (): boolean => document.activeElement instanceof HTMLButtonElement
