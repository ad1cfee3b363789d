import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { loadPatrol, interruptPatrol, patrol, provePatrol } from '../../../store/video/patrol.js'
import { say } from '../../../store/toasts.js'
import { useStore } from '../../use-store.js'
import { useAnnounced } from '../use-tile-alarms.js'

/** The walk at this seat while the screen is open: read at once, proven while it runs, interrupted by what cannot wait. */
export function usePatrol(mayPatrol: boolean): void {
  const { t } = useTranslation()
  const running = useStore(patrol, ({ session }) => session?.state === 'running')
  useEffect(() => {
    if (!mayPatrol) return
    const abort = new AbortController()
    void loadPatrol(abort.signal).catch(() => undefined)
    return () => abort.abort()
  }, [mayPatrol])
  useEffect(() => (running ? provePatrol() : undefined), [running])
  useAnnounced((alarm) => {
    const { session } = patrol.getState()
    if (session?.state !== 'running') return
    // Life and safety wherever it is; what is urgent only where one is looking anyway, or no round would ever be walked.
    if (alarm.priority !== 'P1' && !session.views.some(({ cameraId }) => cameraId === alarm.sourceId)) return
    void interruptPatrol('alarm', alarm.id).then((did) => { if (did) say('failed', t('patrol.byAlarm')) })
  })
}
