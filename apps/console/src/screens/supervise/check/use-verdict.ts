import { useQueryClient } from '@tanstack/react-query'
import type { CheckAspect, SpotCheckDetail } from '@watchfloor/shared'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dateTime } from '../../../parts/format.js'
import { hubNow } from '../../../store/connection.js'
import { keepEvidence } from '../../../store/supervise/snapshot.js'
import { NO_MARKS, decideCheck, mayMark, nextMark } from '../../../store/supervise/checks.js'
import type { Marks } from '../../../store/supervise/checks.js'
import { replay } from '../../../store/supervise/replay.js'
import { session } from '../../../store/session.js'
import { say } from '../../../store/toasts.js'
import { errorKey } from '../../error-key.js'
import { findingWords } from '../finding-words.js'
import { pictureFrame } from './picture-frame.js'
import { trackSheet } from './track-sheet.js'

/** Marks, the note, and the one act that records them with a snapshot of what was looked at. */
export function useVerdict(check: SpotCheckDetail) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const [marks, setMarks] = useState<Marks>(NO_MARKS)
  const [cannot, setCannot] = useState(false)
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const seen = check.trackSeenAt !== null && (check.pictureSeenAt !== null || check.noPicture !== null)
  const lacks = cannot ? note.trim().length < 4 : Object.values(marks).every((mark) => mark === 'unseen')

  const mark = (aspect: CheckAspect): void => {
    if (!mayMark(aspect, check)) return
    setCannot(false)
    setMarks((now) => ({ ...now, [aspect]: nextMark(now[aspect]) }))
  }
  const record = async (): Promise<void> => {
    const look = replay.getState().looks.find(({ dutyId }) => dutyId === check.dutyId)
    if (busy) return
    if (!seen || !look) { say('failed', t('error.check.unseen')); return }
    if (lacks) { say('failed', t(cannot ? 'supervise.noteNeeded' : 'supervise.marksNeeded')); return }
    setBusy(true)
    try {
      const sheet = await trackSheet(look, [
        `${check.squadName} ${check.person} \u00b7 ${check.shift}${check.beatName ? ` \u00b7 ${check.beatName}` : ''}`,
        `${dateTime(Date.parse(look.from))} \u2013 ${dateTime(Date.parse(look.to))} \u00b7 ${session.getState().user?.name ?? ''} ${dateTime(hubNow())}`,
        look.findings.slice(0, 3).map((finding) => `${t(`cell.${finding.state}`)} ${findingWords(t, finding)}`).join('  '),
      ])
      const { id } = await keepEvidence(sheet, { name: `spot-check-${check.id.slice(-6)}.png`, takenAt: new Date(hubNow()).toISOString(), ...(check.deviceId ? { deviceId: check.deviceId } : {}) })
      const frame = await pictureFrame()
      const shown = frame && (await keepEvidence(frame, { name: `body-camera-${check.id.slice(-6)}.jpg`, takenAt: new Date(hubNow()).toISOString(), ...(check.deviceId ? { deviceId: check.deviceId } : {}) })).id
      const decided = await decideCheck(check.id, { marks: cannot ? null : marks, ...(note.trim() ? { note: note.trim() } : {}), evidence: shown ? [shown, id] : [id] })
      say('done', decided.incident ? t('supervise.recordedFailed', { number: decided.incident.number }) : t('supervise.recorded'))
      await queries.invalidateQueries({ queryKey: ['supervise'] })
    } catch (error) { say('failed', t(errorKey(error))) } finally { setBusy(false) }
  }
  return { marks, mark, cannot, toggleCannot: () => setCannot((now) => !now), note, setNote, busy, seen, lacks, record }
}
