import type { PatrolSession } from '@watchfloor/shared'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button } from '../../../parts/Button.js'
import { Notice } from '../../../parts/Notice.js'
import { Skeleton } from '../../../parts/Skeleton.js'
import { connection } from '../../../store/connection.js'
import { closePatrol, loadPatrol, patrol } from '../../../store/video/patrol.js'
import { errorKey } from '../../error-key.js'
import { useStore } from '../../use-store.js'
import { Progress } from './Progress.js'
import { Rounds } from './Rounds.js'
import { Standstill } from './Standstill.js'
import { Stop } from './Stop.js'
import './patrol.css'

interface PatrolStripProps { onFile: () => void; chosen: string | null; onChoose: (cameraId: string) => void; wallCameras: readonly string[] }

/** The right strip: which round, what to look for here, and what was decided. */
export function PatrolStrip({ onFile, chosen, onChoose, wallCameras }: PatrolStripProps) {
  const { t } = useTranslation()
  const { session, loaded, error } = useStore(patrol)
  const down = useStore(connection, (state) => state.state === 'down')
  return (
    <aside className={`patrol ${down ? 'hatched' : ''}`} aria-label={t('patrol.title')}>
      {error !== null && <p className="patrol-fault" role="alert">{'\u25c6'} {t(errorKey(error))}</p>}
      {!loaded ? (error === null ? <Skeleton rows={10} /> : <Notice tone="error" title={t('state.error')} action={<Button onPress={() => void loadPatrol()}>{t('action.retry')}</Button>} />)
        : session === null ? <Rounds wallCameras={wallCameras} />
          : <Walk session={session} chosen={chosen} onChoose={onChoose} onFile={onFile} />}
      <footer className="patrol-foot"><Link to="/video/coverage">{t('patrol.coverage')}</Link></footer>
    </aside>
  )
}

function Walk({ session, chosen, onChoose, onFile }: { session: PatrolSession } & Omit<PatrolStripProps, 'wallCameras'>) {
  const { t } = useTranslation()
  if (session.state === 'running') return <Stop session={session} chosen={chosen} onChoose={onChoose} onFile={onFile} />
  if (session.state === 'interrupted' || session.state === 'resting') return <Standstill session={session} />
  return (
    <section className="patrol-part">
      <h2>{session.roundName}</h2>
      <Notice title={t(session.state === 'done' ? 'patrol.doneTitle' : 'patrol.leftTitle')} action={<Button look="primary" onPress={closePatrol}>{t('patrol.close')}</Button>}><Progress session={session} /></Notice>
    </section>
  )
}
