import { Suspense, lazy, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { flyTo } from '../../store/view.js'
import { hasPlace, isFixed, units } from '../../store/units.js'
import { mayReadTracks, session } from '../../store/session.js'
import { select, selection, setFollow } from '../../store/selection.js'
import { hideTrail, showTrail, trail } from '../../store/trail.js'
import { useScreenKeys } from '../keys.js'
import { useStore } from '../use-store.js'
import { LeftPanel } from './LeftPanel.js'
import { LiveFoot } from './LiveFoot.js'
import { MapBoundary } from './MapBoundary.js'
import { UnitDrawer } from './drawer/UnitDrawer.js'
import { useAddress } from './use-address.js'
import './live.css'

const LiveMap = lazy(async () => ({ default: (await import('../../map/LiveMap.js')).LiveMap }))

/** The map is the ground; panels float on its edge and fold away. */
export function Live() {
  const { t } = useTranslation()
  const [folded, setFolded] = useState(false)
  const selectedId = useStore(selection, (state) => state.selectedId)
  useAddress()

  const toggleFollow = (): void => {
    const { selectedId: id, follow } = selection.getState()
    const unit = id ? units.byId(id) : undefined
    if (!unit || !hasPlace(unit) || isFixed(unit)) return
    setFollow(!follow)
    if (!follow) flyTo(unit)
  }
  const toggleTrail = (): void => {
    const { selectedId: id } = selection.getState()
    const unit = id ? units.byId(id) : undefined
    if (!id || !unit || isFixed(unit) || !mayReadTracks(session.getState().user?.role)) return
    if (trail.getState().deviceId === id) hideTrail()
    else void showTrail(id)
  }
  useScreenKeys([
    { key: 'f', label: 'keys.follow', run: toggleFollow },
    { key: 't', label: 'keys.trail', run: toggleTrail },
    { key: 'l', label: 'keys.panel', run: () => setFolded((now) => !now) },
    { key: 'Escape', label: 'keys.escape', run: () => select(null) },
  ])
  return (
    <div className="live">
      <section className="live-map" aria-label={t('live.map')}>
        <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}><LiveMap /></Suspense></MapBoundary>
      </section>
      <LeftPanel folded={folded} onFold={setFolded} />
      {selectedId !== null && <UnitDrawer key={selectedId} id={selectedId} onFollow={toggleFollow} />}
      <LiveFoot />
    </div>
  )
}
