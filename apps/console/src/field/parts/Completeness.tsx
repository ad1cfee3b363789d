import type { NoticeDraft, NoticeVerdict } from '@watchfloor/domain'
import { distanceM } from '@watchfloor/domain'
import { NOTICE_CHECKS } from '@watchfloor/shared'
import type { NoticeCheck, ParkingNoticeRules } from '@watchfloor/shared'
import { say, span, useWords } from '../words/words.js'
import type { Words } from '../words/words.js'

interface Props { draft: NoticeDraft; rules: ParkingNoticeRules; verdict: NoticeVerdict; nowMs: number }

/** How complete a notice is, live, and rule by rule what is missing and how to get it. */
export function Completeness({ draft, rules, verdict, nowMs }: Props) {
  const w = useWords()
  const faults = new Set(verdict.faults)
  return (
    <section className="block">
      <div className="score">
        <h2>{w.notice.score}</h2>
        <span className={`score-figure figure ${verdict.valid ? 'score-whole' : 'score-part'}`}>{verdict.valid ? '✓' : '▲'} {verdict.score}</span>
      </div>
      <div className="score-bar" role="meter" aria-label={w.notice.score} aria-valuemin={0} aria-valuemax={100} aria-valuenow={verdict.score}><i className={verdict.valid ? 'score-whole' : ''} style={{ width: `${verdict.score}%` }} /></div>
      <ul className="checks">
        {NOTICE_CHECKS.map((check) => (
          <li key={check} className={faults.has(check) ? 'check-open' : 'check-done'}>
            <span aria-hidden="true">{faults.has(check) ? '▲' : '✓'}</span><b>{w.notice.checks[check]}</b>
            <span className="quiet">{faults.has(check) ? LACKS[check](w, draft, rules, nowMs) : ''}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Lack = (w: Words, draft: NoticeDraft, rules: ParkingNoticeRules, nowMs: number) => string

/** What to do about each fault, with the figures of this city's rules. */
const LACKS: Readonly<Record<NoticeCheck, Lack>> = {
  plate: (w) => w.notice.plateHint,
  photos: (w, { photos }, { minPhotos }) => say(w.notice.lackPhotos, minPhotos - photos.length),
  roles: (w, { photos }, { roles }) => roles.filter((role) => !photos.some((photo) => photo.role === role)).map((role) => w.roles[role]).join(w.zh ? '\u3001' : ', '),
  spacing(w, { photos }, { minSpacingMs, maxSpacingMs }, nowMs) {
    const times = photos.map(({ takenMs }) => takenMs)
    const first = Math.min(...times)
    if (times.length > 1 && Math.max(...times) - first > maxSpacingMs) return say(w.notice.spacingLong, span(w, maxSpacingMs))
    const leftS = Math.ceil((first + minSpacingMs - nowMs) / 1000)
    if (times.length === 0 || leftS <= 0) return say(times.length === 0 ? w.notice.spacingRule : w.notice.spacingNow, span(w, minSpacingMs))
    return say(w.notice.spacingWait, `${Math.floor(leftS / 60)}:${String(leftS % 60).padStart(2, '0')}`)
  },
  position: (w, { lat, accuracyM }, { maxAccuracyM }) => (lat === null || accuracyM === null ? w.notice.noPosition : say(w.notice.coarse, Math.round(accuracyM), maxAccuracyM)),
  together(w, { lat, lon, photos }, { maxApartM }) {
    if (lat === null || lon === null || photos.length === 0) return say(w.notice.togetherRule, maxApartM)
    const bare = photos.filter((photo) => photo.lat === null || photo.lon === null).length
    const far = photos.filter((photo) => photo.lat !== null && photo.lon !== null && distanceM(lat, lon, photo.lat, photo.lon) > maxApartM).length
    return [bare > 0 && say(w.notice.photoBare, bare), far > 0 && say(w.notice.photoFar, far, maxApartM)].filter(Boolean).join(' ')
  },
  clock: (w, { clockOffsetMs }, { maxClockOffsetMs }) => (clockOffsetMs === null ? w.notice.clockUnknown : say(w.notice.clockOff, Math.round(Math.abs(clockOffsetMs) / 1000), Math.round(maxClockOffsetMs / 1000))),
}
