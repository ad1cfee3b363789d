import { CLIP_MOST_S, EXPORT_MOST_S } from '@watchfloor/shared'
import type { Camera, RecordingBar, StreamName } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportedStretch } from '../../../link/nouns/recordings.js'
import { Button } from '../../../parts/Button.js'
import { SelectInput } from '../../../parts/Field.js'
import { Icon } from '../../../parts/Icon.js'
import { clockTime, lasting } from '../../../parts/format.js'
import { saveBlob } from '../../../parts/save-file.js'
import { mayExportRecordings, mayKeepClips, session } from '../../../store/session.js'
import { say } from '../../../store/toasts.js'
import { iso, recordings } from '../../../store/video/recording.js'
import type { Stretch } from '../../../store/video/recording.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'

interface KeepStretchProps { camera: Camera; stream: StreamName; marked: Stretch; reason: string | undefined; incidents: RecordingBar['incidents']; incidentName: (incident: RecordingBar['incidents'][number]) => string }

/** What is done with a marked stretch: evidence of one of the camera's incidents, or a file to take along. */
export function KeepStretch({ camera, stream, marked, reason, incidents, incidentName }: KeepStretchProps) {
  const { t } = useTranslation()
  const role = useStore(session, ({ user }) => user?.role)
  const [chosen, setChosen] = useState('')
  const [busy, setBusy] = useState(false)
  const [askedFor, setAskedFor] = useState<{ incidentId: string; clipId: string } | null>(null)
  const clips = useQuery({ ...recordings.clips(askedFor?.incidentId ?? ''), enabled: askedFor !== null })
  const clip = clips.data?.items.find(({ id }) => id === askedFor?.clipId)
  const incidentId = chosen || incidents.at(-1)?.id || ''
  const seconds = (marked.toMs - marked.fromMs) / 1000
  const what = { from: iso(marked.fromMs), to: iso(marked.toMs), ...(reason === undefined ? {} : { reason }) }
  const act = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true)
    try { await work() } catch (error) { say('failed', t(errorKey(error))) } finally { setBusy(false) }
  }
  const keep = (): Promise<void> => act(async () => {
    const { id } = await recordings.clip(camera.id, { incidentId, ...what })
    setAskedFor({ incidentId, clipId: id })
  })
  const take = (): Promise<void> => act(async () => saveBlob(`${camera.name} ${what.from.replaceAll(':', '-')}.mp4`, await exportedStretch(camera.id, { stream, ...what })))
  return (
    <div className="recording-keep">
      <span>{t('recording.marked', { from: clockTime(marked.fromMs), to: clockTime(marked.toMs), long: lasting(marked.toMs - marked.fromMs) })}</span>
      {mayKeepClips(role) && (incidents.length === 0 ? <span className="dim">{t('recording.noIncident')}</span> : (
        <>
          <SelectInput bare label={t('recording.incident')} value={incidentId} onChange={setChosen} choices={incidents.map((one) => ({ value: one.id, label: incidentName(one) }))} />
          <Button look="primary" busy={busy} isDisabled={seconds > CLIP_MOST_S} onPress={() => void keep()}>{t('recording.keep')}</Button>
          {seconds > CLIP_MOST_S && <span className="dim">{t('recording.tooLong', { n: CLIP_MOST_S })}</span>}
        </>
      ))}
      {mayExportRecordings(role) && <Button busy={busy} isDisabled={seconds > EXPORT_MOST_S} onPress={() => void take()}><Icon name="download" />{t('recording.export')}</Button>}
      {clip && <span role="status" className={clip.state === 'failed' ? 'recording-failed' : clip.state === 'kept' ? 'recording-kept' : 'dim'}>{clip.state === 'waiting' && clip.tries > 0 ? t('recording.clipAgain', { n: clip.tries }) : t(`recording.clip.${clip.state}`)}{clip.state === 'failed' && clip.error !== null && ` \u00b7 ${clip.error}`}</span>}
    </div>
  )
}
