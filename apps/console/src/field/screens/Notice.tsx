import { judgeNotice } from '@watchfloor/domain'
import type { NoticeOutcome } from '@watchfloor/shared'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { Completeness } from '../parts/Completeness.js'
import { Photos } from '../parts/Photos.js'
import { PlacePick } from '../parts/PlacePick.js'
import type { PickedPlace } from '../parts/PlacePick.js'
import { PlateField, plateOf } from '../parts/PlateField.js'
import { PlateHistory } from '../parts/PlateHistory.js'
import { ReportKinds } from '../parts/ReportKinds.js'
import { keepProvince, usualProvince } from '../parts/usual-province.js'
import { enqueue } from '../queue/outbox.js'
import { pumpNow } from '../queue/pump.js'
import { useDraft } from '../store/draft.js'
import { me } from '../store/me.js'
import { noticeRules, offsetNow, refreshNoticeRules } from '../store/notice-rules.js'
import { usePhotos } from '../store/photos.js'
import { go } from '../store/place.js'
import { useNow } from '../store/use-now.js'
import { useOnline } from '../store/use-online.js'
import { usePlateHistory } from '../store/use-plate-history.js'
import { useWords } from '../words/words.js'

interface Draft { province: string; rest: string; place: PickedPlace | null; outcome: NoticeOutcome }

/** A parking notice: plate, photos, place, and live how complete it is by the city's rules. The hub judges; an incomplete one may be sent and counts as invalid. */
export function Notice({ incidentId }: { incidentId: string | null }) {
  const w = useWords()
  const name = `notice:${incidentId ?? ''}`
  const { user } = useStore(me)
  const { rules, clock: compared } = useStore(noticeRules)
  const online = useOnline()
  const nowMs = useNow(1000)
  const { value, ready, change, clear } = useDraft<Draft>(name, { province: usualProvince(), rest: '', place: null, outcome: 'notice' })
  const draft = usePhotos(name)
  const [tried, setTried] = useState(false)
  useEffect(() => { void refreshNoticeRules() }, [])
  const plate = plateOf(value)
  const history = usePlateHistory(plate, online)
  if (!ready || !user) return <div aria-busy="true" />
  const clockOffsetMs = offsetNow(compared, nowMs)
  const { place } = value
  const notice = {
    plate, lat: place?.lat ?? null, lon: place?.lon ?? null, accuracyM: place?.accuracyM ?? null, clockOffsetMs,
    photos: draft.photos.map(({ role, takenAt, lat, lon, accuracyM }) => ({ role, takenMs: Date.parse(takenAt), lat, lon, accuracyM })),
  }
  const verdict = judgeNotice(notice, rules)
  const repeated = (history?.earlier ?? 0) > 0
  const outcome: NoticeOutcome = repeated ? 'notice' : value.outcome
  const least = plate === '' || place === null || draft.photos.length === 0
  const send = async (): Promise<void> => {
    if (least || place === null || draft.reading > 0) { setTried(true); return }
    await enqueue({
      userId: user.id, seen: null, title: plate, photos: draft.photos.map(({ id }) => id),
      errand: { kind: 'notice', input: { plate, lat: place.lat, lon: place.lon, outcome, ...(place.accuracyM === null ? {} : { accuracyM: place.accuracyM }), ...(clockOffsetMs === null ? {} : { clockOffsetMs }), ...(incidentId === null ? {} : { incidentId }) } },
    })
    keepProvince(plate)
    await clear()
    pumpNow()
    go('outbox')
  }
  return (
    <>
      {incidentId === null ? <ReportKinds at="notice" /> : <header className="head"><a className="tap small-tap" href={`#/task/${incidentId}`} aria-label={w.task.back}>‹</a><h1 className="grow">{w.notice.title}</h1></header>}
      <form className="block form" onSubmit={(event) => { event.preventDefault(); void send() }}>
        <PlateField value={value} onChange={change} />
        <PlateHistory history={history} />
        <Photos roles={[...new Set([...rules.roles, 'other' as const])]} draft={draft} />
        <PlacePick value={place} onChange={(next) => change({ place: next })} />
        <fieldset className="choices">
          <legend>{w.form.outcome}</legend>
          {(['notice', 'first_offence_waived'] as const).map((one) => (
            <label key={one} className="choice"><input type="radio" name="outcome" checked={outcome === one} disabled={repeated && one !== 'notice'} onChange={() => change({ outcome: one })} /><span>{w.cases.outcome[one]}</span></label>
          ))}
        </fieldset>
        <Completeness {...{ draft: notice, rules, verdict, nowMs }} />
        {tried && least && <p className="wrong" role="alert">{w.notice.least}</p>}
        <button type="submit" className={`tap huge ${verdict.valid ? 'main-tap' : ''}`}>{verdict.valid ? w.notice.send : w.notice.sendPart}</button>
      </form>
    </>
  )
}
