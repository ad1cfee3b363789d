import type { IncidentDetail } from '@watchfloor/shared'
import type { Names } from '../../cases/use-names.js'
import type { Acting } from '../incident/use-acting.js'
import { Nearby } from './Nearby.js'
import { Ranked } from './Ranked.js'
import type { Picking } from './use-picking.js'
import './units.css'

/** Who should go, who could, and who is near. */
export function UnitsPanel({ incident, names, picking, acting, mayDispatch }: { incident: IncidentDetail; names: Names; picking: Picking; acting: Acting; mayDispatch: boolean }) {
  return (
    <aside className="units-panel">
      {mayDispatch && <Ranked incident={incident} names={names} picking={picking} acting={acting} />}
      <Nearby lat={incident.lat} lon={incident.lon} />
    </aside>
  )
}
