import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { CategoryPick } from '../parts/CategoryPick.js'
import { Photos } from '../parts/Photos.js'
import { PlacePick } from '../parts/PlacePick.js'
import type { PickedPlace } from '../parts/PlacePick.js'
import { ReportKinds } from '../parts/ReportKinds.js'
import { enqueue } from '../queue/outbox.js'
import { pumpNow } from '../queue/pump.js'
import { categories, nameOf, openCategories } from '../store/categories.js'
import { useDraft } from '../store/draft.js'
import { me } from '../store/me.js'
import { go } from '../store/place.js'
import { usePhotos } from '../store/photos.js'
import { say, useWords } from '../words/words.js'

const NAME = 'report'
interface Draft { category: string; description: string; address: string; place: PickedPlace | null }
const EMPTY: Draft = { category: '', description: '', address: '', place: null }

/** A new problem, found on the way: what, where, a picture. */
export function Report() {
  const w = useWords()
  const { user } = useStore(me)
  const list = useStore(categories, (state) => state.list)
  const { value, ready, change, clear } = useDraft(NAME, EMPTY)
  const draft = usePhotos(NAME)
  const [tried, setTried] = useState(false)
  useEffect(() => { void openCategories() }, [])
  const missing = [value.category === '' && w.report.category, draft.photos.length === 0 && w.report.photo, value.place === null && w.report.place, value.description.trim() === '' && w.report.description].filter(Boolean)
  const send = async (): Promise<void> => {
    const { place, category, address, description } = value
    if (!user || missing.length > 0 || draft.reading > 0 || place === null) { setTried(true); return }
    await enqueue({
      userId: user.id, photos: draft.photos.map(({ id }) => id), seen: null, title: nameOf(list, category, w.zh),
      errand: { kind: 'open', input: { category, lat: place.lat, lon: place.lon, description: description.trim(), source: 'officer', reportedBy: user.id, ...(address.trim() ? { address: address.trim() } : {}) } },
    })
    await clear()
    pumpNow()
    go('outbox')
  }
  if (!ready) return <div aria-busy="true" />
  return (
    <>
      <ReportKinds at="report" />
      <form className="block form" onSubmit={(event) => { event.preventDefault(); void send() }}>
        <Photos roles={['near', 'far', 'reference']} draft={draft} />
        <CategoryPick value={value.category} onChange={(category) => change({ category })} />
        <PlacePick value={value.place} onChange={(place) => change({ place })} />
        <label className="named"><span>{w.report.description}</span><textarea className="box" rows={3} value={value.description} onChange={(event) => change({ description: event.target.value })} maxLength={2000} /></label>
        <label className="named"><span>{w.report.address}</span><input className="box" value={value.address} onChange={(event) => change({ address: event.target.value })} maxLength={200} /></label>
        {tried && missing.length > 0 && <p className="wrong" role="alert">{say(w.report.missing, missing.join(w.zh ? '\u3001' : ', '))}</p>}
        <button type="submit" className="tap main-tap huge">{w.report.submit}</button>
      </form>
    </>
  )
}
