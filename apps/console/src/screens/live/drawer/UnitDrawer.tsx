import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { Icon } from '../../../parts/Icon.js'
import { KindGlyph } from '../../../parts/KindGlyph.js'
import { Notice } from '../../../parts/Notice.js'
import { AlarmMark, Presence } from '../../../parts/Presence.js'
import { age, dateTime } from '../../../parts/format.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { connection } from '../../../store/connection.js'
import { detail } from '../../../store/detail.js'
import { devices } from '../../../store/devices.js'
import { glimpse } from '../../../store/glimpse.js'
import { select, selection } from '../../../store/selection.js'
import { mayCommand, mayReadTracks, seesCases, session } from '../../../store/session.js'
import { summary } from '../../../store/summary.js'
import { hasPlace, hasTime, isFixed } from '../../../store/units.js'
import { flyTo } from '../../../store/view.js'
import { useHubClock, useStore } from '../../use-store.js'
import { ClockLine } from './ClockLine.js'
import { Commands } from './Commands.js'
import { Events } from './Events.js'
import { PlaceSection } from './PlaceSection.js'
import { RawSection } from './RawSection.js'
import { Registration } from './Registration.js'
import { StateSection } from './StateSection.js'
import { TrailSection } from './TrailSection.js'
import { VideoSection } from './VideoSection.js'
import './drawer.css'

/** Kinds that may carry a lens. */
const LENSES: ReadonlySet<string> = new Set(['camera', 'drone', 'bodycam', 'vehicle', 'phone'])

/** Everything about one unit. Its sections stand in the order in which a seat asks. */
export function UnitDrawer({ id, onFollow }: { id: string; onFollow: () => void }) {
  const { t } = useTranslation()
  const now = useHubClock()
  const unit = useStore(glimpse, (state) => (state.unit?.id === id ? state.unit : null))
  const whole = useStore(summary, (state) => state.whole)
  const live = useStore(connection, (state) => state.state === 'live')
  const follow = useStore(selection, (state) => state.follow)
  const role = useStore(session, (state) => state.user?.role)
  const said = useStore(detail, (state) => (state.detail?.id === id ? state.detail : null))
  const { data: device } = useQuery(devices.one(id))
  const close = <Button look="quiet" square aria-label={t('action.close')} onPress={() => select(null)}><Icon name="close" /></Button>

  if (!unit) return (
    <aside className="drawer" aria-label={t('drawer.title')}>
      <header className="drawer-head"><span />{close}</header>
      {whole ? <Notice title={t('drawer.gone')}>{t('drawer.goneText')}</Notice> : <Skeleton rows={8} />}
    </aside>
  )
  const placed = hasPlace(unit)
  const [state, fix] = [said?.state ?? device?.state ?? {}, said?.lastFix ?? device?.lastFix ?? null]
  return (
    <aside className={`drawer ${live ? '' : 'drawer-stale'}`} aria-label={t('drawer.title')}>
      <header className="drawer-head">
        <KindGlyph kind={unit.kind} size={20} />
        <div className="drawer-names">
          <h1 className="clip" title={unit.name}>{unit.name}</h1>
          <p className="dim clip">{t(`kind.${unit.kind}`)}{unit.plate && !unit.name.includes(unit.plate) ? ` · ${unit.plate}` : ''}</p>
        </div>
        {close}
      </header>
      <div className="drawer-presence" title={unit.presenceSince ? dateTime(unit.presenceSince) : undefined}>
        <Presence presence={unit.presence} silent={unit.protocol === 'none'} lastKnown={!live} age={unit.presence === 'never' ? undefined : age(now - unit.presenceSince)} />
        {unit.alarm && <AlarmMark level={unit.alarm} />}
        {hasTime(unit) && <span className="drawer-age" title={dateTime(unit.timeMs)}>{'\u25f7'} {age(now - unit.timeMs)}</span>}
      </div>
      <div className={`drawer-body ${live ? '' : 'hatched'}`}>
        {LENSES.has(unit.kind) && seesCases(role) && <VideoSection id={id} />}
        {placed
          ? <div className="drawer-keys">
              {!isFixed(unit) && <Button aria-pressed={follow} onPress={onFollow}><Icon name="follow" />{follow ? t('drawer.following') : t('drawer.follow')}<kbd>F</kbd></Button>}
              <Button onPress={() => flyTo(unit)}>{t('drawer.fly')}</Button>
            </div>
          : <Notice title={t('drawer.noPlace')}>{t('drawer.noPlaceText')}</Notice>}
        {placed && <PlaceSection unit={unit} fix={fix} receivedAt={said?.receivedAt ?? null} />}
        <ClockLine offsetMs={said?.clockOffsetMs ?? device?.clockOffsetMs ?? null} />
        <StateSection state={state} kind={unit.kind} />
        {mayReadTracks(role) && !isFixed(unit) && <TrailSection id={id} />}
        {mayCommand(role) && <Commands id={id} protocol={unit.protocol} />}
        {mayReadTracks(role) && <Events id={id} />}
        <Registration unit={unit} device={device ?? null} />
        <RawSection state={state} fix={fix} raw={said?.raw ?? null} />
      </div>
    </aside>
  )
}
