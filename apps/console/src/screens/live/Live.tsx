import { Suspense, lazy, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { incidentPins, pin } from '../../store/incident-pins.js'
import { openAlarm, openedAlarm } from '../../store/opened-alarm.js'
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
import { AlarmDrawer } from './cases/AlarmDrawer.js'
import { CaseDrawer } from './cases/CaseDrawer.js'
import { UnitDrawer } from './drawer/UnitDrawer.js'
import { useAddress } from './use-address.js'
import './live.css'

const LiveMap = lazy(async () => ({ default: (await import('../../map/LiveMap.js')).LiveMap }))

/** The map is the ground; panels float on its edge and fold away. */
export function Live() {
  const { t } = useTranslation()
  const [folded, setFolded] = useState(false)
  const selectedId = useStore(selection, (state) => state.selectedId)
  const pinnedId = useStore(incidentPins, (state) => state.openId)
  const alarmId = useStore(openedAlarm, (state) => state.id)
  useAddress()
  useOneDrawer()

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
    { key: 'Escape', label: 'keys.escape', run: () => { select(null); pin(null); openAlarm(null) } },
  ])
  return (
    <div className="live">
      <section className="live-map" aria-label={t('live.map')}>
        <MapBoundary><Suspense fallback={<div className="live-map-wait" role="status">{t('state.loading')}</div>}><LiveMap /></Suspense></MapBoundary>
      </section>
      <LeftPanel folded={folded} onFold={setFolded} />
      {selectedId !== null && <UnitDrawer key={selectedId} id={selectedId} onFollow={toggleFollow} />}
      {selectedId === null && alarmId !== null && <AlarmDrawer key={alarmId} id={alarmId} />}
      {selectedId === null && alarmId === null && pinnedId !== null && <CaseDrawer key={pinnedId} id={pinnedId} />}
      <LiveFoot />
    </div>
  )
}

/** A unit, an incident and an alarm share the one drawer: the newest choice has it, and leaving the screen closes it. */
function useOneDrawer(): void {
  useEffect(() => {
    const leave = [
      selection.subscribe((now, before) => { if (now.selectedId !== null && now.selectedId !== before.selectedId) { pin(null); openAlarm(null) } }),
      incidentPins.subscribe((now, before) => { if (now.openId !== null && now.openId !== before.openId) { select(null); openAlarm(null) } }),
      openedAlarm.subscribe((now, before) => { if (now.id !== null && now.id !== before.id) { select(null); pin(null) } }),
    ]
    return () => {
      leave.forEach((go) => go())
      pin(null)
    }
  }, [])
}
