import { DEVICE_KINDS } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../parts/Button.js'
import { KindGlyph } from '../../parts/KindGlyph.js'
import { Notice } from '../../parts/Notice.js'
import { Skeleton } from '../../parts/Skeleton.js'
import { Toggle } from '../../parts/Toggle.js'
import { count } from '../../parts/format.js'
import { loadBlindStretches } from '../../store/blind-spots.js'
import { loadAreas } from '../../store/areas.js'
import { layers, setLayer, showKind } from '../../store/layers.js'
import type { LayerSwitch } from '../../store/layers.js'
import { mayAdminister, seesCases, session } from '../../store/session.js'
import { summary } from '../../store/summary.js'
import { useStore } from '../use-store.js'
import { Legend } from './Legend.js'

const SWITCHES: readonly LayerSwitch[] = ['labels', 'clusters', 'trails', 'areas', 'fields', 'blind']
/** What only the command room may read. */
const FOR_ROOM: readonly LayerSwitch[] = ['blind']

/** Kinds with their counts, each a layer that can be switched off; what else the map shows; the legend. */
export function Layers() {
  const { t } = useTranslation()
  const { whole, byKind, total } = useStore(summary)
  const { hidden, ...switches } = useStore(layers)
  const admin = useStore(session, (state) => mayAdminister(state.user?.role))
  const inRoom = useStore(session, (state) => seesCases(state.user?.role))
  if (!whole) return <Skeleton rows={6} />
  if (total.total === 0) return <Notice title={t('layers.emptyTitle')} action={admin && <Link className="button" to="/admin/devices">{t('layers.emptyAdmin')}</Link>}>{t('layers.emptyText')}</Notice>
  const kinds = DEVICE_KINDS.filter((kind) => byKind[kind].total > 0)
  return (
    <div className="layers">
      <section aria-label={t('layers.kinds')}>
        <header className="layers-head"><h2>{t('layers.kinds')}</h2><span>{t('layers.online')}</span><span>{t('layers.total')}</span><span /></header>
        <ul>
          {kinds.map((kind) => {
            const shown = !hidden.includes(kind)
            return (
              <li key={kind} className={`layers-kind ${shown ? '' : 'layers-off'}`}>
                <KindGlyph kind={kind} />
                <span className="clip">{t(`kind.${kind}`)}</span>
                <span className="num">{count(byKind[kind].online)}</span>
                <span className="num dim">{count(byKind[kind].total)}</span>
                <Toggle on={shown} onChange={(on) => showKind(kind, on)} label={t('layers.show', { name: t(`kind.${kind}`) })} />
              </li>
            )
          })}
        </ul>
        {hidden.length > 0 && <Button className="button-small" onPress={() => layers.setState({ hidden: [] })}>{t('layers.all')}</Button>}
      </section>
      <section aria-label={t('layers.display')}>
        <h2>{t('layers.display')}</h2>
        {SWITCHES.filter((name) => inRoom || !FOR_ROOM.includes(name)).map((name) => (
          <Toggle key={name} row on={switches[name]} onChange={(on) => { setLayer(name, on); if (name === 'areas' && on) void loadAreas(); if (name === 'blind' && on) void loadBlindStretches() }}>{t(`layers.${name}`)}</Toggle>
        ))}
      </section>
      <Legend />
    </div>
  )
}
