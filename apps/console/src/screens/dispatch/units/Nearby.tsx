import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KindGlyph } from '../../../parts/KindGlyph.js'
import { Presence } from '../../../parts/Presence.js'
import { metres } from '../../../parts/format.js'
import { nearest } from '../../../store/nearby.js'
import type { NearGroup } from '../../../store/nearby.js'
import { select } from '../../../store/selection.js'
import { units } from '../../../store/units.js'
import { flyTo } from '../../../store/view.js'
import './units.css'

const EVERY_MS = 2000

/** What can see or reach the place: cameras first, for an SOS is looked at before anybody gets there. */
export function Nearby({ lat, lon }: { lat: number; lon: number }) {
  const { t } = useTranslation()
  const [groups, setGroups] = useState<NearGroup[]>(() => nearest(units.list(), { lat, lon }))
  useEffect(() => {
    const look = (): void => setGroups(nearest(units.list(), { lat, lon }))
    look()
    const timer = setInterval(look, EVERY_MS)
    return () => clearInterval(timer)
  }, [lat, lon])
  return (
    <section className="nearby" aria-label={t('units.nearby')}>
      <h2>{t('units.nearby')}</h2>
      {groups.length === 0 && <p className="dim nearby-none">{t('units.nobodyNear')}</p>}
      <ul>
        {groups.flatMap(({ near }) => near).map(({ unit, distanceM }) => {
          const { value, unit: measure } = metres(distanceM)
          return (
            <li key={unit.id}>
              <button type="button" onClick={() => { select(unit.id); flyTo({ lat: unit.lat, lon: unit.lon }) }}>
                <KindGlyph kind={unit.kind} /><span className="clip">{unit.name}</span><Presence presence={unit.presence} silent={unit.protocol === 'none'} short /><span className="num">{value}<span className="unit">{measure}</span></span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
