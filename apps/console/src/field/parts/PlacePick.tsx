import { useCallback, useEffect, useRef, useState } from 'react'
import { whereAmI } from '../phone/position.js'
import { abilities } from '../phone/abilities.js'
import { useWords } from '../words/words.js'

export interface PickedPlace { lat: number; lon: number; accuracyM: number | null }

/** Where it is: the phone's own position, or coordinates by hand where there is none. */
export function PlacePick({ value, onChange }: { value: PickedPlace | null; onChange: (place: PickedPlace | null) => void }) {
  const w = useWords()
  const [busy, setBusy] = useState(false)
  const [byHand, setByHand] = useState(!abilities().position)
  // Whoever asks now is told, even where the form was drawn anew while the phone looked.
  const tell = useRef(onChange)
  useEffect(() => { tell.current = onChange })
  const locate = useCallback(async () => {
    setBusy(true)
    const found = await whereAmI()
    setBusy(false)
    if (found) tell.current({ lat: found.lat, lon: found.lon, accuracyM: found.accuracyM }); else setByHand(true)
  }, [])
  // A form that opens without a place looks for it by itself, once.
  const [opensWithout] = useState(() => value === null && abilities().position)
  useEffect(() => { if (opensWithout) void locate() }, [opensWithout, locate])
  return (
    <div className="named">
      <span>{w.report.place}</span>
      <p className="figure">{busy ? `${w.report.locating}…` : value === null ? w.report.noPlace : `${value.lat.toFixed(5)}, ${value.lon.toFixed(5)}${value.accuracyM === null ? '' : ` ±${Math.round(value.accuracyM)} m`}`}</p>
      <div className="pair">
        {abilities().position && <button type="button" className="tap" disabled={busy} onClick={() => void locate()}>{value ? w.report.locate : w.report.here}</button>}
        {!byHand && <button type="button" className="tap" onClick={() => setByHand(true)}>{w.report.byHand}</button>}
      </div>
      {byHand && <ByHand value={value} onChange={onChange} />}
    </div>
  )
}

function ByHand({ value, onChange }: { value: PickedPlace | null; onChange: (place: PickedPlace | null) => void }) {
  const w = useWords()
  const [lat, setLat] = useState(value?.lat.toFixed(5) ?? '')
  const [lon, setLon] = useState(value?.lon.toFixed(5) ?? '')
  const told = (latText: string, lonText: string): void => {
    const [y, x] = [Number(latText), Number(lonText)]
    const usable = latText.trim() !== '' && lonText.trim() !== '' && Math.abs(y) <= 90 && Math.abs(x) <= 180
    onChange(usable ? { lat: y, lon: x, accuracyM: null } : null)
  }
  return (
    <div className="pair">
      <label className="named"><span>{w.report.lat}</span><input className="box figure" inputMode="decimal" value={lat} onChange={(event) => { setLat(event.target.value); told(event.target.value, lon) }} /></label>
      <label className="named"><span>{w.report.lon}</span><input className="box figure" inputMode="decimal" value={lon} onChange={(event) => { setLon(event.target.value); told(lat, event.target.value) }} /></label>
    </div>
  )
}
