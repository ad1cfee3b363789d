import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/Button.js'
import { TextArea } from '../../../parts/Field.js'
import { signOut } from '../../../store/session.js'

const SHORTEST = 4

/** The way out for whoever must go at once: not silently, but with a reason that others read. */
export function Emergency({ offline }: { offline: boolean }) {
  const { t } = useTranslation()
  const [why, setWhy] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const go = async (reason: string): Promise<void> => {
    setBusy(true)
    await signOut(reason)
    setBusy(false)
  }
  if (why === null) return <div className="emergency"><Button look="quiet" onPress={() => setWhy('')}>{t('handOver.emergency')}</Button></div>
  return (
    <div className="emergency">
      <p className="dim">{t('handOver.emergencyText')}</p>
      <TextArea label={t('handOver.emergencyWhy')} value={why} maxLength={500} autoFocus onChange={setWhy} />
      <Button look="danger" busy={busy} isDisabled={offline || why.trim().length < SHORTEST} onPress={() => void go(why.trim())}>{t('handOver.emergencyGo')}</Button>
    </div>
  )
}
