import type { Clip } from '@watchfloor/shared'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { clockTime } from '../../../parts/format.js'
import { mayLookAtRecordings, session } from '../../../store/session.js'
import { recordings } from '../../../store/video/recording.js'
import { useStore } from '../../use-store.js'

/** One that failed long ago is no news: the timeline never heard of it. */
const FAILED_MS = 86_400_000
const isShown = (clip: Clip): boolean => clip.state === 'waiting' || clip.state === 'taking' || (clip.state === 'failed' && Date.now() - Date.parse(clip.askedAt) < FAILED_MS)

/** The stretches of video that were asked for as evidence of this case and are not among it yet, each with what it waits for. */
export function ClipsOnTheWay({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation()
  const role = useStore(session, ({ user }) => user?.role)
  const clips = useQuery({ ...recordings.clips(incidentId), enabled: mayLookAtRecordings(role), refetchInterval: (query) => (query.state.data?.items.some(({ state }) => state === 'waiting' || state === 'taking') ? 2000 : 30_000) })
  const shown = clips.data?.items.filter(isShown) ?? []
  if (shown.length === 0) return null
  return (
    <ul className="clips-on-the-way" aria-label={t('recording.clipsTitle')}>
      {shown.map((clip) => (
        <li key={clip.id} className={clip.state === 'failed' ? 'recording-failed' : 'dim'} title={clip.error ?? undefined}>
          <time>{clockTime(Date.parse(clip.from))} {'\u2013'} {clockTime(Date.parse(clip.to))}</time> {clip.state === 'waiting' && clip.tries > 0 ? t('recording.clipAgain', { n: clip.tries }) : t(`recording.clip.${clip.state}`)}
        </li>
      ))}
    </ul>
  )
}
